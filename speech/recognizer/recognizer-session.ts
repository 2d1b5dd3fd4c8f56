import type { RecognizedText, RecognizedUtterance, SecondOpinion } from './recognizer-messages.js';
import { UtteranceBuffer, type UtteranceCut } from './utterance-buffer.js';
import { pieceSamples, type WitnessDecoder } from './witness-decoder.js';

/** What an utterance tells before it is finished. */
export interface SessionEvents {
  /** The first witness's words so far have changed; null where nobody wants to know. */
  readonly onPartial: ((text: string) => void) | null;
  /** Vosk's own endpoint rules would end the utterance here, and something was said; told as long as that is so. */
  onEndpoint(): void;
}

/** A witness that can be asked about what the first one heard in these words. */
export interface SecondDecoder {
  readonly model: string;
  readonly words: ReadonlySet<string>;
  readonly decoder: WitnessDecoder;
}

/**
 * What is said at one station, before one witness or two. The first hears the audio as it comes; a second one, that of the language
 * the first heard, is asked about a finished utterance only, and only where there is something to say: in other speech it costs nothing.
 */
export class RecognizerSession {
  readonly #first: WitnessDecoder;
  readonly #seconds: readonly SecondDecoder[];
  readonly #audio = new UtteranceBuffer();
  #accepted = 0;
  #partials: string[] = [];

  constructor(first: WitnessDecoder, seconds: readonly SecondDecoder[]) {
    this.#first = first;
    this.#seconds = seconds;
  }

  begin(): void {
    this.#audio.clear();
    this.#accepted = 0;
    this.#partials = [];
    this.#first.begin();
  }

  feed(samples: Int16Array, events: SessionEvents): void {
    this.#audio.append(samples);
    if (this.#audio.length - this.#accepted < pieceSamples) return;
    const isAtEndpoint = this.#acceptWaiting();
    const text = this.#first.partial();
    if (text !== (this.#partials.at(-1) ?? '')) {
      this.#partials.push(text);
      events.onPartial?.(text);
    }
    if (!isAtEndpoint) return;
    // Vosk's endpoint also fires on mere noise: that ends nothing.
    if (text === '') this.#first.restart();
    else events.onEndpoint();
  }

  /** What was said in everything fed, or in the cut of it. */
  finish(cut: UtteranceCut | null): RecognizedUtterance {
    const whole = this.#audio.view();
    const part = cut === null ? whole : this.#audio.cut(cut);
    const isWhole = whole.length - part.length < pieceSamples;
    if (isWhole) this.#acceptWaiting();
    if (!isWhole) refill(this.#first, part);
    const open = this.#first.open();
    const first = this.#first.finish();
    // The words so far were those of all the sound; of a part of it they say nothing.
    const partials = isWhole ? this.#partials : [];
    return { first, second: this.#secondOpinion(first, part), partials, open };
  }

  close(): void {
    this.#first.close();
    for (const { decoder } of this.#seconds) decoder.close();
  }

  #secondOpinion({ text }: RecognizedText, samples: Int16Array): SecondOpinion | null {
    const said = text.split(' ').filter((word) => word !== '' && word !== '[unk]');
    const asked =
      said.length === 0 ? undefined : this.#seconds.find(({ words }) => said.every((word) => words.has(word)));
    return asked === undefined ? null : { model: asked.model, ...decode(asked.decoder, samples) };
  }

  #acceptWaiting(): boolean {
    const waiting = this.#audio.view(this.#accepted);
    this.#accepted = this.#audio.length;
    return this.#first.accept(waiting);
  }
}

function decode(decoder: WitnessDecoder, samples: Int16Array): RecognizedText {
  refill(decoder, samples);
  return decoder.finish();
}

function refill(decoder: WitnessDecoder, samples: Int16Array): void {
  decoder.begin();
  decoder.accept(samples);
}
