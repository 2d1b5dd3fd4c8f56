import type { Bits } from './emulated-board.types.js';

/**
 * The relay (74HC595) and input (74HC165) chips of the board: one long shift register each way, clocked together. The chips
 * keep their content when the processor is reset.
 */
export class ShiftRegisterChain {
  readonly channels: number;
  readonly #mask: Bits;
  /** What has been shifted in and not shown yet; the last byte sent is the lowest. */
  #relayRegister: Bits = 0n;
  #inputRegister: Bits = 0n;
  #inputs: Bits = 0n;
  #outputs: Bits = 0n;

  constructor(channels: number) {
    this.channels = channels;
    this.#mask = (1n << BigInt(channels)) - 1n;
  }

  /** What the relay chips would drive; whether they do is the business of their output-enable pin. */
  get outputs(): Bits {
    return this.#outputs;
  }

  setInputs(bits: Bits): void {
    this.#inputs = bits & this.#mask;
  }

  /** One byte each way; the highest channels come first. */
  exchange(byte: number): number {
    const received = Number(this.#inputRegister >> BigInt(this.channels - 8));
    this.#inputRegister = (this.#inputRegister << 8n) & this.#mask;
    this.#relayRegister = ((this.#relayRegister << 8n) | BigInt(byte)) & this.#mask;
    return received;
  }

  /** The rising edge of the latch pin: relays show what was shifted, inputs are frozen for the next shift. */
  latch(): void {
    this.#outputs = this.#relayRegister;
    this.#inputRegister = this.#inputs;
  }
}
