import type { Language } from '../../config/index.js';
import type { OperatingPoint } from '../recognizer/operating-point.js';
import type { RecognizedText } from '../recognizer/recognizer-messages.js';
import type { HeardVocabulary } from '../vocabulary/heard-vocabulary.js';
import type { Sentence } from '../vocabulary/vocabulary.js';
import { isTalk } from '../vocabulary/meaning.js';
import { deepestScore, hypothesesOf, type Hypothesis, type NoRequest } from './hypotheses.js';
import { lowestWordConfidence } from './word-confidence.js';

/** One model's account of an utterance, in its own spelling of the vocabulary. */
export interface WitnessEvidence {
  readonly heard: RecognizedText;
  readonly vocabulary: Pick<HeardVocabulary, 'languageOf' | 'languages' | 'read' | 'canWrite' | 'areConfusable'>;
  readonly operatingPoint: Omit<OperatingPoint, 'grammar' | 'source' | 'curve'>;
}

/** What was heard in one language, or in several that one model hears and has weighed against each other. */
export interface RecognizerEvidence {
  readonly first: WitnessEvidence;
  /** null: there is none, the first had nothing to say that it could confirm, or its model has no words for what that heard. */
  readonly second: WitnessEvidence | null;
  /** The first witness’s words so far, whenever they changed, oldest first. */
  readonly partials: readonly string[];
}

/** What the witnesses of one language, or of several, say together, in nats. */
export interface Weighed {
  /** Of the strongest request; where there is none, of what the first witness heard. */
  readonly language: Language;
  /** Requests by their evidence, the strongest first, each relative to the strongest of all hypotheses. */
  readonly requests: readonly Hypothesis[];
  /** The strongest way of being no request. */
  readonly noRequest: NoRequest | null;
  /** Evidence for the strongest request over everything else, other requests included. */
  readonly margin: number;
  /** Evidence for the strongest request over being none. */
  readonly requestMargin: number;
  /** Evidence for a listed sentence that is no request (你好) over everything else; 0 and below where something else is stronger. */
  readonly decoyMargin: number;
  /** The likeliest sentence of another language that the first witness heard is no request. */
  readonly isTalkElsewhere: boolean;
  /** The first witness heard the strongest request before anything else, and every other one heard it too. */
  readonly isHeardByAll: boolean;
  /** Both witnesses heard the strongest request, in other words as displayed (models cut them into other tokens): "no floor nine" and "nine". */
  readonly isInOtherWords: boolean;
  /** A witness heard the strongest request as one instead of another: "floor five, no, floor six". */
  readonly isSecondThought: boolean;
  /** Every witness heard the strongest request before anything else. */
  readonly isUnanimous: boolean;
  /** Probability of the strongest request as far as the models know, 0..1. */
  readonly confidence: number;
  /** Of the strongest request, before the witness that is surer of it. */
  readonly lowestWordConfidence: number;
}

/**
 * Adds up what the witnesses say about each meaning. Agreement adds up to more than one witness alone can give; contradiction
 * cancels out, and so does a second witness that heard nothing: how much the first one said it by decides.
 */
export function weighWitnesses({ first, second }: RecognizerEvidence): Weighed {
  const heard = [
    { ...first, weight: 1 },
    ...(second === null ? [] : [{ ...second, weight: second.operatingPoint.weightAsSecond }]),
  ];
  const accounts = heard.map(({ heard: text, vocabulary, weight }) => ({
    hypotheses: hypothesesOf(text, vocabulary),
    vocabulary,
    weight,
  }));
  const deepest = accounts.reduce((sum, { weight }) => sum + weight * deepestScore, 0);
  const all = [...new Map(accounts.flatMap(({ hypotheses }) => [...hypotheses]))]
    .map(([key, hypothesis]) => {
      const scores = accounts.map((account) => account.weight * scoreOf(hypothesis, account));
      // The first witness's wording counts where it has one.
      const wording =
        accounts.map(({ hypotheses }) => hypotheses.get(key)).find((one) => one !== undefined) ?? hypothesis;
      return { ...wording, score: scores.reduce((sum, score) => sum + score, 0) };
    })
    .toSorted((a, b) => b.score - a.score);
  const requests = all.filter(({ noRequest }) => noRequest === null);
  const [strongest] = requests;
  const others = all.filter((hypothesis) => hypothesis !== strongest);
  const no = all.find(({ noRequest }) => noRequest !== null);
  const score = strongest?.score ?? deepest;
  const wordings = strongest === undefined ? [] : wordingsOf(strongest.key, accounts);
  return {
    language: (strongest ?? all[0])?.language ?? first.vocabulary.languageOf([]),
    requests,
    noRequest: no?.noRequest ?? null,
    margin: score - Math.max(deepest, ...others.map((other) => other.score)),
    requestMargin: score - (no?.score ?? deepest),
    decoyMargin:
      (all[0]?.noRequest === 'notAPhrase' || all[0]?.noRequest === 'shortAnswer') && all[0].sentence !== null
        ? all[0].score - Math.max(deepest, all[1]?.score ?? deepest)
        : 0,
    isTalkElsewhere: strongest !== undefined && isTalkElsewhere(strongest, first),
    isHeardByAll:
      strongest !== undefined &&
      likeliestOf(accounts[0]?.hypotheses ?? new Map())?.key === strongest.key &&
      accounts.every(({ hypotheses }) => hypotheses.has(strongest.key)),
    isInOtherWords: new Set(wordings.map(({ text }) => text)).size > 1,
    isSecondThought: wordings.some(({ isSecondThought }) => isSecondThought === true),
    isUnanimous: accounts.every(({ hypotheses }) => likeliestOf(hypotheses)?.key === strongest?.key),
    confidence: strongest === undefined ? 0 : 1 / all.reduce((sum, one) => sum + Math.exp(one.score - score), 0),
    lowestWordConfidence:
      strongest === undefined
        ? 0
        : Math.max(...heard.map(({ heard: text }) => lowestWordConfidence(strongest.tokens, text))),
  };
}

interface Account {
  readonly hypotheses: ReadonlyMap<string, Hypothesis>;
  readonly vocabulary: WitnessEvidence['vocabulary'];
}

/**
 * What a witness says about a hypothesis. What it did not hear is as far below as it can tell; but what is said in a language that it
 * does not know it could not have heard, and half of that is neither for nor against it: a floor of the other language is then as
 * far behind as the first witness alone would need to be sure.
 */
function scoreOf({ key, sentence, language }: Hypothesis, { hypotheses, vocabulary }: Account): number {
  const isKnown = sentence === null || vocabulary.languages.includes(language);
  return hypotheses.get(key)?.score ?? (isKnown ? deepestScore : deepestScore / 2);
}

/** One by one and not by meaning: both languages may have heard the request, each in its own words. */
function isTalkElsewhere({ language }: Hypothesis, { heard, vocabulary }: WitnessEvidence): boolean {
  const elsewhere = heard.alternatives
    .map(({ text }) => text.split(' '))
    .find((tokens) => vocabulary.read(tokens) !== null && vocabulary.languageOf(tokens) !== language);
  const meaning = elsewhere === undefined ? undefined : vocabulary.read(elsewhere)?.meaning;
  return meaning !== undefined && isTalk(meaning);
}

/** Alternatives come best first, and so do the hypotheses that are made of them. */
function likeliestOf(hypotheses: ReadonlyMap<string, Hypothesis>): Hypothesis | undefined {
  return [...hypotheses.values()][0];
}

/** The sentence that each witness that has a meaning heard it as. */
function wordingsOf(
  key: string,
  accounts: readonly { readonly hypotheses: ReadonlyMap<string, Hypothesis> }[],
): readonly Sentence[] {
  return accounts.flatMap(({ hypotheses }) => hypotheses.get(key)?.sentence ?? []);
}
