import type { BenchBoardSettings } from '../../../config/index.js';

/** A question that changes nothing, and how its answer is read. */
export interface StateQuestion {
  readonly ask: Uint8Array;
  /** What has been heard since; null: not all of it. Bit n = contact n + 1 is closed. */
  readonly read: (heard: Uint8Array) => bigint | null;
}

/** How a board is spoken to that knows nothing but on and off. */
export interface BenchMaker {
  readonly maker: string;
  /** Ends whatever was typed before; null: there is nothing of the kind. */
  readonly wake: Uint8Array | null;
  /** @param index counted from 0 */
  readonly set: (index: number, isOn: boolean) => Uint8Array;
  readonly openAll: (relays: number) => Uint8Array;
  readonly questions: (relays: number) => readonly StateQuestion[];
}

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const text = (line: string): Uint8Array => new TextEncoder().encode(line);

/** A byte per relay, 1 where it is on. */
function readStates(heard: Uint8Array, relays: number): bigint | null {
  if (heard.length < relays) return null;
  return [...heard.slice(0, relays)].reduce((bits, state, index) => bits | (BigInt(state & 1) << BigInt(index)), 0n);
}

/** Each relay told by itself, for boards that have no word for all of them. */
function openOneByOne(set: BenchMaker['set'], relays: number): Uint8Array {
  return bytes(...Array.from({ length: relays }, (_, index) => [...set(index, false)]).flat());
}

function setLcus(index: number, isOn: boolean): Uint8Array {
  const command = [0xa0, index + 1, isOn ? 1 : 0];
  return bytes(...command, command.reduce((sum, byte) => sum + byte, 0) & 0xff);
}

function setKmtronic(index: number, isOn: boolean): Uint8Array {
  return bytes(0xff, index + 1, isOn ? 1 : 0);
}

const lcus: BenchMaker = {
  maker: 'LCUS',
  wake: null,
  set: setLcus,
  openAll: (relays) => openOneByOne(setLcus, relays),
  questions: (relays) => [{ ask: bytes(0xff), read: (heard) => readStates(heard, relays) }],
};

const kmtronic: BenchMaker = {
  maker: 'KMTronic',
  wake: null,
  set: setKmtronic,
  openAll: (relays) => openOneByOne(setKmtronic, relays),
  // The small boards are asked relay by relay, the others all at once.
  questions: (relays) =>
    relays > 2
      ? [{ ask: bytes(0xff, 9, 0), read: (heard) => readStates(heard, relays) }]
      : Array.from({ length: relays }, (_, index) => ({
          ask: bytes(0xff, index + 1, 3),
          read: (heard) => (heard.length < 3 ? null : BigInt((heard[2] ?? 0) & 1) << BigInt(index)),
        })),
};

const numato: BenchMaker = {
  maker: 'Numato',
  wake: text('\r'),
  // Relays above 9 are named by letters.
  set: (index, isOn) => text(`relay ${isOn ? 'on' : 'off'} ${index.toString(36).toUpperCase()}\r`),
  openAll: () => text('reset\r'),
  questions: () => [
    {
      ask: text('relay readall\r'),
      read: (heard) => {
        const state = /readall[\r\n]+([0-9a-f]+)[\r\n]+>/iu.exec(new TextDecoder().decode(heard))?.[1];
        return state === undefined ? null : BigInt(`0x${state}`);
      },
    },
  ],
};

export const benchMakers: Readonly<Record<BenchBoardSettings['driver'], BenchMaker>> = { lcus, kmtronic, numato };
