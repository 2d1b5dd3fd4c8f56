import type { ComposedMachines } from './compose-machines.js';
import type { ActorTimer, Deed, Stimulus, Taken, TimerOwner, Together } from './together.types.js';

interface Due {
  readonly of: TimerOwner;
  readonly id: string;
  readonly dueMs: number;
}

/** The composed machines with a clock: their timers run out in the order in which they are due. */
export class TimedMachines {
  readonly deeds: Deed[] = [];
  readonly #machines: ComposedMachines;
  readonly #due = new Map<string, Due>();
  #state: Together;
  #nowMs = 0;

  constructor(machines: ComposedMachines, beginning: Taken) {
    this.#machines = machines;
    this.#state = beginning.state;
    this.#note(beginning);
  }

  get state(): Together {
    return this.#state;
  }

  take(stimulus: Stimulus): void {
    const taken = this.#machines.take(this.#state, stimulus);
    this.#state = taken.state;
    this.#note(taken);
  }

  advanceTo(nowMs: number): void {
    for (let next = this.#earliest(); next !== null && next.dueMs <= nowMs; next = this.#earliest()) {
      this.#nowMs = next.dueMs;
      this.#due.delete(keyOf(next));
      this.take({ type: 'timer', of: next.of, id: next.id });
    }
    this.#nowMs = nowMs;
  }

  #note({ deeds, timers }: Taken): void {
    this.deeds.push(...deeds);
    for (const timer of timers) {
      // Set anew it comes after those that were set in the meantime.
      this.#due.delete(keyOf(timer));
      const { of, id, delayMs } = timer;
      if (delayMs !== null) this.#due.set(keyOf(timer), { of, id, dueMs: this.#nowMs + delayMs });
    }
    for (const [key, { of }] of this.#due)
      if (typeof of === 'object' && (this.#state.calls[of.call] ?? null) === null) this.#due.delete(key);
  }

  /** Of those that are due at the same instant the one that was set first. */
  #earliest(): Due | null {
    let earliest: Due | null = null;
    for (const due of this.#due.values()) if (earliest === null || due.dueMs < earliest.dueMs) earliest = due;
    return earliest;
  }
}

const keyOf = ({ of, id }: Pick<ActorTimer, 'of' | 'id'>): string => `${typeof of === 'string' ? of : of.call} ${id}`;
