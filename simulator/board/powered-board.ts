import type { Clock } from '../../config/kernel/index.js';
import { AvrMachine, cyclesPerMs } from './avr-machine.js';
import type { EepromMemory } from './eeprom-memory.js';
import type { Bits } from './emulated-board.types.js';
import { loadFirmwareImage } from './firmware-image.js';
import type { ChannelCount } from './firmware-image.js';
import { PacedRun } from './paced-run.js';
import type { PoweredDevice, ProcessorFault } from './powered-device.types.js';

export interface PoweredBoardOptions {
  readonly channels: ChannelCount;
  readonly imagePath: string;
  readonly eeprom: EepromMemory;
  readonly clock: Clock;
  /** See PacedRun. */
  readonly alertSliceMs: number;
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onRelays: (relays: Bits, atMs: number) => void;
  /** The content after the firmware has written to it. */
  readonly onEeprom?: (content: Uint8Array) => void;
}

/** One board from power-on until it is unplugged, running with the clock. */
export class PoweredBoard implements PoweredDevice {
  readonly #machine: AvrMachine;
  readonly #run: PacedRun;
  readonly #onBytes: (bytes: Uint8Array) => void;
  #outgoing: number[] = [];

  constructor(options: PoweredBoardOptions) {
    this.#onBytes = options.onBytes;
    this.#machine = new AvrMachine({
      program: loadFirmwareImage(options.imagePath),
      channels: options.channels,
      eeprom: options.eeprom,
      onTransmitted: (byte) => {
        this.#outgoing.push(byte);
      },
      onRelays: (relays, atCycles) => {
        options.onRelays(relays, this.#run.atMs(atCycles));
      },
    });
    this.#run = new PacedRun({
      machine: this.#machine,
      cyclesPerMs,
      clock: options.clock,
      alertSliceMs: options.alertSliceMs,
      afterSlice: () => {
        const content = options.onEeprom === undefined ? null : options.eeprom.takeChange();
        if (content !== null) options.onEeprom?.(content);
        return this.#flush();
      },
    });
    this.#run.start();
  }

  get stoodStillMs(): number {
    return this.#run.stoodStillMs;
  }

  receive(bytes: Uint8Array): void {
    this.#run.catchUp();
    this.#machine.receive(bytes);
    this.#run.hurry();
  }

  setInputs(bits: Bits): void {
    this.#run.catchUp();
    this.#machine.setInputs(bits);
  }

  disturb(what: ProcessorFault): void {
    this.#run.catchUp();
    if (what === 'hang') this.#machine.hang();
    else if (what === 'powerCut') this.#machine.powerCycle();
    else this.#machine.resetByPin();
  }

  /** The cable is out: time stops for this board, and with it everything it might still have sent. */
  stop(): void {
    this.#run.stop();
    this.#outgoing = [];
  }

  #flush(): boolean {
    if (this.#outgoing.length === 0) return false;
    const bytes = Uint8Array.from(this.#outgoing);
    this.#outgoing = [];
    this.#onBytes(bytes);
    return true;
  }
}
