import { sampleRate } from '../../config/kernel/index.js';
import { faintNoise } from './faint-noise.js';
import { parseAlternatives } from './parse-alternatives.js';
import type { RecognizedText } from './recognizer-messages.js';
import type { VoskLibrary, VoskModel, VoskRecognizer } from './vosk-ffi.js';

/** Vosk steps its pipeline by 200 ms and tests its endpoint once per call: pieces of 100 ms. */
export const pieceSamples = sampleRate / 10;
/**
 * Longest piece of sound in one native call, so that a process that works can say so in between. A multiple of Vosk's own step of
 * 200 ms: what is heard does not depend on it.
 */
const longestCallSamples = sampleRate;
/** Padding that pushes the last word through the network's right context (up to 0.42 s) and into its endpoint rule. */
const flushPieces = 7;
const flushPiece = faintNoise(pieceSamples);
/** Right context and the 200 ms by which Vosk steps: after it the last word is among the words so far. */
const openPieces = 5;
/** More were never within the lattice beam in a way that changed a decision. */
const mostAlternatives = 20;

export interface LoadedModel {
  readonly handle: VoskModel;
  /** It has an i-vector extractor, which needs seconds of sound to know a room: its pipeline is kept from utterance to utterance. */
  readonly isAdaptive: boolean;
}

/** One Vosk recogniser and the utterance it is hearing; calls are strictly one after another. */
export class WitnessDecoder {
  readonly #vosk: VoskLibrary;
  readonly #recognizer: VoskRecognizer;
  readonly #isAdaptive: boolean;
  /** Audio went in that no final text has taken out. */
  #isDirty = false;
  #isAtEndpoint = false;

  /** null where the model holds no grammar. */
  static open(vosk: VoskLibrary, model: LoadedModel): WitnessDecoder | null {
    const recognizer = vosk.newRecognizer(model.handle, sampleRate);
    return recognizer === null ? null : new WitnessDecoder(vosk, recognizer, model.isAdaptive);
  }

  private constructor(vosk: VoskLibrary, recognizer: VoskRecognizer, isAdaptive: boolean) {
    this.#vosk = vosk;
    this.#recognizer = recognizer;
    this.#isAdaptive = isAdaptive;
    vosk.setWords(recognizer, true);
    vosk.setMaxAlternatives(recognizer, mostAlternatives);
  }

  /**
   * Nothing of the utterance before may be heard in this one. The last half second of one that was dropped in the middle still
   * waits for its right context, and `reset` would leave it there for the next passenger: the pipeline is thrown away.
   */
  begin(): void {
    if (this.#isDirty) this.#vosk.finalResult(this.#recognizer);
    this.#isDirty = false;
    this.#isAtEndpoint = false;
  }

  /** @returns whether Vosk's own rules see an endpoint here; it ends nothing, and more may follow */
  accept(samples: Int16Array): boolean {
    if (samples.length === 0) return this.#isAtEndpoint;
    this.#isDirty = true;
    for (let at = 0; at < samples.length; at += longestCallSamples) {
      const piece = samples.subarray(at, at + longestCallSamples);
      this.#isAtEndpoint = this.#vosk.acceptWaveform(this.#recognizer, piece) === 1;
    }
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

  /**
   * The text of everything since `begin`. Vosk's final result pads the network's right context itself and drops the pipeline, so
   * that every utterance starts from the same state, the first after hours like the hundredth. What an adaptive model has learnt
   * of the room would be lost with it: it is pushed to its end with faint noise instead, and its pipeline lives on.
   */
  finish(): RecognizedText {
    this.#push(this.#isAdaptive ? flushPieces : 0);
    const isPipelineKept = this.#isAdaptive && this.#isAtEndpoint;
    const json = isPipelineKept ? this.#vosk.result(this.#recognizer) : this.#vosk.finalResult(this.#recognizer);
    this.#isDirty = false;
    return parseAlternatives(json);
  }

  /**
   * The likeliest words if the sentence were to go on: "floor" of what `finish` then makes the whole phrase "floor two". The last
   * word is pushed through the network's right context for it.
   */
  open(): string {
    this.#push(openPieces);
    return this.partial();
  }

  #push(pieces: number): void {
    for (let left = pieces; this.#isDirty && !this.#isAtEndpoint && left > 0; left -= 1) this.accept(flushPiece);
  }

  close(): void {
    this.#vosk.freeRecognizer(this.#recognizer);
  }
}
