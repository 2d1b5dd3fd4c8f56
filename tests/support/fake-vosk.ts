import type { VoskLibrary, VoskRecognizer } from '../../speech/recognizer/vosk-ffi.js';

/**
 * A recogniser for samples that spell their words: the loud value 1001 is the word "w1". What is quieter than 100 is silence, and
 * 1,600 samples of it after a word are an endpoint. Like libvosk it answers one recogniser's calls strictly in order.
 */
export class FakeVosk implements VoskLibrary {
  readonly features = [];
  readonly calls: string[] = [];
  /** Vosk's rule for silence without any word. */
  isEndpointInSilence = false;
  readonly #heard = new Map<VoskRecognizer, number[]>();
  #counter = 0n;

  newRecognizer(): VoskRecognizer {
    this.#counter += 1n;
    this.#heard.set(this.#counter, []);
    return this.#counter;
  }

  newGrammarRecognizer(): VoskRecognizer {
    return this.newRecognizer();
  }

  acceptWaveform(recognizer: VoskRecognizer, samples: Int16Array): number {
    const heard = this.#of(recognizer);
    heard.push(...samples);
    this.#note('accept', recognizer);
    const lastWord = heard.findLastIndex((value) => value > 100);
    return (lastWord >= 0 || this.isEndpointInSilence) && heard.length - lastWord > 1_600 ? 1 : 0;
  }

  result(recognizer: VoskRecognizer): string {
    return this.#end('result', recognizer);
  }

  finalResult(recognizer: VoskRecognizer): string {
    return this.#end('final', recognizer);
  }

  partialResult(recognizer: VoskRecognizer): string {
    return JSON.stringify({ partial: this.#text(recognizer) });
  }

  reset(recognizer: VoskRecognizer): void {
    this.#end('reset', recognizer);
  }

  freeRecognizer(recognizer: VoskRecognizer): void {
    this.#note('free', recognizer);
    this.#heard.delete(recognizer);
  }

  setLogLevel(): void {
    this.calls.push('setLogLevel');
  }

  newModel(): bigint {
    return 1n;
  }

  freeModel(): void {
    this.calls.push('freeModel');
  }

  findWord(): number {
    return 1;
  }

  setWords(recognizer: VoskRecognizer): void {
    this.#note('setWords', recognizer);
  }

  setMaxAlternatives(recognizer: VoskRecognizer): void {
    this.#note('setMaxAlternatives', recognizer);
  }

  #of(recognizer: VoskRecognizer): number[] {
    const heard = this.#heard.get(recognizer);
    if (heard === undefined) throw new Error('use after free');
    return heard;
  }

  #end(name: string, recognizer: VoskRecognizer): string {
    const text = this.#text(recognizer);
    this.#of(recognizer).length = 0;
    this.#note(name, recognizer);
    return JSON.stringify({ alternatives: [{ text, confidence: 100 }] });
  }

  #text(recognizer: VoskRecognizer): string {
    const values = this.#of(recognizer).filter((value) => value > 100);
    const words = values.filter((value, index) => value !== values[index - 1]);
    return words.map((value) => (value === 1_000 ? '[unk]' : `w${value - 1_000}`)).join(' ');
  }

  #note(name: string, recognizer: VoskRecognizer): void {
    this.calls.push(`${name} ${recognizer}`);
  }
}

/** `ms` of the word number `word`, of `[unk]` for 0, of silence for null. */
export function spell(word: number | null, ms: number): Int16Array {
  return new Int16Array(ms * 16).fill(word === null ? 0 : 1_000 + word);
}
