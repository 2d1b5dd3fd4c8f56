import { afterEach, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { openThroughFaults } from '../../../firmware-bridge/channel/faulty-opener.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { accepted, floors } from '../../support/fake-hearing.js';
import { composedStation } from './composed-station.js';

/* Words, machines, bridge, link and the firmware: door open is contact 11, the alarm 13, floor 3 contact 4. */

const normal = (1n << 13n) | (1n << 14n);
const openDoor = 1n << 10n;
const alarm = 1n << 12n;
const third = 1n << 3n;
const opening = accepted({ kind: 'openDoors' }, '开门');

const rides: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const ride of rides.splice(0)) await ride.stop();
});

async function ride() {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  board.setInputs(normal);
  await board.start();
  // A board that has just started does not hold a door: it might have done so for long before.
  await clock.advance(10_100);
  let isHostAlive = true;
  const opener = openThroughFaults(board.opener, clock, {
    toBoard: (bytes) => (isHostAlive ? [{ bytes, afterMs: 0 }] : []),
  });
  const doors = { open: { contact: 11 }, close: { contact: 12 } };
  const composed = composedStation(clock, opener, { doors, alarm: { contact: 13 } });
  const answers: string[] = [];
  composed.service.onAnswer(({ kind }) => answers.push(kind));
  composed.start();
  await clock.advance(700);
  const edges: { readonly relays: bigint; readonly atMs: number }[] = [];
  board.onRelays((relays, atMs) => {
    edges.push({ relays, atMs });
    if (relays === third) board.setInputs(normal | third);
  });
  rides.push({
    stop: async () => {
      await composed.stop();
      await board.stop();
    },
  });
  const killHost = (): void => {
    isHostAlive = false;
  };
  return { ...composed, clock, board, answers, edges, killHost, relays: () => edges.map(({ relays }) => relays) };
}

it('"open the door", then "third floor": the door is held, let go of, and the floor pressed right after', async () => {
  const { clock, hearing, answers, edges, relays } = await ride();
  hearing.say(opening);
  await clock.advance(2_000);
  expect(relays()).toEqual([openDoor]);
  const saidAtMs = clock.now();
  hearing.say(accepted(floors('3')));
  await clock.advance(2_000);
  expect(relays()).toEqual([openDoor, 0n, third, 0n]);
  expect(edges[2]!.atMs - saidAtMs).toBeLessThan(400);
  expect(answers).toEqual(['doorHeld', 'registered']);
});

it('a host that dies while the door is held by voice: the contact opens within 1 s', async () => {
  const { clock, hearing, edges, killHost, board } = await ride();
  hearing.say(opening);
  await clock.advance(1_500);
  const diedAtMs = clock.now();
  killHost();
  await clock.advance(1_500);
  expect(board.relays).toBe(0n);
  expect(edges.at(-1)!.atMs - diedAtMs).toBeLessThanOrEqual(1_000);
});

it('fire while the door is held by voice: the contact opens at once and stays open', async () => {
  const { clock, hearing, edges, board } = await ride();
  hearing.say(opening);
  await clock.advance(1_500);
  const firedAtMs = clock.now();
  board.setInputs(0n);
  await clock.advance(100);
  board.setInputs(normal);
  await clock.advance(5_000);
  expect(edges).toHaveLength(2);
  expect(edges[1]!.atMs - firedAtMs).toBeLessThan(5);
});

it('a call for help while the door is held presses the alarm in addition, and the door stays held', async () => {
  const { clock, hearing, answers, relays } = await ride();
  hearing.say(opening);
  await clock.advance(2_000);
  hearing.say(accepted({ kind: 'distress' }, '救命'));
  await clock.advance(1_500);
  expect(relays()).toEqual([openDoor, openDoor | alarm, openDoor]);
  expect(answers).toEqual(['doorHeld', 'alarmPressed']);
});
