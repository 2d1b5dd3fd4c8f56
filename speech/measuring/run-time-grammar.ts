import { sampleRate } from '../../config/kernel/index.js';
import type { Decision } from '../interpret/decision.js';
import { decideSentence } from '../interpret/decide-sentence.js';
import { reject } from '../interpret/reject.js';
import type { VoskLibrary, VoskModel, VoskRecognizer } from '../recognizer/vosk-ffi.js';
import { isTalk } from '../vocabulary/meaning.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** The cheapest so many, which are every floor in every usual wording; more would only repeat the same pairs of words. */
const mostSentences = 20_000;
const pieceSamples = sampleRate / 10;

interface VoskText {
  readonly text?: string;
  readonly result?: readonly { readonly conf: number }[];
}

/**
 * What a program without this project's layer does with the same model: Vosk's run-time grammar (a bigram over the listed
 * sentences and `[unk]`), Vosk's own endpoint, and a confidence floor. It is compared kindly: the final text must be a whole
 * sentence, only the language that is spoken listens, and bare numbers are taken at their word. For measuring only: it calls
 * libvosk in this process.
 */
export class RunTimeGrammar {
  readonly #vosk: VoskLibrary;
  readonly #model: VoskModel;
  readonly #recognizer: VoskRecognizer;
  readonly #vocabulary: Vocabulary;

  /** null where libvosk can't open the model with a grammar. */
  static open(vosk: VoskLibrary, folder: string, vocabulary: Vocabulary): RunTimeGrammar | null {
    const model = vosk.newModel(folder);
    if (model === null) return null;
    const grammar = JSON.stringify([...requestTexts(vocabulary), '[unk]']);
    const recognizer = vosk.newGrammarRecognizer(model, sampleRate, grammar);
    if (recognizer !== null) return new RunTimeGrammar(vosk, model, recognizer, vocabulary);
    vosk.freeModel(model);
    return null;
  }

  private constructor(vosk: VoskLibrary, model: VoskModel, recognizer: VoskRecognizer, vocabulary: Vocabulary) {
    this.#vosk = vosk;
    this.#model = model;
    this.#recognizer = recognizer;
    this.#vocabulary = vocabulary;
    vosk.setWords(recognizer, true);
  }

  /** Every utterance that Vosk's endpoint cuts out of the sound, at least one; no confidence is too low. */
  hear(samples: Int16Array): readonly Decision[] {
    const texts: VoskText[] = [];
    for (let at = 0; at < samples.length; at += pieceSamples) {
      const isEnd = this.#vosk.acceptWaveform(this.#recognizer, samples.slice(at, at + pieceSamples)) === 1;
      if (isEnd) texts.push(JSON.parse(this.#vosk.result(this.#recognizer)) as VoskText);
    }
    texts.push(JSON.parse(this.#vosk.finalResult(this.#recognizer)) as VoskText);
    const spoken = texts.filter(({ text = '' }) => text !== '');
    return spoken.length === 0 ? [reject('noSpeech')] : spoken.map((text) => this.#decide(text));
  }

  close(): void {
    this.#vosk.freeRecognizer(this.#recognizer);
    this.#vosk.freeModel(this.#model);
  }

  #decide({ text = '', result = [] }: VoskText): Decision {
    const { language } = this.#vocabulary;
    const confidence = Math.min(1, ...result.map(({ conf }) => conf));
    const tokens = text.split(' ');
    if (tokens.includes('[unk]')) return reject('unknownWords', language, confidence);
    const sentence = this.#vocabulary.read(tokens);
    if (sentence === null) return reject('notAPhrase', language, confidence);
    return decideSentence(sentence, language, confidence);
  }
}

function requestTexts(vocabulary: Vocabulary): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { tokens, meaning } of vocabulary.sentences(mostSentences)) {
    const isSeveral = 'mentions' in meaning && meaning.mentions.length > 1;
    if (!isTalk(meaning) && !isSeveral) texts.add(tokens.join(' '));
  }
  return texts;
}

/** With a floor under the confidence of the worst word. */
export function atFloor(decisions: readonly Decision[], floor: number): readonly Decision[] {
  return decisions.map((decision) => {
    const { language, confidence } = decision;
    return decision.decision !== 'rejected' && confidence < floor
      ? reject('lowConfidence', language, confidence)
      : decision;
  });
}
