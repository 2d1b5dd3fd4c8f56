import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { powerUpMakerBoard } from '../../../simulator/board/makers/maker-board.js';
import type { MakerModel } from '../../../simulator/board/makers/maker-board.js';

const waveshare: MakerModel = { maker: 'waveshare', relays: 8, inputs: 8, baudRate: 9600, unit: 1, inputUnit: 1 };
const lc: MakerModel = { maker: 'lc', relays: 4, inputs: 4, baudRate: 9600, unit: 255, inputUnit: 255 };

function powered(model: MakerModel) {
  const clock = new VirtualClock();
  let heard: number[] = [];
  let relays = 0n;
  const device = powerUpMakerBoard(model, {
    clock,
    onBytes: (bytes) => heard.push(...bytes),
    onRelays: (changed) => {
      relays = changed;
    },
  });
  return {
    clock,
    setInputs: (bits: bigint): void => {
      device.setInputs(bits);
    },
    relays: () => relays,
    /** The answer to a maker's example, both as the maker prints them. */
    ask: async (frame: string): Promise<string> => {
      heard = [];
      device.receive(Uint8Array.from(Buffer.from(frame.replaceAll(' ', ''), 'hex')));
      await clock.advance(50);
      return heard.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
    },
    type: async (line: string): Promise<string> => {
      heard = [];
      device.receive(new TextEncoder().encode(line));
      await clock.advance(100);
      return String.fromCharCode(...heard);
    },
  };
}

describe("Waveshare's own examples", () => {
  it('relay 0 flashes on for 700 ms and is off again', async () => {
    const board = powered(waveshare);
    expect(await board.ask('01 05 02 00 00 07 8D B0')).toBe('01 05 02 00 00 07 8D B0');
    expect(board.relays()).toBe(1n);
    await board.clock.advance(640);
    expect(board.relays()).toBe(1n);
    await board.clock.advance(50);
    expect(board.relays()).toBe(0n);
  });

  it('"on" in the place of a time holds the contact for 6,528 s', async () => {
    const board = powered(waveshare);
    await board.ask('01 05 02 00 FF 00 8D 82');
    await board.clock.advance(6_527_000);
    expect(board.relays()).toBe(1n);
    await board.clock.advance(1_100);
    expect(board.relays()).toBe(0n);
  });

  it.each([
    ['relay 0 on', '01 05 00 00 FF 00 8C 3A', '01 05 00 00 FF 00 8C 3A', 1n],
    ['all on', '01 05 00 FF FF 00 BC 0A', '01 05 00 FF FF 00 BC 0A', 0xffn],
    ['version', '01 03 80 00 00 01 AD CA', '01 03 02 00 C8 B9 D2', 0n],
    ['no such function', '01 2B 00 00 00 01 85 C8', '', 0n],
    ['damaged', '01 05 00 00 FF 00 8C 3B', '', 0n],
    ['another unit', '02 05 00 00 FF 00 8C 09', '', 0n],
  ])('%s', async (_, frame, answer, relays) => {
    const board = powered(waveshare);
    expect(await board.ask(frame)).toBe(answer);
    expect(board.relays()).toBe(relays);
  });

  it('states and inputs are read eight at a time', async () => {
    const board = powered(waveshare);
    await board.ask('01 05 00 00 FF 00 8C 3A');
    board.setInputs(0x81n);
    expect(await board.ask('01 01 00 00 00 08 3D CC')).toBe('01 01 01 01 90 48');
    expect((await board.ask('01 02 00 00 00 08 79 CC')).slice(0, 11)).toBe('01 02 01 81');
  });
});

describe("LC's own examples", () => {
  it('mode 4 closes relay 1 for 2 s; mode 2 opens it for 3 s and then closes it for good', async () => {
    const board = powered(lc);
    expect(await board.ask('FF 10 00 03 00 02 04 00 04 00 14 C5 9F')).toBe('FF 10 00 03 00 02 A4 16');
    expect(board.relays()).toBe(1n);
    await board.clock.advance(2_000);
    expect(board.relays()).toBe(0n);
    expect(await board.ask('FF 10 00 03 00 02 04 00 02 00 1E A5 99')).toBe('FF 10 00 03 00 02 A4 16');
    expect(board.relays()).toBe(0n);
    await board.clock.advance(60_000);
    expect(board.relays()).toBe(1n);
  });

  it.each([
    ['all off', 'FF 0F 00 00 00 08 01 00 70 5D', 'FF 0F 00 00 00 08 41 D3'],
    ['states', 'FF 01 00 00 00 08 28 12', 'FF 01 01 00 60 60'],
    ['inputs', 'FF 02 00 00 00 08 6C 12', 'FF 02 01 00 90 60'],
  ])('%s', async (_, frame, answer) => {
    expect(await powered(lc).ask(frame)).toBe(answer);
  });
});

describe('boards that know on and off', () => {
  it('LCUS: on, off, state; a wrong check is passed over', async () => {
    const board = powered({ maker: 'lcus', relays: 8, baudRate: 9600 });
    expect(await board.ask('A0 02 01 A3')).toBe('');
    expect(await board.ask('A0 03 01 A3')).toBe('');
    expect(await board.ask('FF')).toBe('00 01 00 00 00 00 00 00');
    await board.ask('A0 02 00 A2');
    expect(board.relays()).toBe(0n);
  });

  it('KMTronic: two relays are asked one by one, eight at once', async () => {
    const two = powered({ maker: 'kmtronic', relays: 2, baudRate: 9600 });
    await two.ask('FF 02 01');
    expect(await two.ask('FF 02 03')).toBe('FF 02 01');
    const eight = powered({ maker: 'kmtronic', relays: 8, baudRate: 9600 });
    await eight.ask('FF 08 01');
    expect(await eight.ask('FF 09 00')).toBe('00 00 00 00 00 00 00 01');
  });

  it('Numato: lines are echoed and end with a prompt', async () => {
    const board = powered({ maker: 'numato', relays: 16, baudRate: 115_200 });
    expect(await board.type('relay on A\r')).toBe('relay on A\n\r>');
    expect(await board.type('relay readall\r')).toBe('relay readall\n\r0400\n\r>');
    expect(await board.type('relay read A\r')).toBe('relay read A\n\ron\n\r>');
    expect(await board.type('reset\r')).toBe('reset\n\r>');
    expect(board.relays()).toBe(0n);
  });
});
