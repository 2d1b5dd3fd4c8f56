import type { EmulatedBoard } from '../../simulator/board/emulated-board.types.js';

export interface Closure {
  /** Counted from 1. */
  readonly contact: number;
  readonly closedAtMs: number;
  /** ms; null while it is closed. */
  heldMs: number | null;
  /** ms of `heldMs` in which the board's time stood still. */
  stoodStillMs: number;
}

/** Writes down what the contacts of an emulated board do. */
export class ContactDiary {
  readonly closures: Closure[] = [];
  /** The most contacts that were closed at one time. */
  mostClosed = 0;
  readonly #board: EmulatedBoard;
  /** Of the board when the contact last closed. */
  readonly #stoodStillBefore = new Map<number, number>();

  constructor(board: EmulatedBoard) {
    this.#board = board;
    let before = board.relays;
    board.onRelays((relays, atMs) => {
      this.#note(before, relays, atMs);
      before = relays;
    });
  }

  #note(before: bigint, after: bigint, atMs: number): void {
    const { stoodStillMs = 0 } = this.#board;
    let closed = 0;
    for (let contact = 1; 1n << BigInt(contact - 1) <= (before | after); contact += 1) {
      const bit = 1n << BigInt(contact - 1);
      if ((after & bit) !== 0n) closed += 1;
      if ((before & bit) === (after & bit)) continue;
      if ((after & bit) !== 0n) {
        this.closures.push({ contact, closedAtMs: atMs, heldMs: null, stoodStillMs: 0 });
        this.#stoodStillBefore.set(contact, stoodStillMs);
      } else {
        const closure = this.closures.findLast((other) => other.contact === contact);
        if (closure === undefined) continue;
        closure.heldMs = atMs - closure.closedAtMs;
        closure.stoodStillMs = stoodStillMs - (this.#stoodStillBefore.get(contact) ?? 0);
      }
    }
    this.mostClosed = Math.max(this.mostClosed, closed);
  }
}
