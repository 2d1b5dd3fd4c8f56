import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../../config/kernel/index.js';
import {
  describeExpectation,
  expectationOf,
  judge,
  readRecordingIndex,
  tally,
  type Decision,
  type Expectation,
  type Recording,
  type RequestTally,
  type Speech,
  type TalkTally,
} from '../../../speech/index.js';
import type { Station } from '../../../config/index.js';

/** One more field of a line of `hear --json`, where it was said what to expect. */
export interface ExpectedField {
  readonly expected: Expectation;
  readonly verdict: ReturnType<typeof judge>['verdict'];
}

/** The last line of `hear --json --expect`; the same figures as `bench recognition`, per set. */
export interface HearSummary {
  readonly summary: true;
  /** '' where the index names no sets. */
  readonly set: string;
  readonly n: number;
  readonly requests: RequestTally;
  readonly talk: TalkTally;
}

/** What is expected of recordings, by an index; and in the end the figures of those that were heard. */
export class HearExpectations {
  readonly #recordings: ReadonlyMap<string, Recording>;
  readonly #judged: { readonly set: string; readonly seconds: number; readonly judged: ReturnType<typeof judge> }[] =
    [];

  static async read(indexFile: string): Promise<Result<HearExpectations, ElevatorError>> {
    const index = await readRecordingIndex(indexFile);
    return index.ok ? succeed(new HearExpectations(index.value)) : index;
  }

  private constructor(recordings: readonly Recording[]) {
    this.#recordings = new Map(recordings.map((recording) => [recording.path, recording]));
  }

  /** Files as they were named; a folder is the files of it that the index lists, nothing at all is the whole index. */
  async files(named: readonly string[]): Promise<Result<readonly string[], ElevatorError>> {
    if (named.length === 0) return succeed([...this.#recordings.keys()]);
    const files: string[] = [];
    for (const name of named) {
      const isFolder = await stat(name).then(
        (found) => found.isDirectory(),
        () => false,
      );
      const inside = path.resolve(name) + path.sep;
      files.push(...(isFolder ? [...this.#recordings.keys()].filter((file) => file.startsWith(inside)) : [name]));
    }
    const stranger = files.find((file) => !this.#recordings.has(path.resolve(file)));
    if (stranger !== undefined)
      return fail(new ElevatorError('ELV-SPEECH-008', `${stranger} is not in the list of --expect; add a line for it`));
    if (files.length > 0) return succeed(files);
    return fail(new ElevatorError('ELV-SPEECH-008', `--expect lists no recording in ${named.join(', ')}`));
  }

  judge(
    file: string,
    seconds: number,
    decisions: readonly Decision[],
    speech: Speech,
    station: Station,
  ): ExpectedField {
    const recording = this.#recordings.get(path.resolve(file));
    const vocabularies = speech.witnesses(station).map(({ first }) => first.vocabulary);
    const expected: Expectation =
      recording === undefined ? { kind: 'nothing' } : expectationOf(recording, vocabularies);
    const judged = judge(decisions, expected);
    this.#judged.push({ set: recording?.set ?? '', seconds, judged });
    return { expected, verdict: judged.verdict };
  }

  summaries(): readonly HearSummary[] {
    const sets = [...new Set(this.#judged.map(({ set }) => set))];
    return sets.map((set) => {
      const own = this.#judged.filter((one) => one.set === set);
      const counts = tally(own.map(({ judged, seconds }) => ({ ...judged, seconds })));
      return { summary: true, set, n: own.length, ...counts };
    });
  }
}

/** For people: "right", "wrong: 12 was expected", "called: no request was expected". */
export function describeJudged({ expected, verdict }: ExpectedField): string {
  if (verdict === 'right' || verdict === 'silent') return verdict;
  return `${verdict}: ${expected.kind === 'nothing' ? 'no request' : describeExpectation(expected)} was expected`;
}

/** The same for people. */
export function describeSummary({ set, requests, talk }: HearSummary): string {
  const { n, acceptedRight, acceptedWrong, asked } = requests;
  const name = set === '' ? '' : `${set}: `;
  const ofRequests = `${n} requests: ${acceptedRight} accepted right, ${acceptedWrong} accepted wrong, ${asked.right + asked.among + asked.other} asked about (${asked.right + asked.among} with the right floor)`;
  const bound =
    talk.falseCallsPerHourBound === null ? '' : ` (95 % bound ${talk.falseCallsPerHourBound.toFixed(1)} per hour)`;
  const ofTalk = `${talk.n} of other speech: ${talk.called} called${bound}, ${talk.questioned} asked about`;
  return `${name}${[...(n > 0 ? [ofRequests] : []), ...(talk.n > 0 ? [ofTalk] : [])].join('; ')}`;
}
