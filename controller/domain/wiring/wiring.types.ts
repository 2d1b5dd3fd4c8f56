import type { ButtonId } from '../../../config/index.js';
import type { LampState } from '../../../firmware-bridge/index.js';

/** What was seen of the lift, in the order in which it was seen. All times in ms of the clock. */
export type WiringEvent = { readonly atMs: number } & (
  | { readonly type: 'lamp.changed'; readonly button: ButtonId; readonly lamp: LampState }
  /** The board closed the contact of a button at `closedMs`, a few ms ago. */
  | { readonly type: 'pressed'; readonly button: ButtonId; readonly closedMs: number }
  /** Whether the lift is known to run normally: else a lamp that does nothing proves nothing. */
  | { readonly type: 'mode.changed'; readonly isNormal: boolean }
  | { readonly type: 'time.passed' }
);

/**
 * What is wrong with the wiring of a button, as far as it can be told from outside: the board reads no contact back, so a relay
 * that is welded and a button that sticks look alike, and so do swapped lamps and swapped contacts.
 */
export type ButtonFault =
  /** It was pressed again and again, and its lamp stayed dark. `isLampSeen`: since the first of these it lit for somebody else. */
  | { readonly kind: 'staysDark'; readonly isLampSeen: boolean }
  /** When it is pressed the lamp of another button lights instead. */
  | { readonly kind: 'lightsAnother'; readonly other: ButtonId }
  /** Longer than any call lasts. */
  | { readonly kind: 'litTooLong' }
  /** At once after the lift has served it, again and again, though nobody was heard to ask for it. */
  | { readonly kind: 'lightsAgain' };

export interface WiringSuspicion {
  readonly buttons: ReadonlyMap<ButtonId, ButtonFault>;
  /** Of these: only a press by voice can clear them, and one is due. */
  readonly onTrial: ReadonlySet<ButtonId>;
  /** Several buttons were pressed one after another, and no lamp of the station lit at all. */
  readonly isNoLampLit: boolean;
}

/** What is wrong with lamps or inputs as a whole. */
export interface StationFault {
  readonly kind: 'noLampLit' | 'inputsAllClosed' | 'inputsAllOpen';
}

/** One thing that is suspected. */
export type WiringDoubt =
  { readonly button: ButtonId; readonly fault: ButtonFault } | { readonly button: null; readonly fault: StationFault };

export interface WiringLimits {
  /** ms from the press to its lamp; the same as a call waits for it. */
  readonly lampMs: number;
  /** Once may be a lift that was looking elsewhere, twice a coincidence. */
  readonly pressesInTheDark: number;
  /**
   * ms from a press that was not answered to the next one that a button which stays dark is allowed. Many lifts light no lamp for the
   * floor where they stand, so that a good button may stay dark; a bad one costs a passenger a second that seldom.
   */
  readonly trialAfterMs: number;
  /** ms. The longest call of a busy tall building lasts some minutes. */
  readonly longestLitMs: number;
  /** Lamps of others that came and went meanwhile; a single one may have been taken back by a second press. */
  readonly othersServed: number;
  /** ms between the lamp's end and its next beginning; people take longer, or do it once. */
  readonly againWithinMs: number;
  readonly timesAgain: number;
  /** ms after which a lamp that stays dark is at rest: no closed contact calls any more. */
  readonly restMs: number;
}

export const defaultWiringLimits: WiringLimits = {
  lampMs: 1_000,
  pressesInTheDark: 3,
  trialAfterMs: 30 * 60_000,
  longestLitMs: 10 * 60_000,
  othersServed: 2,
  againWithinMs: 2_000,
  timesAgain: 3,
  restMs: 60_000,
};
