import { decide, withMargins, withoutSecond } from '../deciding-again.js';
import type { Expectation } from '../expectation.js';
import type { Evidence, HeardRecording } from '../hearing-room.js';
import type { Condition } from '../measured.js';
import { outcomeCounts, type OutcomeCounts } from '../outcome-counts.js';
import { tally } from '../tally.js';
import { judge } from '../verdict.js';

/** A recording that was heard for calibration, and what it should have been. */
export interface CalibrationRecording extends Pick<HeardRecording, 'asking' | 'accepting'> {
  readonly condition: Condition;
  readonly expected: Expectation;
  readonly seconds: number;
}

/** What one pair of margins, in nats, makes of all recordings in one condition. */
export type CalibrationPoint = OutcomeCounts & {
  readonly witnesses: 'one' | 'two';
  readonly condition: Condition;
  readonly accept: number;
  readonly ask: number;
  /** How much more of either for each dB of noise. */
  readonly perDb: number;
};

/**
 * Requests are judged as at a station that takes bare numbers at their word, so that they count as well; other speech as at one
 * that asks about them, as stations do by default.
 */
export function pointAt(
  recordings: readonly CalibrationRecording[],
  tried: Omit<CalibrationPoint, keyof OutcomeCounts>,
): CalibrationPoint {
  const { witnesses, condition } = tried;
  const decideAll = (evidence: readonly Evidence[]) =>
    evidence.map((one) => decide(withMargins(witnesses === 'one' ? withoutSecond(one) : one, tried)));
  const counted = tally(
    recordings
      .filter((recording) => recording.condition === condition)
      .map(({ expected, asking, accepting, seconds }) => {
        const evidence = expected.kind === 'nothing' ? asking : accepting;
        return { ...judge(decideAll(evidence), expected), seconds };
      }),
  );
  return { ...tried, ...outcomeCounts(counted) };
}
