import { hypothesesOf, type Hypothesis } from './hypotheses.js';
import type { WitnessEvidence } from './weigh-witnesses.js';

/**
 * The second witness, or null where it can't judge what the first one heard: its model has no words for that sentence ("i want
 * floor nine", a floor's name of its own), and whatever it heard instead is no evidence against it. Where it comes to the same
 * by other words, it counts.
 */
export function unlessWordless(first: WitnessEvidence, second: WitnessEvidence): WitnessEvidence | null {
  const [sentence] = likeliestOf(first).filter((hypothesis) => hypothesis.sentence !== null);
  if (sentence === undefined || second.vocabulary.canWrite(sentence.tokens)) return second;
  return likeliestOf(second)[0]?.key === sentence.key ? second : null;
}

function likeliestOf({ heard, vocabulary }: WitnessEvidence): readonly Hypothesis[] {
  return [...hypothesesOf(heard, vocabulary).values()].toSorted((a, b) => b.score - a.score);
}
