import { delay } from '../config/kernel/index.js';
import type { Clock } from '../config/kernel/index.js';
import type { PressRefusal } from './elevator-io.types.js';

/** ms between the end of one pulse and the next: a relay takes up to 10 ms to open, and the lamp shall be seen before. */
const gapMs = 100;

interface HeldDoor {
  readonly ended: Promise<unknown>;
  /** Aborted: it is being let go of. */
  readonly released: AbortSignal;
}

/**
 * Which contact may close next: floors and doors one after another as they were asked for, none while a door is held, and the
 * alarm before all that wait.
 */
export class ContactTurns {
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  /** Every contact that was closed is open from then on. */
  #openFromMs = -Infinity;
  #door: HeldDoor | null = null;
  #alarm: Promise<unknown> | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** After all that took a turn before. */
  take<Outcome>(turn: () => Promise<Outcome>): Promise<Outcome> {
    const taken = this.#last.then(turn);
    // One that fails must not take those behind it along.
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  /** Whatever waits for a contact to open waits for the alarm as well. */
  takeFirst<Outcome>(turn: () => Promise<Outcome>): Promise<Outcome> {
    const taken = turn();
    const alarm = taken
      .catch(() => undefined)
      .then(() => {
        if (this.#alarm === alarm) this.#alarm = null;
      });
    this.#alarm = alarm;
    return taken;
  }

  /** A press was answered, or may have been made: counted from now, so from after the contact closed. */
  noteClosed(durationMs: number): void {
    this.#openFromMs = Math.max(this.#openFromMs, this.#clock.now() + durationMs + gapMs);
  }

  noteDoor(door: HeldDoor): void {
    this.#door = door;
    void door.ended.then(() => {
      if (this.#door === door) this.#door = null;
    });
  }

  /** null: every contact is open, and nothing comes first. */
  async untilOpen(deadlineMs: number): Promise<PressRefusal | null> {
    for (;;) {
      const door = this.#door;
      const waitMs = this.#openFromMs - this.#clock.now();
      if (this.#openFromMs > deadlineMs) return 'tooLate';
      if (door !== null && !door.released.aborted) return 'busy';
      if (door !== null) await door.ended;
      else if (waitMs > 0) await delay(this.#clock, waitMs);
      else if (this.#alarm !== null) await this.#alarm;
      else return null;
    }
  }

  /** The same for what comes first: a held door and other alarms don't stand in its way. */
  async untilPulseEnded(): Promise<void> {
    const waitMs = this.#openFromMs - this.#clock.now();
    if (waitMs > 0) await delay(this.#clock, waitMs);
  }
}
