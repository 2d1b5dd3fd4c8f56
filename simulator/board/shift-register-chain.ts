import type { Bits } from './emulated-board.types.js';

/**
 * The relay (74HC595) and input (74HC165) chips of the board: one long shift register each way, clocked together, channel 0 in
 * byte 0. The chips keep their content when the processor is reset. Bytes inside, because the firmware shifts every millisecond.
 */
export class ShiftRegisterChain {
  readonly #relayRegister: Uint8Array;
  readonly #inputRegister: Uint8Array;
  readonly #inputs: Uint8Array;
  readonly #shown: Uint8Array;
  #outputs: Bits = 0n;
  #shifted = 0;
  #isDataLineCut = false;

  constructor(channels: number) {
    const bytes = channels / 8;
    this.#relayRegister = new Uint8Array(bytes);
    this.#inputRegister = new Uint8Array(bytes);
    this.#inputs = new Uint8Array(bytes);
    this.#shown = new Uint8Array(bytes);
  }

  /** What the relay chips would drive; whether they do is the business of their output-enable pin. */
  get outputs(): Bits {
    return this.#outputs;
  }

  /** What the input chips shift out reaches nobody. */
  get isDataLineCut(): boolean {
    return this.#isDataLineCut;
  }

  cutDataLine(): void {
    this.#isDataLineCut = true;
  }

  /** Whether every chip has been shifted through since this was asked before. */
  takeScanned(): boolean {
    const isScanned = this.#shifted === this.#relayRegister.length;
    this.#shifted = 0;
    return isScanned;
  }

  setInputs(bits: Bits): void {
    for (let index = 0; index < this.#inputs.length; index += 1) {
      this.#inputs[index] = Number((bits >> BigInt(8 * index)) & 0xffn);
    }
  }

  /** One byte each way; the highest channels come first. */
  exchange(byte: number): number {
    this.#shifted += 1;
    const received = this.#inputRegister.at(-1) ?? 0;
    this.#inputRegister.copyWithin(1, 0).fill(0, 0, 1);
    this.#relayRegister.copyWithin(1, 0).fill(byte, 0, 1);
    return received;
  }

  /** The rising edge of the latch pin: relays show what was shifted, inputs are frozen for the next shift. */
  latch(): void {
    this.#inputRegister.set(this.#inputs);
    if (this.#shown.every((byte, index) => byte === this.#relayRegister[index])) return;
    this.#shown.set(this.#relayRegister);
    this.#outputs = this.#shown.reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
  }
}
