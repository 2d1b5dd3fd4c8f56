import { byContestant, type CountKey } from './by-contestant.js';
import { describeExpectation } from './expectation.js';
import type { Contestant, Measured } from './measured.js';
import { tally, type RequestTally, type TalkTally } from './tally.js';

interface RowKey extends CountKey {
  readonly set: string;
}

export interface SetRow extends RowKey {
  readonly n: number;
  readonly requests: RequestTally;
  readonly talk: TalkTally;
}

/** All speech of a language that is no request. */
export interface TalkRow extends CountKey, TalkTally {}

/** A recording that was not made of what it should have been. */
export interface Mistake extends RowKey {
  readonly file: string;
  readonly transcript: string | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly expected: string;
  readonly heard: string;
}

export interface Confusion {
  readonly language: string;
  readonly expected: string;
  readonly heard: string;
  readonly n: number;
}

/** Per language and set, development and test rows apart. */
export function setRows(all: readonly Measured[]): readonly SetRow[] {
  return byContestant(all, ({ recording: { set } }) => ({ set })).map(({ key, judged }) => {
    return { ...key, n: judged.length, ...tally(judged) };
  });
}

export function talkRows(all: readonly Measured[]): readonly TalkRow[] {
  const talk = all.filter(({ expected }) => expected.kind === 'nothing');
  return byContestant(talk, () => ({})).map(({ key, judged }) => ({ ...key, ...tally(judged).talk }));
}

const fine = new Set(['right', 'askedRight', 'silent']);

/** Everything that went otherwise than it should, the worst first. */
export function mistakes(all: readonly Measured[], contestant: Contestant): readonly Mistake[] {
  const order = ['called', 'wrong', 'questioned', 'askedOther', 'answered', 'rejected', 'askedAmong'];
  return all
    .flatMap(({ recording, condition, expected, outcomes }): readonly Mistake[] => {
      const { verdict, reason, heard } = outcomes[contestant];
      if (fine.has(verdict)) return [];
      const { file, set, language, use, transcript } = recording;
      const key = { set, language, use, condition, contestant };
      return [{ ...key, file, transcript, verdict, reason, expected: describeExpectation(expected), heard }];
    })
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}

/** What requests were taken for; '' is nothing at all. Quiet recordings only. */
export function confusions(all: readonly Measured[], contestant: Contestant): readonly Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { recording, condition, expected, outcomes } of all) {
    if (condition !== 'clean' || expected.kind === 'nothing') continue;
    const confusion = {
      language: recording.language,
      expected: describeExpectation(expected),
      heard: outcomes[contestant].heard,
    };
    const key = JSON.stringify(confusion);
    counts.set(key, { ...confusion, n: (counts.get(key)?.n ?? 0) + 1 });
  }
  return [...counts.values()];
}
