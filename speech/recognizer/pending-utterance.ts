import type { RecognizedUtterance } from './recognizer-messages.js';

/** What became of an utterance: its texts, or `null` where the process ended under it or it was forgotten. */
export type RecognizerAnswer = RecognizedUtterance | null;

export interface UtteranceListeners {
  /** The first witness's words so far, whenever they change; asked once per 100 ms of audio. A partial never moves a relay. */
  readonly onPartial?: (text: string) => void;
  /** Vosk's own endpoint rules would end the utterance here, told every 100 ms as long as they would; it goes on until `finish`. */
  readonly onEndpoint?: () => void;
}

/** The parent's side of an utterance that is not answered yet. */
export class PendingUtterance {
  readonly id: number;
  readonly listeners: UtteranceListeners;
  readonly answer: Promise<RecognizerAnswer>;
  #resolve: (answer: RecognizerAnswer) => void = () => undefined;
  #isSettled = false;

  constructor(id: number, listeners: UtteranceListeners) {
    this.id = id;
    this.listeners = listeners;
    this.answer = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  settle(answer: RecognizerAnswer): void {
    this.#isSettled = true;
    this.#resolve(answer);
  }
}

export function forgetAll(pending: Map<number, PendingUtterance> | undefined): void {
  for (const utterance of pending?.values() ?? []) utterance.settle(null);
  pending?.clear();
}
