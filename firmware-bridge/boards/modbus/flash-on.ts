import type { ModbusBoardSettings } from '../../../config/index.js';
import type { ModbusClient } from './modbus-client.js';

interface FlashMaker {
  readonly maker: string;
  /** Closes a contact for so many steps; the board itself opens it. Sent once. */
  flash(client: ModbusClient, flash: Flash): ReturnType<ModbusClient['askOnce']>;
  /** Holding register that tells the version in hundredths; null: none is documented. */
  readonly versionRegister: number | null;
}

interface Flash {
  readonly unit: number;
  /** Counted from 0. */
  readonly index: number;
  /** Of the driver's `pulseStepMs`, 1 to 255. */
  readonly steps: number;
}

/**
 * How each maker's boards are told to close a contact for a while.
 *
 * Waveshare: function 5 at 0200+n, the time in the place of the value. Never by the package's `writeCoil`: what that writes for
 * "on" (FF00) is a time of 6,528 s here. The high byte of the time is written as 0, so that nothing longer than 25.5 s can be said.
 *
 * LC: function 16 at 3+5n, the mode and the time. Mode 4 closes, then opens. Mode 2 opens, then closes for good; maps that have
 * the two the other way round are wrong, see docs/boards.md.
 */
export const flashMakers: Readonly<Record<ModbusBoardSettings['driver'], FlashMaker>> = {
  'modbus-waveshare': {
    maker: 'Waveshare Modbus RTU Relay',
    flash: (client, { unit, index, steps }) =>
      client.askOnce(unit, (line) => line.customFunction(5, [0x02, index, 0, steps])),
    versionRegister: 0x8000,
  },
  'modbus-lc': {
    maker: 'LC Modbus relay',
    flash: (client, { unit, index, steps }) =>
      client.askOnce(unit, (line) => line.writeRegisters(3 + 5 * index, [4, steps])),
    versionRegister: null,
  },
};
