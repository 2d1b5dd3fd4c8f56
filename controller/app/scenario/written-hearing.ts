import type { Language, Station } from '../../../config/index.js';
import { Listeners, type Clock, type Unsubscribe } from '../../../config/kernel/index.js';
import { speakingMs, type Decision, type Hearing, type HearingEvent, type WrittenEars } from '../../../speech/index.js';

export interface Saying {
  readonly text: string;
  readonly isHalfHeard: boolean;
  readonly alsoLike: readonly string[];
  readonly overNoiseDb: number | null;
  /** From the last sound to the decision, ms. */
  readonly decidedAfterMs: number;
}

interface Utterance {
  readonly number: number;
  readonly beganMs: number;
  hasEnded: boolean;
}

const lost = (reason: 'ownVoice' | 'microphoneLost' | 'recognizerLost'): Decision => ({
  decision: 'rejected',
  reason,
  language: null,
  confidence: 0,
  floorSpoken: null,
});

/**
 * A station's ears without sound: what is said to them takes as long as people take to say it, and is then understood as the
 * recognisers' words would be. Shut while the station speaks, deaf without a microphone, as the real ones.
 */
export class WrittenHearing implements Hearing {
  readonly station: Station;
  readonly roomLevelDbFs = null;
  readonly #clock: Clock;
  readonly #ears: WrittenEars;
  readonly #languages: readonly Language[];
  readonly #events = new Listeners<HearingEvent>();
  readonly #ready = new Set<Language>();
  readonly #underWay = new Set<Utterance>();
  #utterances = 0;
  #isMuted = false;
  #isListening = true;

  constructor(station: Station, languages: readonly Language[], ears: WrittenEars, clock: Clock) {
    this.station = station;
    this.#languages = languages;
    this.#ears = ears;
    this.#clock = clock;
  }

  get readyLanguages(): readonly Language[] {
    return this.#languages.filter((language) => this.#ready.has(language));
  }

  listen(): void {
    return;
  }

  onEvent(listener: (event: HearingEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  setMuted(isMuted: boolean): void {
    if (isMuted && !this.#isMuted) this.#interrupt('ownVoice');
    this.#isMuted = isMuted;
  }

  stop(): Promise<void> {
    this.#isListening = false;
    this.#underWay.clear();
    this.#events.clear();
    return Promise.resolve();
  }

  /** Whether sound comes in. */
  setListening(isListening: boolean): void {
    if (!isListening) this.#interrupt('microphoneLost');
    this.#isListening = isListening;
  }

  ready(language: Language): void {
    this.#ready.add(language);
    this.#events.emit({ type: 'recognizer.ready', languages: [language] });
  }

  lose(language: Language): void {
    this.#ready.delete(language);
    this.#events.emit({ type: 'recognizer.lost', languages: [language], reason: 'ended' });
  }

  say(saying: Saying): void {
    if (this.#isMuted || !this.#isListening || this.#ready.size === 0) return;
    const utterance = { number: (this.#utterances += 1), beganMs: this.#clock.now(), hasEnded: false };
    this.#underWay.add(utterance);
    this.#events.emit({ type: 'speech.started', utterance: utterance.number });
    const speechMs = speakingMs(saying.text);
    this.#clock.setTimeout(() => {
      utterance.hasEnded = true;
    }, speechMs);
    this.#clock.setTimeout(() => {
      if (!this.#underWay.has(utterance)) return;
      this.#decide(utterance, speechMs, saying);
    }, speechMs + saying.decidedAfterMs);
  }

  #decide(utterance: Utterance, speechMs: number, saying: Saying): void {
    const lostLanguages = this.#languages.filter((language) => !this.#ready.has(language));
    const decided =
      lostLanguages.length === this.#languages.length
        ? { decision: lost('recognizerLost'), grounds: null }
        : this.#ears.decide(this.station.id, { ...saying, lostLanguages });
    this.#tell(utterance, { ...decided, speechMs, decisionMs: saying.decidedAfterMs });
  }

  /** What is still being said is forgotten; what has been said waits for its decision. */
  #interrupt(reason: 'ownVoice' | 'microphoneLost'): void {
    for (const utterance of [...this.#underWay]) {
      if (utterance.hasEnded) continue;
      const speechMs = this.#clock.now() - utterance.beganMs;
      this.#tell(utterance, { decision: lost(reason), grounds: null, speechMs, decisionMs: 0 });
    }
  }

  #tell(
    utterance: Utterance,
    told: {
      readonly decision: Decision;
      readonly grounds: ReturnType<WrittenEars['decide']>['grounds'] | null;
      readonly speechMs: number;
      readonly decisionMs: number;
    },
  ): void {
    this.#underWay.delete(utterance);
    const { decision, grounds, speechMs, decisionMs } = told;
    this.#events.emit({
      type: 'speech.decided',
      utterance: utterance.number,
      decision,
      grounds,
      timing: { speechMs, speechEndMs: utterance.beganMs + speechMs, waitedMs: decisionMs, decisionMs },
    });
  }
}
