import { succeed, type Clock, type Result } from '../../config/kernel/index.js';
import { askRecognizer } from '../recognizer/ask-recognizer.js';
import type { LanguageModel } from '../recognizer/language-model.js';
import { deriveModel } from '../recognizer/derived-model.js';
import type { ModelToLoad } from '../recognizer/recognizer-messages.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';

/** A model with the grammar of a station, and the same model with none to speak of. */
export interface LoadingPair {
  readonly toLoad: ModelToLoad;
  readonly without: ModelToLoad;
}

/** ms, in the recogniser's process. */
export interface LoadingTime {
  /** Until libvosk had opened the model with this grammar. Nearly all of it goes into the acoustic model. */
  readonly loadMs: number;
  /** How much of it was for the grammar: what opening took longer than with a grammar of no sentence. */
  readonly grammarLoadMs: number;
}

interface LoadingOptions {
  readonly library: string;
  readonly clock: Clock;
}

/** A grammar takes a millisecond or two of the time in question, and the best of this many tries varies by about as much. */
const tries = 3;

/**
 * One process, like the recognisers of a running site; stations with equal words share a folder, which is opened once in each round.
 * Of all rounds the quickest counts.
 *
 * @returns by the name of the model with its grammar; the failure says why nothing was measured
 */
export async function loadingTimes(
  pairs: readonly LoadingPair[],
  { library, clock }: LoadingOptions,
): Promise<Result<ReadonlyMap<string, LoadingTime>, string>> {
  const different = new Map(pairs.flatMap(({ without, toLoad }) => [without, toLoad]).map((one) => [one.model, one]));
  const rounds = Array.from({ length: tries }, (_, round) => round);
  const models = rounds.flatMap((round) => [...different.values()].map((model) => nthTry(model, round)));
  if (models.length === 0) return succeed(new Map());
  const answer = await askRecognizer({
    messages: [{ type: 'load', library, models }],
    answerIn: (message) => (message.type === 'loaded' ? message.openMs : null),
    clock,
  });
  if (!answer.ok) return answer;
  const quickest = (model: ModelToLoad): number =>
    Math.min(...rounds.map((round) => answer.value[nthTry(model, round).model] ?? Infinity));
  const times = pairs.map(({ toLoad, without }) => {
    const loadMs = quickest(toLoad);
    return [toLoad.model, { loadMs, grammarLoadMs: Math.max(0, loadMs - quickest(without)) }] as const;
  });
  return succeed(new Map(times));
}

/** The process keeps models by their names, so that each try needs one of its own. */
function nthTry(model: ModelToLoad, round: number): ModelToLoad {
  return { ...model, model: `${model.model} (${round + 1})` };
}

/** The model as a station's, but with a grammar of no sentence. */
export async function withoutSentences(model: LanguageModel, cacheFolder: string): Promise<ModelToLoad> {
  const { folder, symbols: table, operatingPoint, decoding } = model;
  const grammar = writeExactGrammar({ states: [{ final: null, arcs: [] }] }, operatingPoint.grammar, table);
  const derived = await deriveModel(folder, { grammar, table, options: decoding }, cacheFolder);
  return { model: derived, folder: derived, words: [] };
}
