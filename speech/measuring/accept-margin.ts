import { unmeasuredInNoise } from '../recognizer/operating-point.js';
import { withMargins } from './deciding-again.js';
import type { Evidence } from './hearing-room.js';

/**
 * The same evidence with another accept margin and nothing else changed: how much a question needs stays, and so does how much more
 * each dB of noise asks for, which every model has for itself.
 */
export function withAcceptMargin(evidence: Evidence, accept: number): Evidence {
  if (!('recognizers' in evidence)) return evidence;
  const recognizers = evidence.recognizers.flatMap((recognizer) => {
    const { perDb } = recognizer.first.operatingPoint.inNoise ?? unmeasuredInNoise;
    const changed = withMargins({ ...evidence, recognizers: [recognizer] }, { accept, perDb });
    return 'recognizers' in changed ? changed.recognizers : [];
  });
  return { ...evidence, recognizers };
}
