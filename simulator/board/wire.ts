import type { Clock, TimerHandle } from '../../config/kernel/index.js';

const bitsPerByte = 10;

/** One direction of a serial line: portions arrive in order, each when its last byte has come. */
export class Wire {
  readonly #clock: Clock;
  readonly #byteMs: number;
  readonly #arrive: (bytes: Uint8Array) => void;
  readonly #timers = new Set<TimerHandle>();
  #freeAtMs = -Infinity;

  /** @param baudRate bit/s */
  constructor(clock: Clock, baudRate: number, arrive: (bytes: Uint8Array) => void) {
    this.#clock = clock;
    this.#byteMs = (bitsPerByte * 1_000) / baudRate;
    this.#arrive = arrive;
  }

  /** What has been sent and has not arrived yet. */
  get backlogBytes(): number {
    return Math.max(0, this.#freeAtMs - this.#clock.now()) / this.#byteMs;
  }

  send(bytes: Uint8Array): void {
    const nowMs = this.#clock.now();
    this.#freeAtMs = Math.max(this.#freeAtMs, nowMs) + bytes.length * this.#byteMs;
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      this.#arrive(bytes);
    }, this.#freeAtMs - nowMs);
    this.#timers.add(timer);
  }

  /** What is under way is lost. */
  stop(): void {
    for (const timer of this.#timers) this.#clock.clearTimeout(timer);
    this.#timers.clear();
  }
}
