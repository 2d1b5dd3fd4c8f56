import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../config/kernel/index.js';
import { encodeTestFrame, le16 } from '../support/link-test-codec.js';
import { EmulatedFirmware } from './emulated-firmware.js';
import { greeted, inSession, message, pulsePayload, readHelloReply, status } from './link-conversation.js';

/** In each test; together some 300,000 bytes. `liftvoice bench faults` sends ten million. */
const bursts = 1_100;
const burstBytes = 45;
/** ms that a burst takes at 38400 baud. */
const burstMs = 12;
const quietMs = 40;

type MakeBytes = (random: () => number) => number[];

const upTo = (random: () => number, limit: number): number => Math.floor(random() * limit);

const randomBytes: MakeBytes = (random) =>
  Array.from({ length: burstBytes }, () => (random() < 0.1 ? 0 : upTo(random, 256)));

/** Frames as a host would send them, whole and true but for the session, which is any. */
const framesOfNoSession: MakeBytes = (random) =>
  [1, 2, 3].flatMap(() => {
    const pulse = pulsePayload({ channel: upTo(random, 16), ms: 50 + upTo(random, 400) });
    const hold = [upTo(random, 16), ...le16(1_000), ...le16(0)];
    const [type, payload] = random() < 0.5 ? [message.pulse, pulse] : [message.hold, hold];
    return encodeTestFrame({ type, sequence: upTo(random, 256), session: upTo(random, 0x1_0000), payload });
  });

/** The same with some bytes changed, left out or put in. */
const mutatedFrames: MakeBytes = (random) =>
  framesOfNoSession(random).flatMap((byte) => {
    const luck = random();
    if (luck < 0.02) return [];
    if (luck < 0.04) return [byte, upTo(random, 256)];
    return [luck < 0.08 ? byte ^ (1 << upTo(random, 8)) : byte];
  });

describe.each<readonly [string, MakeBytes, number]>([
  ['random bytes', randomBytes, 11],
  ['frames of no session', framesOfNoSession, 12],
  ['mutated frames', mutatedFrames, 13],
])('%s', (_what, makeBytes, seed) => {
  it('close no contact of a board without a session, and it answers the HELLO after them', async () => {
    const random = seededRandom(seed);
    const board = new EmulatedFirmware(16);
    await board.advance(20);
    for (let burst = 0; burst < bursts; burst += 1) {
      board.send(makeBytes(random));
      await board.advance(burstMs);
    }
    // The zero ends whatever the last burst began.
    board.send([0]);
    await board.advance(quietMs);
    const reply = readHelloReply(await (await greeted(board)).hello(0x1122_3344));
    expect([reply.nonce, reply.bootCount]).toEqual([0x1122_3344, 1]);
    expect(board.relayEdges).toEqual([]);
  });

  it('close no contact in the midst of a session that is configured, and the next press is made', async () => {
    const random = seededRandom(seed + 100);
    const board = new EmulatedFirmware(16);
    const host = await inSession(board);
    for (let burst = 0; burst < bursts; burst += 1) {
      board.send(makeBytes(random));
      await board.advance(burstMs);
      board.send([0]);
      if (burst % 20 !== 0) continue;
      // The host says that it lives, when what the board had to say of all that is over.
      await board.advance(quietMs);
      await host.request(message.heartbeat);
    }
    await board.advance(quietMs);
    expect(board.relayEdges).toEqual([]);
    expect(await host.pulse({ channel: 3, ms: 100 })).toBe(status.ok);
    await board.advance(120);
    expect(board.relayEdges.map(({ relays }) => relays)).toEqual([8n, 0n]);
  });
});
