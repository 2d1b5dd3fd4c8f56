import { AvrMachine, cyclesPerMs } from './avr-machine.js';
import { EepromMemory } from './eeprom-memory.js';
import type { Bits } from './emulated-board.types.js';
import { findFirmwareImage, loadFirmwareImage } from './firmware-image.js';
import type { ChannelCount } from './firmware-image.js';

export interface BoardMachineOptions {
  readonly channels: ChannelCount;
  /** bit/s. Default: 38400. */
  readonly baudRate?: number;
  readonly onBytes?: (byte: number) => void;
  readonly onRelays?: (relays: Bits) => void;
  /** ms of the board's time that one exchange with the chain of relay and input chips took. */
  readonly onScan?: (durationMs: number) => void;
}

/** The firmware and its processor without a clock beside its own: as fast as it can be computed. */
export interface BoardMachine {
  /** ms since power-on. */
  readonly nowMs: number;
  /** Bytes on their way to the board have not all been read. */
  readonly hasBytesToReceive: boolean;
  receive(bytes: Iterable<number>): void;
  advance(durationMs: number): void;
}

/** @throws ElevatorError ELV-FW-001 without a firmware image */
export function createBoardMachine(options: BoardMachineOptions): BoardMachine {
  const { channels, baudRate, onBytes, onRelays, onScan } = options;
  const machine = new AvrMachine({
    program: loadFirmwareImage(findFirmwareImage(channels, baudRate)),
    channels,
    eeprom: new EepromMemory(),
    onTransmitted: (byte) => onBytes?.(byte),
    onRelays: (relays) => onRelays?.(relays),
    ...(onScan === undefined
      ? {}
      : {
          onScan: (cycles) => {
            onScan(cycles / cyclesPerMs);
          },
        }),
  });
  return {
    get nowMs() {
      return machine.cycles / cyclesPerMs;
    },
    get hasBytesToReceive() {
      return machine.hasBytesToReceive;
    },
    receive: (bytes) => {
      machine.receive(bytes);
    },
    advance: (durationMs) => {
      machine.runTo(machine.cycles + Math.round(durationMs * cyclesPerMs));
    },
  };
}
