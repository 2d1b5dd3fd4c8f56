import type { FloorId, Language, Station } from '../../config/index.js';
import { Listeners, type Unsubscribe } from '../../config/kernel/index.js';
import type { Decision, Hearing, HearingEvent, Intent, RejectionReason } from '../../speech/index.js';

export function accepted(intent: Intent, text = '我要去十二楼', language: Language = 'zh'): Decision {
  return { decision: 'accepted', intent, text, language, confidence: 0.95 };
}

export function floors(...ids: readonly FloorId[]): Intent {
  return { kind: 'floors', floors: ids };
}

export function uncertain(intent: Intent, text = '十二楼', language: Language = 'zh'): Decision {
  return { decision: 'uncertain', intent, alternatives: [], text, language, confidence: 0.6 };
}

export function rejected(
  reason: RejectionReason,
  floorSpoken: string | null = null,
  language: Language = 'zh',
): Decision {
  return { decision: 'rejected', reason, language, confidence: 0, floorSpoken };
}

/**
 * Ears that hear what the test decides. As with the real ones, what is being said when a mute begins is forgotten, and what had
 * ended before and waits for its decision is not.
 */
export class FakeHearing implements Hearing {
  readonly station: Station;
  readonly roomLevelDbFs = null;
  isMuted = false;
  /** Every change of the mute, in order. */
  readonly mutes: boolean[] = [];
  readonly #events = new Listeners<HearingEvent>();
  readonly #ended = new Set<number>();
  readonly #ready = new Set<Language>();
  #utterance = 0;

  constructor(station: Station) {
    this.station = station;
  }

  listen(): void {
    return;
  }

  setMuted(isMuted: boolean): void {
    this.isMuted = isMuted;
    this.mutes.push(isMuted);
  }

  get readyLanguages(): readonly Language[] {
    return [...this.#ready];
  }

  onEvent(listener: (event: HearingEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  begin(): number {
    this.#utterance += 1;
    this.#events.emit({ type: 'speech.started', utterance: this.#utterance });
    return this.#utterance;
  }

  /** It has been said to its end and waits for its decision. */
  end(utterance: number): void {
    this.#ended.add(utterance);
  }

  decide(decision: Decision, decisionMs = 250, utterance = this.#utterance): void {
    this.#events.emit({
      type: 'speech.decided',
      utterance,
      decision: this.isMuted && !this.#ended.has(utterance) ? rejected('ownVoice') : decision,
      timing: { speechMs: 900, speechEndMs: 900, waitedMs: decisionMs, decisionMs },
      grounds: null,
    });
  }

  /** A whole utterance; returns its number. */
  say(decision: Decision, decisionMs = 250): number {
    const utterance = this.begin();
    this.decide(decision, decisionMs);
    return utterance;
  }

  ready(...languages: readonly Language[]): void {
    for (const language of languages) this.#ready.add(language);
    this.#events.emit({ type: 'recognizer.ready', languages });
  }

  lose(...languages: readonly Language[]): void {
    for (const language of languages) this.#ready.delete(language);
    this.#events.emit({ type: 'recognizer.lost', languages, reason: 'killed' });
  }
}
