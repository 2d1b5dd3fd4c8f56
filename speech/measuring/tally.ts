import type { RejectionReason } from '../interpret/decision.js';
import { upperRate } from './poisson-bound.js';
import type { Judged, Verdict } from './verdict.js';

/** Counts by reason, only of reasons that came up. */
export type ReasonCounts = Partial<Record<RejectionReason, number>>;

/** What became of the requests of a set. */
export interface RequestTally {
  readonly n: number;
  readonly acceptedRight: number;
  readonly acceptedWrong: number;
  /** `right`: the question is about what was said; `among`: it is one of the alternatives; `other`: it is not among them. */
  readonly asked: { readonly right: number; readonly among: number; readonly other: number };
  readonly rejected: ReasonCounts;
}

/** What became of speech that is no request. */
export interface TalkTally {
  readonly n: number;
  readonly seconds: number;
  /** The lift would have moved, a question would have been put, an answer given. */
  readonly called: number;
  readonly questioned: number;
  readonly answered: number;
  readonly rejected: ReasonCounts;
  readonly falseCallsPerHour: number | null;
  /** Upper end of the 95 % interval, exact Poisson: 3 / T where none happened; null where nothing was listened to. */
  readonly falseCallsPerHourBound: number | null;
}

export interface Tally {
  readonly requests: RequestTally;
  readonly talk: TalkTally;
}

export interface Counted extends Judged {
  /** Length of the recording. */
  readonly seconds: number;
}

const ofTalk: ReadonlySet<Verdict> = new Set(['called', 'questioned', 'answered', 'silent']);

export function tally(all: readonly Counted[]): Tally {
  const talk = all.filter(({ verdict }) => ofTalk.has(verdict));
  const requests = all.filter(({ verdict }) => !ofTalk.has(verdict));
  const count = (verdict: Verdict): number => all.filter((one) => one.verdict === verdict).length;
  const seconds = talk.reduce((sum, one) => sum + one.seconds, 0);
  const called = count('called');
  return {
    requests: {
      n: requests.length,
      acceptedRight: count('right'),
      acceptedWrong: count('wrong'),
      asked: { right: count('askedRight'), among: count('askedAmong'), other: count('askedOther') },
      rejected: reasonsOf(requests.filter(({ verdict }) => verdict === 'rejected')),
    },
    talk: {
      n: talk.length,
      seconds,
      called,
      questioned: count('questioned'),
      answered: count('answered'),
      rejected: reasonsOf(talk.filter(({ verdict }) => verdict === 'silent')),
      falseCallsPerHour: seconds === 0 ? null : (called / seconds) * 3600,
      falseCallsPerHourBound: seconds === 0 ? null : upperRate(called, seconds / 3600),
    },
  };
}

function reasonsOf(all: readonly Judged[]): ReasonCounts {
  const counts: ReasonCounts = {};
  for (const { reason } of all) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** Accepted right, or asked about with the right answer at hand: nobody has to say it again. */
export function rightOrConfirmable({ acceptedRight, asked }: RequestTally): number {
  return acceptedRight + asked.right + asked.among;
}
