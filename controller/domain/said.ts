import type { ButtonId } from '../../config/index.js';
import { toneOf, type AnswerKind } from './answer.js';

/** An answer that was given, in no language: it can be given again in another one. */
export interface Said {
  readonly kind: AnswerKind;
  readonly buttons: readonly ButtonId[];
  /** A floor as it was said, where it is none of this lift's. */
  readonly spoken: string | null;
}

/** null: a question is asked again while it is open, and afterwards nobody may think that it still is. */
export function repeatable({ kind, buttons, spoken }: Said): Said | null {
  return toneOf[kind] === 'question' ? null : { kind, buttons, spoken };
}

/** What was said of a button ends with the next change of its lamp: it was served, or has lit after all. */
export function isOutdatedByLamp(said: Said | null, button: ButtonId): boolean {
  return said?.buttons.includes(button) === true;
}

export function isOutdatedByDoor(said: Said | null): boolean {
  return said?.kind === 'doorHeld';
}
