import type { Margins } from '../../interpret/margins.js';
import { pointAt, type CalibrationPoint, type CalibrationRecording } from './calibration-curve.js';

type WitnessCount = CalibrationPoint['witnesses'];

/** Of all requests; what is accepted wrong sends somebody to another floor. */
export const mostWrong = 0.015;
/** Of all other speech; a question is a nuisance, no call. */
const mostQuestioned = 0.1;
const step = 0.5;
/** In nats. Two are odds of about seven to one; one witness alone gives half the evidence. */
const usualAsk: Readonly<Record<WitnessCount, number>> = { one: 1, two: 2 };
/** With which accept margins are compared; what is accepted does not depend on it. */
const askMeanwhile = 2;
/** Worths nearer than this are chance: of a hundred recordings a share is known to about three in a hundred. */
const alike = 0.02;
/** What one witness alone can say at the most: two must not accept what one of them is against. */
const most: Readonly<Record<WitnessCount, number>> = { one: 4, two: 8 };
/** What one witness alone could say is not enough where there are two, however good the recordings look: none has long talk of floors. */
export const leastAccept: Readonly<Record<WitnessCount, number>> = { one: 2, two: 4 };

export interface ChosenMargins extends Margins {
  /** Everything that was tried, accept margins first. */
  readonly curve: readonly CalibrationPoint[];
}

/**
 * The lowest accept margin from which on no stricter one is worse than asked for: at most 1.5 % of the requests accepted wrong and
 * no other speech called for. Then the ask margin with the most requests kept less other speech questioned, both as shares, where at
 * most 10 % of it is; of those that are as good within 2 %, the nearest to the usual one, the stricter of two equally near: recordings
 * that do not tell them apart are no reason to question people more, or less, than is usual. In quiet.
 */
export function chooseMargins(recordings: readonly CalibrationRecording[], witnesses: WitnessCount): ChosenMargins {
  const at = (accept: number, ask: number): CalibrationPoint =>
    pointAt(recordings, { witnesses, condition: 'clean', accept, ask, perDb: 0 });
  const accepts = grid(leastAccept[witnesses], most[witnesses]).map((accept) => at(accept, askMeanwhile));
  const firstBad = accepts.findLastIndex(({ wrong, requests, called }) => wrong > mostWrong * requests || called > 0);
  // Where even the strictest one is not good enough everything is asked about: no evidence reaches beyond what all can say.
  const accept = accepts[firstBad + 1]?.accept ?? most[witnesses] + step;
  const asks = grid(0, Math.min(accept, most[witnesses])).map((ask) => at(accept, ask));
  const bearable = asks.filter(({ questioned, talk }) => questioned <= mostQuestioned * talk);
  const fromUsual = ({ ask }: CalibrationPoint): number => Math.abs(ask - usualAsk[witnesses]);
  const best = Math.max(...bearable.map(worthOf));
  const [chosen] = bearable
    .filter((point) => worthOf(point) >= best - alike)
    .toSorted((a, b) => fromUsual(a) - fromUsual(b) || b.ask - a.ask);
  return { accept, ask: chosen?.ask ?? Math.min(accept, most[witnesses]), curve: [...accepts, ...asks] };
}

/** A request lost and a needless question are alike a nuisance. */
function worthOf({ rightOrConfirmable, requests, questioned, talk }: CalibrationPoint): number {
  return rightOrConfirmable / Math.max(1, requests) - questioned / Math.max(1, talk);
}

function grid(from: number, to: number): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
