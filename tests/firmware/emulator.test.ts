import { expect, test } from 'vitest';
import { crcX25 } from '../support/link-test-codec.js';
import { EmulatedFirmware } from './emulated-firmware.js';
import type { LinkConversation } from './link-conversation.js';
import { inSession, message, pulseLengths, pulsePayload, status } from './link-conversation.js';

/** Small, seeded and of full period: the same run every time. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

async function ride(mayFastForwardSleep: boolean): Promise<EmulatedFirmware> {
  const board = new EmulatedFirmware(16, mayFastForwardSleep);
  const host = await inSession(board);
  for (const [channel, ms] of [
    [0, 50],
    [4, 300],
    [14, 77],
  ] as const) {
    await host.pulse({ channel, ms });
    // The lamp answers the press; before it, the board would refuse a lit floor.
    board.setInputs(1n << BigInt(channel));
    await board.advance(ms + 33);
  }
  return board;
}

test('jumping over sleep changes no relay edge', async () => {
  const fast = await ride(true);
  const slow = await ride(false);
  expect(slow.relayEdges).toHaveLength(6);
  expect(fast.relayEdges.map(({ relays }) => relays)).toEqual(slow.relayEdges.map(({ relays }) => relays));
  for (const [index, edge] of fast.relayEdges.entries()) {
    expect(Math.abs(edge.atMs - slow.relayEdges[index]!.atMs)).toBeLessThan(0.011);
  }
  expect(fast.received.map(({ wire }) => wire)).toEqual(slow.received.map(({ wire }) => wire));
});

test('the charge pump is fed while a contact is commanded and at no other time', async () => {
  const board = new EmulatedFirmware(16);
  const host = await inSession(board);
  await board.advance(100);
  expect(board.machine.pumpStrokes).toBe(0);
  await host.pulse({ channel: 4, ms: 200 });
  await board.advance(100);
  const during = board.machine.pumpStrokes;
  expect(during).toBeGreaterThan(45);
  await board.advance(200);
  const after = board.machine.pumpStrokes;
  expect(after).toBeLessThanOrEqual(100);
  board.hang();
  await board.advance(50);
  expect(board.machine.pumpStrokes).toBe(after);
});

test('a data line of the inputs that came loose reads as every input closed: the pin is pulled up', async () => {
  const board = new EmulatedFirmware(16);
  const host = await inSession(board);
  await host.pulse({ channel: 4, ms: 200 });
  board.machine.cutInputLine();
  await board.advance(50);
  expect(board.relays).toBe(0n);
  expect(await host.pulse({ channel: 3, ms: 100 })).toBe(status.locked);
  const inputs = await host.request(message.readInputs);
  expect(inputs.frame.payload).toEqual([status.ok, 0xff, 0xff]);
});

test('random bytes never close a contact', async () => {
  const board = new EmulatedFirmware(16);
  await inSession(board);
  const random = pseudoRandom(7);
  for (let burst = 0; burst < 200; burst += 1) {
    const bytes = Array.from({ length: 40 }, () => (random() < 0.1 ? 0 : Math.floor(random() * 256)));
    board.send(bytes);
    await board.advance(12);
  }
  expect(board.relayEdges).toEqual([]);
});

/** Sends the identical bytes again until the answer gets through, as a host does. */
async function pulseOverNoisyLine(
  host: LinkConversation,
  channel: number,
  noise: (wire: readonly number[]) => number[],
  isLost: () => boolean,
): Promise<boolean> {
  host.sequence = (host.sequence + 1) % 256;
  const wire = host.wireOf(message.pulse, pulsePayload({ channel, ms: 50 }));
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const before = host.replies().length;
    host.board.send(noise(wire));
    await host.board.advance(20);
    const reply = host.replies().slice(before).at(-1);
    if (reply?.frame.type === 0x82 && reply.frame.sequence === host.sequence && !isLost()) {
      return reply.frame.payload[0] === 0;
    }
  }
  throw new Error('no answer in eight attempts');
}

test('at 1 % byte errors each way, every accepted pulse closes its contact exactly once', async () => {
  const board = new EmulatedFirmware(16);
  const host = await inSession(board);
  const random = pseudoRandom(11);
  let retransmissions = 0;
  const noise = (wire: readonly number[]): number[] => {
    retransmissions += 1;
    return wire.map((byte) => (random() < 0.01 ? byte ^ (1 << Math.floor(random() * 8)) : byte));
  };
  const isLost = (): boolean => random() < 1 - 0.99 ** 14;
  const accepted: bigint[] = [];
  for (let turn = 0; turn < 300; turn += 1) {
    if (await pulseOverNoisyLine(host, turn % 16, noise, isLost)) accepted.push(1n << BigInt(turn % 16));
    await board.advance(60);
  }
  expect(accepted).toHaveLength(300);
  expect(retransmissions).toBeGreaterThan(330);
  expect(pulseLengths(board).map(({ relays }) => relays)).toEqual(accepted);
});

test("the test codec's checksum has the check value of CRC-16/X-25", () => {
  expect(crcX25([...Buffer.from('123456789')])).toBe(0x906e);
});
