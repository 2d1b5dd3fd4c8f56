import type { Decision } from '../interpret/decision.js';
import { describeIntent } from './expectation.js';

/** What a lift would have made of an utterance, for people: "3", "3?", "no 4"; '' where it was no request. */
export function describeHeard(decisions: readonly Decision[]): string {
  return decisions
    .flatMap((decision) => {
      switch (decision.decision) {
        case 'accepted':
          return [describeIntent(decision.intent)];
        case 'uncertain':
          return [`${decision.alternatives.map(describeIntent).join(' / ')}?`];
        case 'rejected':
          return decision.floorSpoken === null ? [] : [`no ${decision.floorSpoken}`];
      }
    })
    .join(', ');
}
