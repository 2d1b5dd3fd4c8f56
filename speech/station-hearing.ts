import type { Station } from '../config/index.js';
import { Listeners, type AudioSource, type Unsubscribe } from '../config/kernel/index.js';
import { Ear, type EarOptions } from './ear.js';
import type { Hearing, HearingEvent } from './hearing.js';

/** The live ears of one station: an audio source connected to an `Ear`. */
export class StationHearing implements Hearing {
  readonly station: Station;
  readonly #listeners = new Listeners<HearingEvent>();
  readonly #ear: Ear;
  readonly #unsubscribe: readonly Unsubscribe[];
  #subscriptions: readonly Unsubscribe[] = [];
  #isMuted = false;
  #isStopped = false;

  constructor(options: Omit<EarOptions, 'onStarted' | 'onDecided'>) {
    this.station = options.station;
    this.#ear = new Ear({
      ...options,
      onStarted: (utterance) => {
        this.#listeners.emit({ type: 'speech.started', utterance });
      },
      onDecided: (utterance, decision, timing) => {
        this.#listeners.emit({ type: 'speech.decided', utterance, decision, timing });
      },
    });
    this.#unsubscribe = options.chains.map(({ recognizer }) =>
      recognizer.onEvent((event) => {
        this.#listeners.emit({ ...event, language: recognizer.language });
      }),
    );
  }

  get roomLevelDbFs(): number | null {
    return this.#ear.roomLevelDbFs;
  }

  /** Connects a source that somebody else starts and stops; the one before is disconnected. */
  listen(source: AudioSource): void {
    this.#stopListening();
    this.#subscriptions = [
      source.onBlock((block) => {
        if (!this.#isMuted) this.#ear.hear(block);
      }),
      // Half of "floor twenty-one" is another floor, and so are two halves with a gap between them.
      source.onState(({ kind }) => {
        if (kind !== 'flowing') this.#ear.interrupt('microphoneLost');
      }),
    ];
  }

  setMuted(isMuted: boolean): void {
    if (isMuted && !this.#isMuted) this.#ear.interrupt('ownVoice');
    this.#isMuted = isMuted;
  }

  onEvent(listener: (event: HearingEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#stopListening();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#ear.close();
    await this.#ear.decided;
    this.#listeners.clear();
  }

  #stopListening(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions = [];
  }
}
