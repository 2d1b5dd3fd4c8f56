import { wordAt } from './modbus-frame.js';
import { readBits, writeRelay, writeRelays } from './modbus-unit.js';
import type { Functions, Reply, UnitParts } from './modbus-unit.js';

/** What the board answers when it is asked for its version: 200 is V2.00. */
const softwareVersion = 200;
const unitMs = 100;

/**
 * Waveshare "Modbus RTU Relay" (8, 16, 32 relays, and the D model with inputs), from the page "Modbus RTU Relay" of Waveshare's
 * wiki, section "Development Protocol V2": relays are coils from 0000 on, 00FF is all of them, 0200+n flash-on and 0400+n
 * flash-off with a time in units of 100 ms in the place of the value ("01 05 02 00 00 07 8D B0": relay 0 for 700 ms), inputs are
 * discrete inputs from 0000 on, holding register 4000 is the unit's address and 8000 its version. Whatever stands in the place
 * of the time is taken for one, FF00 included.
 */
export function waveshareRelay({ relays, inputs, inputCount, unit }: Omit<UnitParts, 'functions'>): Functions {
  const flash = (content: Uint8Array, isOn: boolean): Reply => {
    const index = wordAt(content, 2) & 0xff;
    if (index >= relays.count) return 'address';
    relays.setFor(index, isOn, wordAt(content, 4) * unitMs);
    return [...content.subarray(2, 6)];
  };
  const writeOne = (content: Uint8Array): Reply => {
    const address = wordAt(content, 2);
    switch (address >> 8) {
      case 0x02:
        return flash(content, true);
      case 0x04:
        return flash(content, false);
      default:
        if (address !== 0x00ff) return writeRelay(content, relays);
        relays.setAll(wordAt(content, 4) === 0xff00);
        return [...content.subarray(2, 6)];
    }
  };
  const readRegister = (content: Uint8Array): Reply => {
    const address = wordAt(content, 2);
    if (address === 0x4000) return [2, 0, unit];
    return address === 0x8000 ? [2, softwareVersion >> 8, softwareVersion & 0xff] : 'address';
  };
  return (code, content) => {
    switch (code) {
      case 1:
        return readBits(content, relays.bits, relays.count);
      case 2:
        return readBits(content, inputs(), inputCount);
      case 3:
        return readRegister(content);
      case 5:
        return writeOne(content);
      case 15:
        return writeRelays(content, relays);
      default:
        return 'function';
    }
  };
}
