import { describe, expect, test } from 'vitest';
import { readLittleEndian } from '../../support/link-test-codec.js';
import type { MakeBoard } from '../board-under-test.js';
import { inSession, message, onlyIfDark, pulseLengths, pulsePayload, status } from '../link-conversation.js';
import { floorsOnly, group, noLamp, rewired, unwired } from '../../support/wiring.js';

export function pulseRules(makeBoard: MakeBoard): void {
  describe('PULSE', () => {
    test('closes its contact alone, and says so with the board clock', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const clock = await host.clock();
      const reply = await host.request(message.pulse, pulsePayload({ channel: 4, ms: 300 }));
      expect(board.relays).toBe(0x10n);
      expect(reply.frame.payload[0]).toBe(status.ok);
      expect(readLittleEndian(reply.frame.payload, 1, 2) - clock).toBeLessThan(30);
      expect(reply.frame.payload.slice(3)).toEqual([0x10, 0x00]);
    });

    test.each([50, 51, 100, 299, 300, 499, 500])('%i ms last as long as asked, minus 0 to 1 ms', async (ms) => {
      const board = makeBoard(16);
      const host = await inSession(board);
      // Not always at the same instant of the millisecond.
      await board.advance(ms / 7);
      await host.pulse({ channel: 0, ms });
      await board.advance(ms + 20);
      const [pulse] = pulseLengths(board);
      expect(pulse?.relays).toBe(1n);
      expect(pulse?.ms).toBeLessThanOrEqual(ms + 0.05);
      // The contact closes up to 0.1 ms after the request is looked at: the board judges it and writes the journal first.
      expect(pulse?.ms).toBeGreaterThan(ms - 1.1);
    });

    test("E_MS: a relay's own longest pulse may be shorter", async () => {
      const board = makeBoard(16);
      const host = await inSession(board, rewired(floorsOnly(16), { 1: { longestPulse: 20 } }));
      expect(await host.pulse({ channel: 1, ms: 201 })).toBe(status.badDuration);
      expect(await host.pulse({ channel: 1, ms: 200 })).toBe(status.ok);
    });

    test('E_CH: a relay that nothing is wired to never closes', async () => {
      const board = makeBoard(16);
      const host = await inSession(board, rewired(floorsOnly(16), { 1: unwired }));
      expect(await host.pulse({ channel: 1, ms: 100 })).toBe(status.noSuchChannel);
      expect(board.relayEdges).toEqual([]);
    });

    test('every channel has its own contact', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      for (let channel = 0; channel < 16; channel += 1) {
        expect(await host.pulse({ channel, ms: 50 })).toBe(status.ok);
        await board.advance(60);
      }
      expect(pulseLengths(board).map(({ relays }) => relays)).toEqual(
        Array.from({ length: 16 }, (_, channel) => 1n << BigInt(channel)),
      );
    });

    test.each([16, 17, 255])('E_CH: there is no channel %i', async (channel) => {
      const board = makeBoard(16);
      const host = await inSession(board);
      expect(await host.pulse({ channel, ms: 100 })).toBe(status.noSuchChannel);
      expect(board.relayEdges).toEqual([]);
    });

    test.each([0, 1, 49, 501, 5_000, 65_535])('E_MS: %i ms is outside 50 to 500', async (ms) => {
      const board = makeBoard(16);
      const host = await inSession(board);
      expect(await host.pulse({ channel: 1, ms })).toBe(status.badDuration);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_BUSY: one contact at a time, the same or another', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      expect(await host.pulse({ channel: 4, ms: 300 })).toBe(status.ok);
      expect(await host.pulse({ channel: 4, ms: 300 })).toBe(status.busy);
      expect(await host.pulse({ channel: 5, ms: 300 })).toBe(status.busy);
      await board.advance(320);
      expect(await host.pulse({ channel: 5, ms: 50 })).toBe(status.ok);
      await board.advance(70);
      expect(board.relayEdges.map(({ relays }) => relays)).toEqual([0x10n, 0n, 0x20n, 0n]);
    });

    test('E_GAP: the same contact again only 1 s after it opened; another one at once', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 100 });
      await board.advance(105);
      expect(await host.pulse({ channel: 4, ms: 50 })).toBe(status.gap);
      expect(await host.pulse({ channel: 5, ms: 50 })).toBe(status.ok);
      await board.advance(900);
      expect(await host.pulse({ channel: 4, ms: 50 })).toBe(status.gap);
      await board.advance(100);
      expect(await host.pulse({ channel: 4, ms: 50 })).toBe(status.ok);
    });

    test.each(['RELEASE_ALL', 'HELLO', 'a reset of the board'] as const)(
      'E_GAP: %s that cuts a press short begins the gap as well',
      async (cut) => {
        const board = makeBoard(16);
        const host = await inSession(board);
        await host.pulse({ channel: 4, ms: 500 });
        if (cut === 'RELEASE_ALL') await host.request(message.releaseAll);
        if (cut === 'a reset of the board') board.hang();
        await board.advance(cut === 'a reset of the board' ? 400 : 5);
        if (cut !== 'RELEASE_ALL') {
          await host.hello(9);
          await host.configure(floorsOnly(16));
        }
        expect(await host.pulse({ channel: 4, ms: 50 })).toBe(status.gap);
        // What else was closed before a reset the board does not know.
        const ofAnother = cut === 'a reset of the board' ? status.gap : status.ok;
        expect(await host.pulse({ channel: 5, ms: 50 })).toBe(ofAnother);
      },
    );

    test('a flag that the board does not know is refused, not ignored', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      expect(await host.pulse({ channel: 4, ms: 100, flags: 0x04 })).toBe(status.unsupported);
      expect(board.relayEdges).toEqual([]);
    });
  });

  describe('notAfter', () => {
    test('E_LATE: a press that was delayed on its way is refused', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const clock = await host.clock();
      await board.advance(200);
      expect(await host.pulse({ channel: 4, ms: 100, notAfter: clock + 150 })).toBe(status.late);
      expect(board.relayEdges).toEqual([]);
    });

    test('a press before its deadline is executed', async () => {
      const host = await inSession(makeBoard(16));
      const clock = await host.clock();
      expect(await host.pulse({ channel: 4, ms: 100, notAfter: clock + 150 })).toBe(status.ok);
    });

    test('the deadline may lie beyond the wrap of the 16-bit clock', async () => {
      const board = makeBoard(16);
      await board.advance(65_300);
      const host = await inSession(board);
      const clock = await host.clock();
      expect(clock).toBeGreaterThan(65_200);
      expect(await host.pulse({ channel: 4, ms: 50, notAfter: (clock + 400) % 65_536 })).toBe(status.ok);
      await board.advance(500);
      expect(await host.pulse({ channel: 4, ms: 50, notAfter: (clock + 400) % 65_536 })).toBe(status.late);
    });

    test('0 means no deadline', async () => {
      const board = makeBoard(16);
      await board.advance(500);
      const host = await inSession(board);
      expect(await host.pulse({ channel: 4, ms: 50, notAfter: 0 })).toBe(status.ok);
    });
  });

  describe('onlyIfDark', () => {
    test('E_LIT: a lit lamp refuses the press', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      board.setInputs(0x10n);
      await board.advance(40);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.lit);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_LIT: a lamp that lights at the instant of the press counts, before it is debounced', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      board.setInputs(0x10n);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.lit);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_LIT: a lit lamp that is dark for less than the debounce time is still lit (AC lamps)', async () => {
      const board = makeBoard(16);
      board.setInputs(0x10n);
      const host = await inSession(board);
      board.setInputs(0n);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.lit);
      expect(board.relayEdges).toEqual([]);
    });

    test("other channels' lamps do not matter", async () => {
      const board = makeBoard(16);
      board.setInputs(0x7fefn);
      const host = await inSession(board);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.ok);
    });

    test('E_LIT: the lamp is the input that the configuration names', async () => {
      const board = makeBoard(16);
      const host = await inSession(board, rewired(floorsOnly(16), { 4: { lamp: 9 }, 9: { lamp: 4 } }));
      board.setInputs(0x200n);
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.lit);
      expect(await host.pulse({ channel: 9, ms: 100, flags: onlyIfDark })).toBe(status.ok);
    });

    test('of a relay without a lamp is refused: what cannot be seen is not dark', async () => {
      const board = makeBoard(16);
      const host = await inSession(board, rewired(floorsOnly(16), { 4: { lamp: noLamp } }));
      expect(await host.pulse({ channel: 4, ms: 100, flags: onlyIfDark })).toBe(status.unsupported);
      expect(board.relayEdges).toEqual([]);
    });

    test("E_LIT: without the flag a floor's lamp counts all the same", async () => {
      const board = makeBoard(16);
      board.setInputs(0x10n);
      const host = await inSession(board);
      expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.lit);
      expect(board.relayEdges).toEqual([]);
    });

    test("without the flag an alarm's lamp does not matter", async () => {
      const board = makeBoard(16);
      board.setInputs(0x10n);
      const host = await inSession(board, rewired(floorsOnly(16), { 4: { group: group.alarm } }));
      expect(await host.pulse({ channel: 4, ms: 100 })).toBe(status.ok);
    });
  });

  describe('RELEASE_ALL', () => {
    test('opens the contact at once, and the next pulse may follow', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      const reply = await host.request(message.releaseAll);
      expect(reply.frame).toMatchObject({ type: 0x83, payload: [0, 0, 0] });
      expect(board.relays).toBe(0n);
      expect(await host.pulse({ channel: 5, ms: 50 })).toBe(status.ok);
    });
  });
}
