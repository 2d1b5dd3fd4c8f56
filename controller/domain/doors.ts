import type { CarDoors, Station } from '../../config/index.js';
import type { LiftMode, PressRefusal } from '../../firmware-bridge/index.js';
import type { AnswerKind } from './answer.js';
import { isNormal } from './safety-rules.js';

/** What somebody wants of the doors. `letGo`: no longer held open; that presses nothing. */
export type DoorWish = 'open' | 'close' | 'letGo';

/** What voice can do about the doors of a station now. */
export interface DoorsAtHand {
  readonly mayOpen: boolean;
  readonly mayClose: boolean;
  /** By voice. */
  readonly isHeld: boolean;
}

export const noDoors: DoorsAtHand = { mayOpen: false, mayClose: false, isHeld: false };

/** The door buttons that the site has wired. */
export function doorsOf(station: Station): Pick<DoorsAtHand, 'mayOpen' | 'mayClose'> {
  const { open, close }: CarDoors = station.kind === 'car' ? station.doors : { open: null, close: null };
  return { mayOpen: open !== null, mayClose: close !== null };
}

/** All that must be known before a door button's contact may be closed, read at the instant of the request. */
export interface DoorConditions {
  readonly isLinkUp: boolean;
  readonly mode: LiftMode;
  /** The lamps of the floors are read: without them nothing is known of the lift but what was. */
  readonly areLampsRead: boolean;
  /** The site has wired this button, and lets it be pressed by voice. */
  readonly isWired: boolean;
}

export type DoorRefusal = 'modeUnknown' | 'notWired' | PressRefusal;

/** May a door button be pressed or held by voice? null = yes. Unknown means no. */
export function doorRefusalOf({ isLinkUp, mode, areLampsRead, isWired }: DoorConditions): DoorRefusal | null {
  if (!isWired) return 'notWired';
  if (!isLinkUp) return 'linkDown';
  if (mode === 'unknown') return 'modeUnknown';
  if (!isNormal(mode)) return 'notNormal';
  return areLampsRead ? null : 'lampUnreadable';
}

/** What became of a wish for the doors. That they moved is not among them: nothing here reads the doors. */
export type DoorOutcome =
  | { readonly kind: 'held' | 'letGo' | 'closePressed' }
  /** The board did not answer: pressed or not. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'refused'; readonly reason: DoorRefusal };

/** Where no button helps, or nobody should be sent to one, it is "not now"; elsewhere the button itself still works. */
const notNow: ReadonlySet<DoorRefusal> = new Set(['linkDown', 'modeUnknown', 'notNormal', 'locked']);

export function answerToDoor(outcome: DoorOutcome): AnswerKind {
  switch (outcome.kind) {
    case 'held':
      return 'doorHeld';
    case 'letGo':
      return 'doorLetGo';
    case 'closePressed':
      return 'doorClosePressed';
    case 'unconfirmed':
      return 'pressTheDoorButton';
    case 'refused':
      if (outcome.reason === 'notWired') return 'notAllowed';
      return notNow.has(outcome.reason) ? 'notNow' : 'pressTheDoorButton';
  }
}
