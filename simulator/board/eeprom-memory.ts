import avr8js from 'avr8js';
import type { EEPROMBackend } from 'avr8js';

/** ATmega328P. */
const eepromBytes = 1024;

/** The board's EEPROM; its content is a value, so that it can outlive the process in which the board runs. */
export class EepromMemory implements EEPROMBackend {
  readonly #backend = new avr8js.EEPROMMemoryBackend(eepromBytes);
  #hasChanged = false;

  constructor(content: Uint8Array | null = null) {
    if (content !== null) this.#backend.memory.set(content.subarray(0, eepromBytes));
  }

  get content(): Uint8Array {
    return this.#backend.memory.slice();
  }

  /** The content if it changed since the last call, else null. */
  takeChange(): Uint8Array | null {
    if (!this.#hasChanged) return null;
    this.#hasChanged = false;
    return this.content;
  }

  readMemory(address: number): number {
    return this.#backend.readMemory(address);
  }

  writeMemory(address: number, value: number): void {
    this.#hasChanged = true;
    this.#backend.writeMemory(address, value);
  }

  eraseMemory(address: number): void {
    this.#hasChanged = true;
    this.#backend.eraseMemory(address);
  }
}
