import type { Decision } from './decision.js';
import { isCall } from './intent-of.js';
import { reject } from './reject.js';

/**
 * What is left of a decision in which some of the station's languages had no say, because their recogniser is lost. Speech in these
 * goes to the others, and unknown means no: a call is asked about instead of made, and what would have been asked
 * about is not. A yes or no counts as ever, for it does nothing by itself, and so does a call for help (docs/adr/0009).
 */
export function withoutLanguage(decision: Decision): Decision {
  if (decision.decision === 'rejected') return decision;
  const { intent, language, confidence } = decision;
  if (intent.kind === 'distress') return decision;
  if (decision.decision === 'uncertain') return reject('lowConfidence', language, confidence);
  return isCall(intent) ? { ...decision, decision: 'uncertain', alternatives: [intent] } : decision;
}
