import type { Language, Station } from '../config/index.js';
import { Listeners, type AudioSource, type Clock, type Unsubscribe } from '../config/kernel/index.js';
import { SoundDelay } from './audio/sound-delay.js';
import { Ear, type EarOptions } from './ear.js';
import type { Hearing, HearingEvent } from './hearing.js';
import { groundsOf } from './interpret/grounds.js';
import type { RecognizerChain } from './recognizer-chain.js';

/** Whoever waits longer has pressed the button; what a slow recogniser owes beyond it only keeps the next passenger waiting. */
const patienceMs = 5_000;

/** The live ears of one station: an audio source connected to an `Ear`. */
export class StationHearing implements Hearing {
  readonly #listeners = new Listeners<HearingEvent>();
  readonly #ear: Ear;
  readonly #clock: Clock;
  #station: Station;
  #chains: readonly RecognizerChain[];
  #recognizerEvents: readonly Unsubscribe[];
  #subscriptions: readonly Unsubscribe[] = [];
  #settleChange: () => void = () => undefined;
  #isMuted = false;
  #isStopped = false;

  constructor(options: Omit<EarOptions, 'onStarted' | 'onDecided' | 'patienceMs'>) {
    this.#station = options.station;
    this.#clock = options.clock;
    this.#chains = options.chains;
    this.#ear = new Ear({
      ...options,
      patienceMs,
      onStarted: (utterance) => {
        this.#listeners.emit({ type: 'speech.started', utterance });
      },
      onDecided: (utterance, decision, timing, evidence) => {
        const grounds = evidence === null ? null : groundsOf(decision, evidence);
        this.#listeners.emit({ type: 'speech.decided', utterance, decision, timing, grounds });
      },
    });
    this.#recognizerEvents = this.#follow(options.chains);
  }

  get station(): Station {
    return this.#station;
  }

  get roomLevelDbFs(): number | null {
    return this.#ear.roomLevelDbFs;
  }

  get readyLanguages(): readonly Language[] {
    return this.#chains.flatMap(({ recognizer }) => (recognizer.isReady ? recognizer.languages : []));
  }

  /** Connects a source that somebody else starts and stops; the one before is disconnected. */
  listen(source: AudioSource): void {
    this.#stopListening();
    const delay = new SoundDelay(this.#clock);
    this.#subscriptions = [
      source.onBlock((block) => {
        const lateMs = delay.ofNextBlock();
        if (!this.#isMuted) this.#ear.hear(block, lateMs);
      }),
      // Half of "floor twenty-one" is another floor, and so are two halves with a gap between them.
      source.onState(({ kind }) => {
        if (kind === 'flowing') return;
        delay.restart();
        this.#ear.interrupt('microphoneLost');
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

  /**
   * Another version of the same station: takes its words and recognisers over in a moment in which nothing is said or decided,
   * and calls `onChanged` in that moment. Settles then, or when these ears are stopped before.
   */
  change(station: Station, chains: readonly RecognizerChain[], onChanged: (station: Station) => void): Promise<void> {
    return new Promise((resolve) => {
      this.#settleChange = resolve;
      if (this.#isStopped) resolve();
      else
        this.#ear.whenQuiet(() => {
          this.#use(station, chains);
          onChanged(station);
          resolve();
        });
    });
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#stopListening();
    this.#settleChange();
    for (const unsubscribe of this.#recognizerEvents) unsubscribe();
    this.#ear.close();
    await this.#ear.decided;
    this.#listeners.clear();
  }

  #use(station: Station, chains: readonly RecognizerChain[]): void {
    const before = this.#chains;
    for (const unsubscribe of this.#recognizerEvents) unsubscribe();
    this.#ear.use(chains);
    this.#station = station;
    this.#chains = chains;
    this.#recognizerEvents = this.#follow(chains);
    // Whoever listens knows of the ones before only.
    const lost = before.flatMap(({ recognizer }) => (recognizer.isReady ? [] : recognizer.languages));
    for (const { recognizer } of chains) {
      const languages = recognizer.languages.filter((language) => lost.includes(language));
      if (recognizer.isReady && languages.length > 0) this.#listeners.emit({ type: 'recognizer.ready', languages });
    }
  }

  #follow(chains: readonly RecognizerChain[]): readonly Unsubscribe[] {
    return chains.map(({ recognizer }) =>
      recognizer.onEvent((event) => {
        this.#listeners.emit({ ...event, languages: recognizer.languages });
      }),
    );
  }

  #stopListening(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions = [];
  }
}
