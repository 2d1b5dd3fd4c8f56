import type { ButtonId, Station } from '../../../config/index.js';
import type { DecidedUtterance } from './asked-for.js';

/** From the last sound of who takes a call back to its press: 2 s until it is decided, and 2 s more. */
const longestAgoMs = 4_000;
const longestDecisionMs = 2_000;
/** A contact is closed until its lamp lights, and the lift takes its time. */
const lampWithinMs = 1_600;
/** A lamp that is dark for less the board has not seen dark. */
const boardSeesMs = 25;
/** On its way to the board. */
const slackMs = 40;

/** A call that the station has made, by its contact and the lamp that followed. */
interface OwnCall {
  readonly closedAtMs: number;
  /** null: it has not lit. */
  litAtMs: number | null;
  darkAtMs: number | null;
  /** Somebody else has asked for the same since. */
  isShared: boolean;
  isTried: boolean;
}

/** `unwanted`: nobody has surely said that this call is to be taken back. */
export type LitPress = 'permitted' | 'unwanted' | 'othersCall' | 'takenBackTwice';

/** Which press of a lit button takes a call of the station's own back, told by what was understood, contacts and lamps alone. */
export class TakingBackWatch {
  /** ms after its lamp lit; 0: the site has no calls taken back. */
  readonly #withinMs: number;
  readonly #calls = new Map<ButtonId, OwnCall>();
  /** When the last sound of it was. */
  readonly #unwanted = new Map<ButtonId, number>();

  constructor(station: Station) {
    this.#withinMs = station.kind === 'car' ? (station.cancel?.withinSeconds ?? 0) * 1_000 : 0;
  }

  noteHeard({ decision, endedMs, decidedMs }: DecidedUtterance): void {
    if (decision.decision !== 'accepted' || decidedMs - endedMs > longestDecisionMs) return;
    const { intent } = decision;
    if (intent.kind === 'cancel') for (const floor of intent.floors) this.#unwanted.set(floor, endedMs);
    if (intent.kind !== 'floors') return;
    for (const floor of intent.floors) {
      const call = this.#calls.get(floor);
      if (call !== undefined && call.litAtMs !== null) call.isShared = true;
    }
  }

  /** Its contact closed while its lamp was dark. */
  noteCalled(button: ButtonId, atMs: number): void {
    this.#calls.set(button, { closedAtMs: atMs, litAtMs: null, darkAtMs: null, isShared: false, isTried: false });
  }

  noteLamp(button: ButtonId, isLit: boolean, nowMs: number): void {
    const call = this.#calls.get(button);
    if (call === undefined) return;
    if (!isLit) call.darkAtMs = call.litAtMs === null ? null : (call.darkAtMs ?? nowMs);
    else if (call.darkAtMs !== null && nowMs - call.darkAtMs > boardSeesMs) this.#calls.delete(button);
    else {
      call.darkAtMs = null;
      if (call.litAtMs === null && nowMs - call.closedAtMs <= lampWithinMs) call.litAtMs = nowMs;
    }
  }

  /**
   * Its contact closed while its lamp was dark. One that has just gone out the board still sees lit: what it presses then is what takes
   * the call back, an instant too late; it makes a call where the lift has just stopped.
   */
  takeLate(button: ButtonId, atMs: number): LitPress {
    const darkAtMs = this.#calls.get(button)?.darkAtMs ?? null;
    const hasJustGoneOut = darkAtMs !== null && atMs - darkAtMs <= boardSeesMs;
    return hasJustGoneOut ? this.take(button, atMs) : 'unwanted';
  }

  /** Its contact closed while its lamp was lit. */
  take(button: ButtonId, atMs: number): LitPress {
    const saidMs = this.#unwanted.get(button);
    if (this.#withinMs === 0 || saidMs === undefined || atMs - saidMs > longestAgoMs) return 'unwanted';
    const call = this.#calls.get(button);
    if (call?.isTried === true) return 'takenBackTwice';
    if (call === undefined || call.litAtMs === null || call.isShared) return 'othersCall';
    call.isTried = true;
    return atMs - call.litAtMs > this.#withinMs + slackMs ? 'othersCall' : 'permitted';
  }
}
