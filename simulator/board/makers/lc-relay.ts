import { wordAt } from './modbus-frame.js';
import { readBits, writeRelay, writeRelays } from './modbus-unit.js';
import type { Functions, Reply, UnitParts } from './modbus-unit.js';

/** Sent down the line at power-on, before anybody asked anything. */
export const lcGreeting = 'Thank you for using the Modbus modules of LCTECH\r\n';

const unitMs = 100;
const firstFlashAddress = 3;
const flashSpacing = 5;

/**
 * LC Technology "LC-Modbus-nR" (1 to 8 relays with as many optocoupler inputs, unit FF as delivered), from the command list that
 * the maker's sellers print: "Turn ON CH_1 Relay (2S Flashing Mode)" FF 10 00 03 00 02 04 00 04 00 14 C5 9F, "Relay will OFF
 * after delay time", "relay addresses ... 0x0003, 0x0008, 0x000D, 0x0012"; "Turn OFF CH_1 Relay (3S Flashing Mode)" the same
 * with 00 02, "Relay will ON after delay time". Some maps on the net have 2 and 4 the other way round.
 */
export function lcRelay({ relays, inputs, inputCount, unit }: Omit<UnitParts, 'functions'>): Functions {
  const flash = (content: Uint8Array): Reply => {
    const offset = wordAt(content, 2) - firstFlashAddress;
    const index = offset / flashSpacing;
    if (!Number.isInteger(index) || index < 0 || index >= relays.count || wordAt(content, 4) !== 2) return 'address';
    const mode = wordAt(content, 7);
    if (mode !== 4 && mode !== 2) return 'value';
    relays.setFor(index, mode === 4, wordAt(content, 9) * unitMs);
    return [...content.subarray(2, 6)];
  };
  return (code, content) => {
    switch (code) {
      case 1:
        return readBits(content, relays.bits, relays.count);
      case 2:
        return readBits(content, inputs(), inputCount);
      case 3:
        return wordAt(content, 2) === 0 ? [2, 0, unit] : 'address';
      case 5:
        return writeRelay(content, relays);
      case 15:
        return writeRelays(content, relays);
      case 16:
        return flash(content);
      default:
        return 'function';
    }
  };
}
