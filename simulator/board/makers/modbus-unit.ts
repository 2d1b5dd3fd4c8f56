import type { Bits } from '../emulated-board.types.js';
import { openFrame, packBits, sealFrame, wordAt } from './modbus-frame.js';
import type { RelayBank } from './relay-bank.js';

/** What a unit does not do, as modbus.org numbers it. */
type Refusal = 'function' | 'address' | 'value';
const refusalCodes: Readonly<Record<Refusal, number>> = { function: 1, address: 2, value: 3 };

/** The rest of an answer behind unit and function, or why there is none. */
export type Reply = readonly number[] | Refusal;

/** One maker's functions; what it does not know is refused. @param content unit, function and data */
export type Functions = (code: number, content: Uint8Array) => Reply;

export interface UnitParts {
  readonly unit: number;
  readonly relays: RelayBank;
  readonly inputs: () => Bits;
  readonly inputCount: number;
  readonly functions: Functions;
}

/** A unit on the line: answers frames to its own address, keeps silent at all others and at damaged ones. */
export function answerAsUnit({ unit, functions }: UnitParts, frame: Uint8Array): Uint8Array | null {
  const content = openFrame(frame);
  if (content?.[0] !== unit) return null;
  const code = content[1] ?? 0;
  const reply = functions(code, content);
  if (typeof reply === 'string') return sealFrame([unit, code | 0x80, refusalCodes[reply]]);
  return sealFrame([unit, code, ...reply]);
}

/** Functions 1 and 2: a count of bits from an address on. @param available how many the unit has */
export function readBits(content: Uint8Array, bits: Bits, available: number): Reply {
  const first = wordAt(content, 2);
  const count = wordAt(content, 4);
  if (available === 0) return 'function';
  if (count === 0) return 'value';
  // Boards of fewer than eight answer a whole byte all the same: the makers' examples ask each of them for eight.
  if (first + count > Math.max(available, 8)) return 'address';
  const packed = packBits((bits >> BigInt(first)) & ((1n << BigInt(count)) - 1n), count);
  return [packed.length, ...packed];
}

/** Function 15: a row of relays at once. */
export function writeRelays(content: Uint8Array, relays: RelayBank): Reply {
  const first = wordAt(content, 2);
  const count = wordAt(content, 4);
  if (first + count > Math.max(relays.count, 8)) return 'address';
  for (let index = first; index < Math.min(first + count, relays.count); index += 1) {
    const byte = content[7 + ((index - first) >> 3)] ?? 0;
    relays.set(index, ((byte >> ((index - first) & 7)) & 1) === 1);
  }
  return [...content.subarray(2, 6)];
}

/** Function 5 on a relay's own address. */
export function writeRelay(content: Uint8Array, relays: RelayBank): Reply {
  const index = wordAt(content, 2);
  const value = wordAt(content, 4);
  if (index >= relays.count) return 'address';
  if (value !== 0xff00 && value !== 0) return 'value';
  relays.set(index, value === 0xff00);
  return [...content.subarray(2, 6)];
}
