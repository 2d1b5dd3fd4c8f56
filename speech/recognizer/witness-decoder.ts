import { sampleRate } from '../../config/kernel/index.js';
import { faintNoise } from './faint-noise.js';
import { parseAlternatives } from './parse-alternatives.js';
import type { RecognizedText } from './recognizer-messages.js';
import type { VoskLibrary, VoskModel, VoskRecognizer } from './vosk-ffi.js';

/** Vosk steps its pipeline by 200 ms and tests its endpoint once per call: pieces of 100 ms. */
export const pieceSamples = sampleRate / 10;
/** Padding that pushes the last word through the network's right context (up to 0.42 s) and into its endpoint rule. */
const flushPieces = 7;
/** More were never within the lattice beam in a way that changed a decision. */
const mostAlternatives = 20;

/** One Vosk recogniser and the utterance it is hearing; calls are strictly one after another. */
export class WitnessDecoder {
  readonly #vosk: VoskLibrary;
  readonly #recognizer: VoskRecognizer;
  #isFlushed = true;
  #isAtEndpoint = false;

  /** null where the model holds no grammar. */
  static open(vosk: VoskLibrary, model: VoskModel): WitnessDecoder | null {
    const recognizer = vosk.newRecognizer(model, sampleRate);
    return recognizer === null ? null : new WitnessDecoder(vosk, recognizer);
  }

  private constructor(vosk: VoskLibrary, recognizer: VoskRecognizer) {
    this.#vosk = vosk;
    this.#recognizer = recognizer;
    vosk.setWords(recognizer, true);
    vosk.setMaxAlternatives(recognizer, mostAlternatives);
  }

  /**
   * Nothing of the utterance before may be heard in this one. After a flush a reset does that and keeps the pipeline warm;
   * after an utterance that was dropped in the middle its last half second still waits for its right context, and `reset`
   * would leave it there for the next passenger: then the pipeline is thrown away.
   */
  begin(): void {
    if (this.#isFlushed) this.#vosk.reset(this.#recognizer);
    else this.#vosk.finalResult(this.#recognizer);
    this.#isFlushed = false;
    this.#isAtEndpoint = false;
  }

  /** @returns whether Vosk's own rules see an endpoint here; it ends nothing, and more may follow */
  accept(samples: Int16Array): boolean {
    if (samples.length > 0) this.#isAtEndpoint = this.#vosk.acceptWaveform(this.#recognizer, samples) === 1;
    return this.#isAtEndpoint;
  }

  /** The words so far. */
  partial(): string {
    const parsed = JSON.parse(this.#vosk.partialResult(this.#recognizer)) as { readonly partial?: string };
    return parsed.partial ?? '';
  }

  /** Starts anew within an utterance in which nothing was said so far. */
  restart(): void {
    this.#vosk.result(this.#recognizer);
    this.#isAtEndpoint = false;
  }

  /** The text of everything since `begin`. */
  finish(): RecognizedText {
    for (let piece = 0; !this.#isAtEndpoint && piece < flushPieces; piece += 1) this.accept(faintNoise(pieceSamples));
    const json = this.#isAtEndpoint ? this.#vosk.result(this.#recognizer) : this.#vosk.finalResult(this.#recognizer);
    this.#isFlushed = true;
    return parseAlternatives(json);
  }

  close(): void {
    this.#vosk.freeRecognizer(this.#recognizer);
  }
}
