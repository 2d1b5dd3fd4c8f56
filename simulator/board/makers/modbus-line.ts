import type { Clock, TimerHandle } from '../../../config/kernel/index.js';

export interface ModbusLineOptions {
  readonly clock: Clock;
  /** bit/s. */
  readonly baudRate: number;
  /** What the board does with a whole piece, and answers; null: nothing. */
  readonly answer: (frame: Uint8Array) => Uint8Array | null;
  readonly onBytes: (bytes: Uint8Array) => void;
}

const bitsPerByte = 10;

/**
 * A board's end of an RS-485 line in RTU mode. A frame ends with a silence of 3.5 characters (the guide of modbus.org, 2.5.1.1;
 * 1.75 ms above 19200 bit/s), and everything takes the time that it takes on a wire, whatever brings the bytes here.
 */
export class ModbusLine {
  readonly #options: ModbusLineOptions;
  readonly #byteMs: number;
  readonly #silenceMs: number;
  #heard: number[] = [];
  #timer: TimerHandle | undefined;

  constructor(options: ModbusLineOptions) {
    this.#options = options;
    this.#byteMs = (bitsPerByte * 1_000) / options.baudRate;
    this.#silenceMs = options.baudRate > 19_200 ? 1.75 : 3.5 * this.#byteMs;
  }

  receive(bytes: Uint8Array): void {
    this.#heard.push(...bytes);
    this.#wait(this.#heard.length * this.#byteMs + this.#silenceMs, () => {
      this.#endFrame();
    });
  }

  stop(): void {
    if (this.#timer !== undefined) this.#options.clock.clearTimeout(this.#timer);
    this.#heard = [];
  }

  #endFrame(): void {
    const frame = Uint8Array.from(this.#heard);
    this.#heard = [];
    const answer = this.#options.answer(frame);
    if (answer === null) return;
    this.#wait(this.#silenceMs + answer.length * this.#byteMs, () => {
      this.#options.onBytes(answer);
    });
  }

  #wait(delayMs: number, then: () => void): void {
    const { clock } = this.#options;
    if (this.#timer !== undefined) clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(then, delayMs);
  }
}
