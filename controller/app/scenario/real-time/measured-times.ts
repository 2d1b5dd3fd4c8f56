import type { Closure } from '../safety-monitor.js';
import type { LampLit } from './stage-watch.js';

/** A sentence that was spoken into the car. */
export interface Sentence {
  /** Which step. */
  readonly step: number;
  readonly text: string;
  /** Its last sound, by the clock of the play. */
  readonly endedAtMs: number;
}

/** What became of it at the terminals, ms from its last sound; null: nothing of the kind. */
export interface MeasuredSentence {
  readonly step: number;
  readonly text: string;
  /** To the first contact that closed. */
  readonly contactAfterMs: number | null;
  /** To the lamp of that button. */
  readonly lampAfterMs: number | null;
}

/** How long each sentence took to its contact and to its lamp. What happens before the next one is over belongs to it. */
export function measuredTimes(
  sentences: readonly Sentence[],
  closures: readonly Pick<Closure, 'button' | 'closedAtMs'>[],
  lampsLit: readonly LampLit[],
): readonly MeasuredSentence[] {
  return sentences.map(({ step, text, endedAtMs }, index) => {
    const untilMs = sentences[index + 1]?.endedAtMs ?? Infinity;
    const contact = closures.find(({ closedAtMs }) => closedAtMs >= endedAtMs && closedAtMs < untilMs);
    const lamp =
      contact && lampsLit.find(({ button, atMs }) => button === contact.button && atMs >= contact.closedAtMs);
    return {
      ...{ step, text },
      contactAfterMs: contact === undefined ? null : Math.round(contact.closedAtMs - endedAtMs),
      lampAfterMs: lamp === undefined ? null : Math.round(lamp.atMs - endedAtMs),
    };
  });
}
