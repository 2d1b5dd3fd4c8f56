import type { Language, Station } from '../config/index.js';
import type { AudioSource, Unsubscribe } from '../config/kernel/index.js';
import type { Decision } from './interpret/decision.js';
import type { Grounds } from './interpret/grounds.js';

export interface UtteranceTiming {
  /** Length of the utterance in ms of audio, pre-roll and hangover left out. */
  readonly speechMs: number;
  /** Where its last speech ended, in ms of audio since these ears began to hear. */
  readonly speechEndMs: number;
  /** Audio that was waited for after it, ms. */
  readonly waitedMs: number;
  /**
   * From the capture of the last speech to the decision, ms: how late the sound was heard and what was waited for after it, or
   * the answer's computing time where that took longer.
   */
  readonly decisionMs: number;
}

export type HearingEvent =
  | { readonly type: 'speech.started'; readonly utterance: number }
  | {
      readonly type: 'speech.decided';
      readonly utterance: number;
      readonly decision: Decision;
      readonly timing: UtteranceTiming;
      /** null where there was nothing to weigh: too long, or something was lost. */
      readonly grounds: Grounds | null;
    }
  /** Of everything that one process hears. */
  | { readonly type: 'recognizer.ready'; readonly languages: readonly Language[] }
  | { readonly type: 'recognizer.lost'; readonly languages: readonly Language[]; readonly reason: string };

/** One station's ears: blocks in, decisions out. Every `speech.started` is followed by exactly one `speech.decided`. */
export interface Hearing {
  readonly station: Station;
  /** An utterance under way when the source is lost is forgotten (`microphoneLost`). */
  listen(source: AudioSource): void;
  /** Half duplex: while true, audio is dropped before recognition and an utterance under way is forgotten (`ownVoice`). */
  setMuted(isMuted: boolean): void;
  /** Level of the room, dBFS, of the last second without speech; null before. */
  readonly roomLevelDbFs: number | null;
  /** Whose recogniser hears now; every change of it is an event. */
  readonly readyLanguages: readonly Language[];
  onEvent(listener: (event: HearingEvent) => void): Unsubscribe;
  stop(): Promise<void>;
}
