import { continuationOf, type Standing, type Standpoint } from './endpoint/continuation-of.js';
import { isReaction, type Decision } from './interpret/decision.js';
import { countSyllables } from './interpret/syllables.js';
import { lowestWordConfidence } from './interpret/word-confidence.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { RecognizedUtterance } from './recognizer/recognizer-messages.js';
import type { Witness, Witnesses } from './recognizer/witness.js';
import { isTalk, meaningKey } from './vocabulary/meaning.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** A sentence heard so surely is not taken for the beginning of one in another language. */
const sureConfidence = 0.8;
/**
 * So far behind the likeliest text, natural log, the request of another language still contests a syllable. 请 is heard as 七 with
 * "six" 3 behind; where people did say 七, no English was within the beam (docs/adr/0018).
 */
const mostBehind = 3.5;

/** The likeliest text of one language. */
interface HeardText {
  readonly part: Vocabulary;
  readonly tokens: readonly string[];
  readonly score: number;
}

/** Where the words stand that were said so far. @param decision what they would mean if nothing more came */
export function continuationOfAnswers(
  chains: readonly Pick<Witnesses, 'first'>[],
  answers: readonly RecognizerAnswer[],
  decision: Decision,
): Standpoint {
  const heard = chains.map(({ first }, index) => likeliestTexts(first, answers[index] ?? null));
  const texts = heard.flat().map(({ tokens }) => tokens.join(' '));
  if (isContestedSyllable(texts, decision)) return 'begun';
  const standings = chains.flatMap(({ first }, index) => standingsOf(first, answers[index] ?? null, decision));
  return continuationOf(standings, isCall(decision));
}

/** One for each language in which words were heard. */
function likeliestTexts({ vocabulary }: Witness, answer: RecognizerAnswer): readonly HeardText[] {
  const heard = (answer?.first.alternatives ?? [])
    .filter(({ text }) => text !== '' && !text.includes('[unk]'))
    .map(({ text, score }) => ({ tokens: text.split(' '), score }));
  return vocabulary.parts.flatMap((part) => {
    const likeliest = heard.find(({ tokens }) => vocabulary.languageOf(tokens) === part.language);
    return likeliest === undefined ? [] : { part, ...likeliest };
  });
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

/** In each language of one recogniser: what is whole in one may be the beginning of a sentence in another. */
function standingsOf(witness: Witness, answer: RecognizerAnswer, decision: Decision): readonly Standing[] {
  if (answer === null || answer.first.text === '' || answer.first.text.includes('[unk]')) return [];
  const heard = likeliestTexts(witness, answer);
  return witness.vocabulary.parts.map((part) => standingIn(part, heard, witness, answer, decision));
}

function standingIn(
  part: Vocabulary,
  heard: readonly HeardText[],
  { vocabulary, operatingPoint }: Witness,
  { first, open }: RecognizedUtterance,
  decision: Decision,
): Standing {
  const own = heard.find((each) => each.part === part);
  const isDecisive = decision.language === part.language && isReaction(decision);
  const confidence = own === undefined ? 0 : lowestWordConfidence(own.tokens, first);
  const isSure = isDecisive && confidence >= sureConfidence;
  // The grammar makes a whole sentence of everything: "floor" becomes "floor two" because nothing else is near.
  const isOpen = open !== first.text && part.continuation(open.split(' ')) === 'begun';
  if (isOpen) return { continuation: 'begun', isSure };
  // What is too unsure to be a request says nothing about where it stands, unless the lift would react to it all the same.
  const isUnsure = confidence < operatingPoint.minWordConfidence && !isDecisive;
  if (own === undefined || isUnsure) return { continuation: 'none', isSure: false };
  if (heard.some((other) => isContest(own, other))) return { continuation: 'contested', isSure };
  // Of all languages: a name that is said in several may go on in any.
  const continuation = vocabulary.continuation(own.tokens);
  const isOneSyllable = continuation === 'complete' && countSyllables(own.tokens) === 1;
  return { continuation: isOneSyllable ? 'oneSyllable' : continuation, isSure };
}

/** Two requests of one syllable, both near enough: perhaps neither was said, but the beginning of something else. */
function isContest(...texts: readonly [HeardText, HeardText]): boolean {
  const isNear = texts.every(({ tokens, score }) => score >= -mostBehind && countSyllables(tokens) === 1);
  const meanings = texts.flatMap(({ part, tokens }) => part.read(tokens)?.meaning ?? []);
  const requests = meanings.filter((meaning) => !isTalk(meaning)).map(meaningKey);
  return isNear && new Set(requests).size > 1;
}
