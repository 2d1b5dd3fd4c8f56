import { limits } from '../../../firmware-bridge/protocol/index.js';
import type { Bits } from '../emulated-board.types.js';
import type { SteadyInputs } from './steady-inputs.js';
import type { WiringTable } from './wiring-table.js';

/** Whether fire, inspection or out of service forbid every press: one sample is enough, and it takes 1.5 s to forget it. */
export class InterlockWatch {
  readonly #table: WiringTable;
  readonly #inputs: SteadyInputs;
  #isActive = false;
  /** After an interlock was active, so that one that flickers locks between two flashes as well; null: long over. */
  #lockUntilMs: number | null = null;
  #isLocked = false;

  constructor(table: WiringTable, inputs: SteadyInputs) {
    this.#table = table;
    this.#inputs = inputs;
  }

  /** As of the latest tick. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** When a tick has something to do though no input changes, ms of the board's clock; Infinity: never. */
  get dueMs(): number {
    return this.#lockUntilMs ?? Infinity;
  }

  /** At this instant, which may lie between two ticks. */
  isLockedBy(sample: Bits, nowMs: number): boolean {
    if (this.#isActive || (this.#lockUntilMs !== null && nowMs < this.#lockUntilMs)) return true;
    return this.#isActiveIn(sample) || this.#table.hasInterlockIn(this.#inputs.blinking);
  }

  /** True where being locked began or ended. */
  tick(sample: Bits, nowMs: number): boolean {
    const wasLocked = this.#isLocked;
    const isConfigured = this.#table.inForce !== 0;
    const isActive = isConfigured && this.#isActiveIn(sample);
    if (isActive || (this.#lockUntilMs !== null && nowMs >= this.#lockUntilMs)) this.#lockUntilMs = null;
    // The last ms in which it was active is the one before this.
    if (this.#isActive && !isActive) this.#lockUntilMs = nowMs - 1 + limits.blinkMaxMs.value;
    this.#isActive = isActive;
    this.#isLocked = isConfigured && this.isLockedBy(sample, nowMs);
    return this.#isLocked !== wasLocked;
  }

  #isActiveIn(sample: Bits): boolean {
    return this.#table.locks(sample) || this.#table.locks(this.#inputs.closed);
  }
}
