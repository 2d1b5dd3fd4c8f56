import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BoardUnderTest } from './board-under-test.js';
import type { ConsoleBoard } from './console-board.js';
import { EmulatedFirmware } from './emulated-firmware.js';
import { firmwareRules } from './firmware-rules.contract.js';
import { inSession } from './link-conversation.js';
import { startInSimavr } from './simavr-board.js';

const boards: ConsoleBoard[] = [];
function inSimavr(channels: 16 | 32 | 64): ConsoleBoard {
  const board = startInSimavr(channels);
  boards.push(board);
  return board;
}

beforeAll(() => {
  // Compiled once, before the clock of a test runs.
  inSimavr(16);
});
afterEach(() => {
  for (const board of boards.splice(0)) board.end();
});

/** The same images as in the emulator that the product uses: neither of the two is believed alone. */
firmwareRules('ATmega328P firmware in simavr', inSimavr);

/** Presses of several lengths, one refused, one cut short by a reset. */
async function ride(board: BoardUnderTest): Promise<number[]> {
  const host = await inSession(board);
  const answers: number[] = [];
  for (const [channel, ms] of [
    [0, 50],
    [4, 300],
    [4, 50],
    [14, 77],
    [1, 500],
  ] as const) {
    answers.push(await host.pulse({ channel, ms }));
    await board.advance(ms + 33);
  }
  await host.pulse({ channel: 2, ms: 500 });
  board.hang();
  await board.advance(400);
  return answers;
}

describe.each([16, 64] as const)('the two emulators, %i channels', (channels) => {
  test('give the same answers and move every contact within a tick of each other', async () => {
    const [ours, theirs] = [new EmulatedFirmware(channels), inSimavr(channels)];
    expect(await ride(theirs)).toEqual(await ride(ours));
    expect(theirs.relayEdges.map(({ relays }) => relays)).toEqual(ours.relayEdges.map(({ relays }) => relays));
    expect(ours.relayEdges).toHaveLength(10);
    const apartMs = ours.relayEdges.map(({ atMs }, edge) => Math.abs(atMs - theirs.relayEdges[edge]!.atMs));
    expect(Math.max(...apartMs)).toBeLessThan(1);
  });
});
