import { describe, expect, test } from 'vitest';
import { readLittleEndian } from '../../support/link-test-codec.js';
import type { BoardUnderTest, MakeBoard } from '../board-under-test.js';
import type { LinkConversation } from '../link-conversation.js';
import { inSession, message, status } from '../link-conversation.js';
import { group, rewired, withDoors } from '../../support/wiring.js';

const doorOpen = 11;
const doorClose = 12;
const alarm = 13;
const heldBit = 1n << BigInt(doorOpen);

/** The pause without which a board that has just started holds nothing. */
const pauseMs = 10_000;

async function withDoor(board: BoardUnderTest, wiring = withDoors(16)): Promise<LinkConversation> {
  await board.advance(pauseMs);
  return inSession(board, wiring);
}

/** HOLD every 400 ms until the board refuses; its refusal. */
async function holdOn(host: LinkConversation): Promise<number> {
  for (;;) {
    const answer = await host.hold(doorOpen);
    if (answer !== status.ok) return answer;
    await host.board.advance(400);
  }
}

let nonce = 100;
/** A new session with the same wiring. */
async function again(host: LinkConversation): Promise<void> {
  nonce += 1;
  await host.hello(nonce);
  await host.configure(withDoors(16));
}

function longestClosedMs({ relayEdges }: BoardUnderTest): number {
  const lengths = relayEdges.map(({ relays, atMs }, index) =>
    relays === 0n ? 0 : (relayEdges[index + 1]?.atMs ?? Number.NaN) - atMs,
  );
  return Math.max(...lengths);
}

export function holdRules(makeBoard: MakeBoard): void {
  describe('HOLD', () => {
    test('closes the door contact for as long as it asks, at most 1 s, and renewals keep it closed', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      expect(await host.hold(doorOpen, 600)).toBe(status.ok);
      expect(board.relays).toBe(heldBit);
      await board.advance(400);
      expect(await host.hold(doorOpen, 600)).toBe(status.ok);
      await board.advance(580);
      expect(board.relays).toBe(heldBit);
      await board.advance(40);
      expect(board.relayEdges.map(({ relays }) => relays)).toEqual([heldBit, 0n]);
    });

    test('a shorter HOLD shortens the one that runs, and one that is refused as late leaves it alone', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen, 1_000);
      await board.advance(100);
      expect(await host.hold(doorOpen, 50)).toBe(status.ok);
      await board.advance(60);
      expect(board.relays).toBe(0n);
      await board.advance(500);
      await host.request(message.heartbeat);
      await board.advance(500);
      expect(await host.hold(doorOpen, 1_000)).toBe(status.ok);
      const late = (await host.clock()) - 1;
      expect(await host.hold(doorOpen, 50, late)).toBe(status.late);
      await board.advance(700);
      expect(board.relays).toBe(heldBit);
    });

    test('a dead host lets go of the door within 1 s', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      await board.advance(300);
      await host.hold(doorOpen);
      const lastHeardMs = board.nowMs;
      await board.advance(1_200);
      expect(board.relays).toBe(0n);
      expect(board.relayEdges.at(-1)!.atMs - lastHeardMs).toBeLessThanOrEqual(1_000);
    });

    test('a board that hangs lets go of it within 250 ms', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      await board.advance(5);
      const hungAtMs = board.nowMs;
      board.hang();
      await board.advance(400);
      expect(board.relays).toBe(0n);
      expect(board.relayEdges.at(-1)!.atMs - hungAtMs).toBeLessThan(262);
    });

    test('after 30 s in all it opens and E_GAP refuses; short pauses count on, 10 s begin anew', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      for (let ms = 0; ms < 12_000; ms += 400) {
        await host.hold(doorOpen);
        await board.advance(385);
      }
      await host.request(message.releaseAll);
      for (let ms = 0; ms < 2_000; ms += 500) {
        await host.request(message.heartbeat);
        await board.advance(490);
      }
      const pausedAtMs = board.nowMs;
      expect(await holdOn(host)).toBe(status.gap);
      expect(board.nowMs - pausedAtMs).toBeGreaterThan(17_000);
      expect(board.nowMs - pausedAtMs).toBeLessThan(19_000);
      expect(board.relays).toBe(0n);
      for (let ms = 0; ms < 9_500; ms += 500) {
        await board.advance(490);
        expect(await host.hold(doorOpen)).toBe(status.gap);
      }
      await board.advance(600);
      expect(await host.hold(doorOpen)).toBe(status.ok);
    });

    test('is never closed for longer than 30 s in one go, and the answer tells how much is left', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      expect(readLittleEndian(host.replies().at(-1)!.frame.payload, 3, 2)).toBe(30_000);
      await holdOn(host);
      const longestMs = longestClosedMs(board);
      expect(longestMs).toBeGreaterThan(29_990);
      expect(longestMs).toBeLessThan(30_002);
    });

    test.each([
      ['a reset', 'hang'],
      ['power off and on', 'powerCycle'],
    ] as const)('E_GAP: %s does not begin the 30 s anew; only 10 s without a hold do', async (_what, end) => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      await board.advance(300);
      board[end]();
      const endedAtMs = board.nowMs;
      await board.advance(400);
      expect(board.relays).toBe(0n);
      while (board.nowMs - endedAtMs < 9_500) {
        await again(host);
        expect(await host.hold(doorOpen)).toBe(status.gap);
        await board.advance(400);
      }
      await board.advance(endedAtMs + 10_400 - board.nowMs);
      await again(host);
      expect(await host.hold(doorOpen)).toBe(status.ok);
    });

    test('E_GAP: a reset that cut a hold short begins the gap of its contact as well', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      board.hang();
      await board.advance(300);
      await again(host);
      expect(await host.pulse({ channel: doorOpen, ms: 100 })).toBe(status.gap);
      await board.advance(900);
      expect(await host.pulse({ channel: doorOpen, ms: 100 })).toBe(status.ok);
    });

    test("a relay's own longest hold may be shorter", async () => {
      const board = makeBoard(16);
      const host = await withDoor(board, rewired(withDoors(16), { [doorOpen]: { longestHold: 2 } }));
      await holdOn(host);
      expect(longestClosedMs(board)).toBeLessThan(2_002);
    });

    test.each([
      ['RELEASE_ALL', message.releaseAll],
      ['HELLO', message.hello],
    ] as const)('%s ends it at once', async (_name, type) => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      if (type === message.hello) await host.hello(9);
      else await host.request(type);
      expect(board.relays).toBe(0n);
    });

    test('E_CH: only a door that may be held is', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      for (const channel of [0, doorClose, alarm, 16, 255]) {
        expect(await host.hold(channel)).toBe(status.noSuchChannel);
      }
      expect(board.relayEdges).toEqual([]);
    });

    test.each([0, 49, 1_001, 65_535])('E_MS: %i ms is outside 50 to 1,000', async (ms) => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      expect(await host.hold(doorOpen, ms)).toBe(status.badDuration);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_LATE: a renewal that was delayed on its way does not keep the door', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      const clock = await host.clock();
      await host.hold(doorOpen, 300);
      await board.advance(200);
      expect(await host.hold(doorOpen, 1_000, clock + 150)).toBe(status.late);
      await board.advance(150);
      expect(board.relays).toBe(0n);
    });

    test('E_BUSY: no floor, and no door close, while the door is held; the alarm may', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen);
      expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.busy);
      expect(await host.pulse({ channel: doorClose, ms: 100 })).toBe(status.busy);
      expect(await host.pulse({ channel: alarm, ms: 100 })).toBe(status.ok);
      expect(board.relays).toBe(heldBit | (1n << BigInt(alarm)));
      await board.advance(150);
      expect(board.relays).toBe(heldBit);
    });

    test('E_BUSY: the door is not held while a floor contact is closed, nor a second door', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board, rewired(withDoors(16), { 10: { group: group.door, longestHold: 30 } }));
      await host.pulse({ channel: 4, ms: 100 });
      expect(await host.hold(doorOpen)).toBe(status.busy);
      await board.advance(100);
      expect(await host.hold(doorOpen)).toBe(status.ok);
      expect(await host.hold(10)).toBe(status.busy);
    });

    test('E_GAP: a door that opened less than 1 s ago', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen, 100);
      await board.advance(150);
      expect(await host.hold(doorOpen)).toBe(status.gap);
      await board.advance(950);
      expect(await host.hold(doorOpen)).toBe(status.ok);
    });

    test('a repeated frame renews nothing', async () => {
      const board = makeBoard(16);
      const host = await withDoor(board);
      await host.hold(doorOpen, 300);
      await board.advance(200);
      await host.repeat(message.hold, [doorOpen, 44, 1, 0, 0]);
      await board.advance(100);
      expect(board.relays).toBe(0n);
    });
  });
}
