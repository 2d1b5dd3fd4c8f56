import { sampleRate } from '../../config/kernel/index.js';
import type { RecognizedText, RecognizedWord } from './recognizer-messages.js';
import type { VoskLibrary, VoskModel, VoskRecognizer } from './vosk-ffi.js';

/** Vosk steps its pipeline by 200 ms and tests its endpoint once per call: pieces of 100 ms. */
const pieceSamples = sampleRate / 10;
/** Padding that pushes the last word through the network's right context (up to 0.42 s) and into its endpoint rule. */
const flushPieces = 7;

/** One Vosk recogniser and the utterance it is hearing; calls are strictly one after another. */
export class RecognizerSession {
  readonly #vosk: VoskLibrary;
  readonly #recognizer: VoskRecognizer;
  #waiting: Int16Array[] = [];
  #waitingSamples = 0;
  #isFlushed = true;

  /** null where the model holds no grammar. */
  static open(vosk: VoskLibrary, model: VoskModel): RecognizerSession | null {
    const recognizer = vosk.newRecognizer(model, sampleRate);
    return recognizer === null ? null : new RecognizerSession(vosk, recognizer);
  }

  private constructor(vosk: VoskLibrary, recognizer: VoskRecognizer) {
    this.#vosk = vosk;
    this.#recognizer = recognizer;
    vosk.setWords(recognizer, true);
  }

  /**
   * Nothing of the utterance before may be heard in this one. After a flush a reset does that and keeps the pipeline warm;
   * after an utterance that was dropped in the middle its last half second still waits for its right context, and `reset`
   * would leave it there for the next passenger: then the pipeline is thrown away.
   */
  begin(): void {
    this.#waiting = [];
    this.#waitingSamples = 0;
    if (this.#isFlushed) this.#vosk.reset(this.#recognizer);
    else this.#vosk.finalResult(this.#recognizer);
    this.#isFlushed = false;
  }

  /** @returns the text where Vosk's own endpoint ended the utterance */
  feed(samples: Int16Array): RecognizedText | null {
    this.#waiting.push(samples);
    this.#waitingSamples += samples.length;
    return this.#waitingSamples < pieceSamples ? null : this.#acceptWaiting();
  }

  /** The text of everything fed. */
  finish(): RecognizedText {
    let heard = this.#acceptWaiting();
    for (let piece = 0; heard === null && piece < flushPieces; piece += 1)
      heard = this.#accept(faintNoise(pieceSamples));
    const text = heard ?? parseResult(this.#vosk.finalResult(this.#recognizer), false);
    this.#isFlushed = true;
    return { ...text, isByEndpoint: false };
  }

  close(): void {
    this.#vosk.freeRecognizer(this.#recognizer);
  }

  #acceptWaiting(): RecognizedText | null {
    const samples = new Int16Array(this.#waitingSamples);
    let at = 0;
    for (const part of this.#waiting) {
      samples.set(part, at);
      at += part.length;
    }
    this.#waiting = [];
    this.#waitingSamples = 0;
    return samples.length === 0 ? null : this.#accept(samples);
  }

  #accept(samples: Int16Array): RecognizedText | null {
    if (this.#vosk.acceptWaveform(this.#recognizer, samples) !== 1) return null;
    return parseResult(this.#vosk.result(this.#recognizer), true);
  }
}

/** A few steps of noise instead of zeros, which no microphone delivers and no training saw. Always the same, so that results repeat. */
export function faintNoise(length: number): Int16Array {
  let seed = 1;
  return Int16Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * 7) - 3;
  });
}

function parseResult(json: string, isByEndpoint: boolean): RecognizedText {
  const parsed = JSON.parse(json) as { readonly text?: string; readonly result?: readonly RecognizedWord[] };
  return { text: parsed.text ?? '', words: parsed.result ?? [], isByEndpoint };
}
