import { continuationOf, type Standing, type Standpoint } from './endpoint/continuation-of.js';
import { isReaction, type Decision } from './interpret/decision.js';
import { countSyllables } from './interpret/syllables.js';
import { lowestWordConfidence } from './interpret/word-confidence.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { Witness, Witnesses } from './recognizer/witness.js';

/** A sentence heard so surely is not taken for the beginning of one in another language. */
const sureConfidence = 0.8;

/** Where the words stand that were said so far. @param decision what they would mean if nothing more came */
export function continuationOfAnswers(
  chains: readonly Pick<Witnesses, 'first'>[],
  answers: readonly RecognizerAnswer[],
  decision: Decision,
): Standpoint {
  const texts = chains.flatMap(({ first }, index) => textsByLanguage(first, answers[index] ?? null));
  if (isContestedSyllable(texts, decision)) return 'begun';
  const standings = chains.map(({ first }, index) => standingOf(first, answers[index] ?? null, decision));
  return continuationOf(standings, isCall(decision));
}

/** The likeliest text of each language, where words were heard. */
function textsByLanguage({ vocabulary }: Witness, answer: RecognizerAnswer): readonly string[] {
  const texts = new Map<string, string>();
  for (const { text } of answer?.first.alternatives ?? []) {
    if (text === '' || text.includes('[unk]')) continue;
    const language = vocabulary.languageOf(text.split(' '));
    if (!texts.has(language)) texts.set(language, text);
  }
  return [...texts.values()];
}

/** A syllable alone may be the first of anything: 去 is surely "two", and a site may call bare numbers without a question. */
function isCall(decision: Decision): boolean {
  return decision.decision === 'accepted' && countSyllables(decision.text.split(' ')) > 1;
}

/** One syllable in which two languages heard different requests ("two" and 七 in 去) is more likely the beginning of something else. */
export function isContestedSyllable(texts: readonly string[], decision: Decision): boolean {
  const heard = texts.filter((text) => text !== '' && !text.includes('[unk]'));
  const isContested = decision.decision === 'uncertain' && decision.alternatives.length > 1 && heard.length > 1;
  return isContested && heard.every((text) => countSyllables(text.split(' ')) === 1);
}

function standingOf({ vocabulary, operatingPoint }: Witness, answer: RecognizerAnswer, decision: Decision): Standing {
  const nothing: Standing = { continuation: 'none', isSure: false };
  if (answer === null || answer.first.text === '') return nothing;
  const tokens = answer.first.text.split(' ');
  if (tokens.includes('[unk]')) return nothing;
  const isDecisive =
    decision.language !== null && vocabulary.languages.includes(decision.language) && isReaction(decision);
  const confidence = lowestWordConfidence(tokens, answer.first);
  const isSure = isDecisive && confidence >= sureConfidence;
  // The grammar makes a whole sentence of everything: "floor" becomes "floor two" because nothing else is near.
  const isOpen = answer.open !== answer.first.text && vocabulary.continuation(answer.open.split(' ')) === 'begun';
  if (isOpen) return { continuation: 'begun', isSure };
  // What is too unsure to be a request says nothing about where it stands, unless the lift would react to it all the same.
  if (confidence < operatingPoint.minWordConfidence && !isDecisive) return nothing;
  const continuation = vocabulary.continuation(tokens);
  const isOneSyllable = continuation === 'complete' && countSyllables(tokens) === 1;
  return { continuation: isOneSyllable ? 'oneSyllable' : continuation, isSure };
}
