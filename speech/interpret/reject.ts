import type { Language } from '../../config/index.js';
import type { Rejected, RejectionReason } from './decision.js';

/** A rejection without words, so that other speech leaves no trace. */
export function reject(reason: RejectionReason, language: Language | null = null, confidence = 0): Rejected {
  return { decision: 'rejected', reason, language, confidence, floorSpoken: null };
}
