import { decide, withMargins, withoutSecond } from '../deciding-again.js';
import type { Expectation } from '../expectation.js';
import type { Evidence, HeardRecording } from '../hearing-room.js';
import { rightOrConfirmable, tally } from '../tally.js';
import { judge } from '../verdict.js';

/** A recording that was heard for calibration, and what it should have been. */
export interface CalibrationRecording extends Pick<HeardRecording, 'asking' | 'accepting'> {
  readonly expected: Expectation;
  readonly seconds: number;
}

/** What one pair of margins makes of all recordings. Counts; margins in nats. A type, because it is stored as a plain record. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CalibrationPoint = {
  readonly witnesses: 'one' | 'two';
  readonly accept: number;
  readonly ask: number;
  readonly requests: number;
  readonly right: number;
  readonly wrong: number;
  readonly rightOrConfirmable: number;
  readonly talk: number;
  readonly called: number;
  readonly questioned: number;
};

/**
 * Requests are judged as at a station that takes bare numbers at their word, so that they count as well; other speech as at one
 * that asks about them, as stations do by default.
 */
export function pointAt(
  recordings: readonly CalibrationRecording[],
  margins: Pick<CalibrationPoint, 'witnesses' | 'accept' | 'ask'>,
): CalibrationPoint {
  const decideAll = (evidence: readonly Evidence[]) =>
    evidence.map((one) => decide(withMargins(margins.witnesses === 'one' ? withoutSecond(one) : one, margins)));
  const { requests, talk } = tally(
    recordings.map(({ expected, asking, accepting, seconds }) => {
      const evidence = expected.kind === 'nothing' ? asking : accepting;
      return { ...judge(decideAll(evidence), expected), seconds };
    }),
  );
  return {
    ...margins,
    requests: requests.n,
    right: requests.acceptedRight,
    wrong: requests.acceptedWrong,
    rightOrConfirmable: rightOrConfirmable(requests),
    talk: talk.n,
    called: talk.called,
    questioned: talk.questioned,
  };
}
