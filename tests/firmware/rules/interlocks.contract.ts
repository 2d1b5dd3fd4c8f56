import { describe, expect, test } from 'vitest';
import type { MakeBoard } from '../board-under-test.js';
import { inSession, message, onlyIfDark, status } from '../link-conversation.js';
import { floorsOnly, noLamp, rewired, withDoors } from '../../support/wiring.js';
import type { Wiring } from '../../support/wiring.js';

/** Inputs 13 and 14 are active while open, as a broken wire is; 15 while it is closed. */
const threeModes: Wiring = {
  ...rewired(floorsOnly(16), { 13: { lamp: noLamp }, 14: { lamp: noLamp } }),
  interlocks: 0xe000n,
  activeOpen: 0x6000n,
};
const normal = 0x6000n;

export function interlockRules(makeBoard: MakeBoard): void {
  describe('interlock inputs', () => {
    test.each([
      ['the first wire is broken', 0x4000n],
      ['the second wire is broken', 0x2000n],
      ['both are', 0n],
      ['the third closes', 0xe000n],
      ['all inputs are closed at once, as a loose data line reads', 0xffffn],
    ])('E_LOCKED: no press while %s', async (_what, inputs) => {
      const board = makeBoard(16);
      board.setInputs(normal);
      const host = await inSession(board, threeModes);
      board.setInputs(inputs);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.locked);
      expect(board.relayEdges).toEqual([]);
    });

    test('a press while none is active is made', async () => {
      const board = makeBoard(16);
      board.setInputs(normal);
      const host = await inSession(board, threeModes);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.ok);
    });

    test('E_LOCKED comes before every other answer but E_UNCONFIGURED', async () => {
      const board = makeBoard(16);
      const host = await inSession(board, threeModes);
      expect(await host.pulse({ channel: 99, ms: 1, flags: 0x80 })).toBe(status.locked);
      expect(await host.hold(99)).toBe(status.locked);
    });

    test('one that becomes active opens the contact within 2 ms, and the host is told', async () => {
      const board = makeBoard(16);
      board.setInputs(normal);
      const host = await inSession(board, threeModes);
      await host.pulse({ channel: 4, ms: 500 });
      await board.advance(50);
      const activeAtMs = board.nowMs;
      board.setInputs(0x2000n);
      await board.advance(20);
      expect(board.relays).toBe(0n);
      expect(board.relayEdges.at(-1)!.atMs - activeAtMs).toBeLessThan(2);
      // Byte 15 of the payload of EVENT: 4 uptime, 2 relays, 2 inputs, 4 counters, 2 checksum, then this.
      expect(host.events().at(-1)?.frame.payload[14]).toBe(1);
    });

    test('it lets go of a held door as well', async () => {
      const board = makeBoard(16);
      await board.advance(10_000);
      const host = await inSession(board, withDoors(16));
      expect(await host.hold(11)).toBe(status.ok);
      board.setInputs(0x8000n);
      await board.advance(3);
      expect(board.relays).toBe(0n);
      expect(await host.hold(11)).toBe(status.locked);
    });

    test('a spark of one ms is enough to lock; the lock ends 1.5 s after it', async () => {
      const board = makeBoard(16);
      board.setInputs(normal);
      const host = await inSession(board, threeModes);
      board.setInputs(0n);
      await board.advance(1.5);
      board.setInputs(normal);
      const overAtMs = board.nowMs;
      while (board.nowMs - overAtMs < 1_490) {
        expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.locked);
        await board.advance(Math.min(200, overAtMs + 1_491 - board.nowMs));
      }
      await board.advance(15);
      expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.ok);
      expect(board.relayEdges).toHaveLength(1);
    });

    test('E_LOCKED between two flashes of one that flickers, in the session and at the beginning of the next', async () => {
      const board = makeBoard(16);
      board.setInputs(normal);
      const host = await inSession(board, threeModes);
      for (let flash = 0; flash < 4; flash += 1) {
        board.setInputs(0x4000n);
        await board.advance(250);
        board.setInputs(normal);
        await board.advance(150);
        expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.locked);
        expect(await host.hold(4)).toBe(status.locked);
        await board.advance(80);
      }
      expect(host.events().at(-1)?.frame.payload[14]).toBe(1);
      await host.hello(9);
      await host.configure(threeModes);
      expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.locked);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_LOCKED: a session that begins between two flashes knows of those before it', async () => {
      const board = makeBoard(16);
      board.setInputs(normal);
      await board.advance(20);
      for (let flash = 0; flash < 3; flash += 1) {
        board.setInputs(0x4000n);
        await board.advance(250);
        board.setInputs(normal);
        await board.advance(250);
      }
      const host = await inSession(board, threeModes);
      expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.locked);
      expect(board.relayEdges).toEqual([]);
    });

    test('a stored answer is still the stored answer: it says what was done before', async () => {
      const board = makeBoard(16);
      board.setInputs(normal);
      const host = await inSession(board, threeModes);
      await host.pulse({ channel: 4, ms: 100 });
      board.setInputs(0n);
      await board.advance(50);
      expect((await host.repeat(message.pulse, [4, 100, 0, 0, 0, 0])).frame.payload[0]).toBe(status.ok);
      expect(board.relayEdges.map(({ relays }) => relays)).toEqual([0x10n, 0n]);
    });
  });
}
