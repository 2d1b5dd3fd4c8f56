import { rightOrConfirmable, type Tally } from './tally.js';

/** What a threshold made of all recordings, in the counts that a curve is drawn from. A type, because it is stored as a plain record. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type OutcomeCounts = {
  readonly requests: number;
  readonly right: number;
  readonly wrong: number;
  readonly rightOrConfirmable: number;
  readonly talk: number;
  readonly called: number;
  readonly questioned: number;
};

export function outcomeCounts({ requests, talk }: Tally): OutcomeCounts {
  return {
    requests: requests.n,
    right: requests.acceptedRight,
    wrong: requests.acceptedWrong,
    rightOrConfirmable: rightOrConfirmable(requests),
    talk: talk.n,
    called: talk.called,
    questioned: talk.questioned,
  };
}
