import { expect, it } from 'vitest';
import type { BenchBoardSettings } from '../../config/index.js';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import type { BoardEvent } from '../../firmware-bridge/boards/board.types.js';
import { createBoard } from '../../firmware-bridge/boards/create-board.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { modelOf } from '../../simulator/board/model-of.js';
import { station } from '../unit/firmware-bridge/example-lift.js';

const settings: BenchBoardSettings = { driver: 'lcus', path: null, baudRate: 9600, relays: 8, inputs: 0 };
/** LCUS: the first byte of a command, and what stands third for off. */
const command = 0xa0;
const off = 0;

it('a contact that does not open again proves no press, and the board is refused', async () => {
  const clock = new VirtualClock();
  const counterpart = new InProcessBoard({ model: modelOf(settings), clock });
  let isStuck = false;
  const opener = openThroughFaults(counterpart.opener, clock, {
    toBoard: (bytes) => (isStuck && bytes[0] === command && bytes[2] === off ? [] : [{ bytes, afterMs: 0 }]),
  });
  const board = createBoard({ station: { ...station, board: settings }, opener, clock, log: silentLog });
  const events: BoardEvent[] = [];
  board.onEvent((event) => events.push(event));
  await counterpart.start();
  board.start();
  await clock.advance(1_000);
  isStuck = true;
  const press = board.press({
    contact: 2,
    durationMs: 250,
    deadlineMs: clock.now() + 900,
    refusal: () => null,
    isWithdrawn: () => false,
  });
  expect(await clock.resolve(press)).toEqual({ kind: 'unknown', reason: 'noAcknowledge' });
  await clock.advance(3_000);
  expect([board.isUp, counterpart.relays]).toEqual([false, 2n]);
  expect(events.at(-1)).toMatchObject({
    type: 'link.refused',
    reason: expect.stringContaining('a contact stays closed') as string,
  });
  isStuck = false;
  await clock.resolve(board.stop());
  await counterpart.stop();
});
