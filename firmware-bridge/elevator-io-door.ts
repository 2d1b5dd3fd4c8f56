import { delay } from '../config/kernel/index.js';
import type { Clock } from '../config/kernel/index.js';
import type { Board } from './boards/board.types.js';
import type { ContactTurns } from './elevator-io-turns.js';
import type { DoorHold, HoldOutcome, PressRefusal } from './elevator-io.types.js';
import { limits } from './protocol/index.js';

/** ms for which the board may keep the contact closed after the end of a hold: it is let go of by the shortest HOLD there is. */
const letGoMs = limits.holdMinMs.value;
/** ms: the same where the board did not answer. */
const unansweredMs = limits.holdMaxMs.value;
/** ms by which the board's clock and the way to it may be behind. */
const marginMs = 50;

interface DoorParts {
  readonly board: Board;
  readonly clock: Clock;
  readonly turns: ContactTurns;
  /** Asked before every HOLD. */
  readonly refusal: () => PressRefusal | null;
}

/** The door open button of a car, held for one at a time; none is taken up again by itself. */
export class DoorHolding {
  readonly #parts: DoorParts;
  #letGo = new AbortController();
  /** The board closes the same contact again only a second after it opened. */
  #restsUntilMs = -Infinity;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** Whatever is held, or waits to be, ends. */
  letGo(): void {
    this.#letGo.abort();
    this.#letGo = new AbortController();
  }

  /** Settles when the hold is over; its turn among the contacts is over as soon as the board has answered. */
  hold(contact: number, request: DoorHold): Promise<HoldOutcome> {
    const { clock, turns } = this.#parts;
    const deadlineMs = clock.now() + request.deadlineMs;
    const released = AbortSignal.any([request.released, this.#letGo.signal]);
    return new Promise((resolve, reject) => {
      void turns.take(async () => {
        const refusal = await this.#untilReady(deadlineMs, released);
        if (refusal !== null) {
          resolve({ ...refusal, heldMs: 0 });
          return;
        }
        await new Promise<void>((answered) => {
          const onHeld = (): void => {
            answered();
            request.onHeld();
          };
          const held = this.#begin({ contact, holdMs: request.longestMs, released, onHeld });
          held.then(resolve, reject).finally(answered);
        });
      });
    });
  }

  #begin(command: {
    contact: number;
    holdMs: number;
    released: AbortSignal;
    onHeld: () => void;
  }): Promise<HoldOutcome> {
    const { board, turns, refusal, clock } = this.#parts;
    const held = board.hold({ ...command, refusal }).then((outcome) => {
      const hasClosed = outcome.kind !== 'refused' || outcome.heldMs > 0;
      if (!hasClosed) return outcome;
      const closedMs = outcome.kind === 'unknown' ? unansweredMs : letGoMs;
      turns.noteClosed(closedMs);
      this.#restsUntilMs = clock.now() + closedMs + limits.contactGapMs.value + marginMs;
      return outcome;
    });
    const ended = held.catch(() => undefined);
    turns.noteDoor({ ended, released: command.released });
    return held;
  }

  async #untilReady(
    deadlineMs: number,
    released: AbortSignal,
  ): Promise<{ readonly kind: 'refused'; readonly reason: PressRefusal } | { readonly kind: 'released' } | null> {
    const { clock, turns, refusal } = this.#parts;
    const busy = await turns.untilOpen(deadlineMs);
    if (busy !== null) return { kind: 'refused', reason: busy };
    if (this.#restsUntilMs > deadlineMs) return { kind: 'refused', reason: 'tooSoon' };
    const waitMs = this.#restsUntilMs - clock.now();
    if (waitMs > 0) await delay(clock, waitMs);
    if (released.aborted) return { kind: 'released' };
    const reason = refusal() ?? (clock.now() > deadlineMs ? 'tooLate' : null);
    return reason === null ? null : { kind: 'refused', reason };
  }
}
