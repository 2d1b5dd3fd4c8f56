import { describe, expect, test } from 'vitest';
import { floorsOnly, group, rewired } from '../../support/wiring.js';
import type { BoardUnderTest, MakeBoard } from '../board-under-test.js';
import { inSession, message, onlyIfDark, onlyIfLit, pulseLengths, pulsePayload, status } from '../link-conversation.js';
import type { LinkConversation } from '../link-conversation.js';

const channel = 4;
const lamp = 1n << BigInt(channel);
const interlock = 1n << 15n;
const wiring = rewired(floorsOnly(16), { [channel]: { group: group.revocableFloor } });
const takeBack = { channel, ms: 100, flags: onlyIfLit };

/** The inputs stay for so long, and the session lasts. */
async function stay(host: LinkConversation, inputs: bigint, ms: number): Promise<void> {
  const { board } = host;
  board.setInputs(inputs);
  const untilMs = board.nowMs + ms;
  do {
    await host.request(message.heartbeat);
    await board.advance(Math.min(300, Math.max(0, untilMs - board.nowMs)));
  } while (board.nowMs < untilMs);
}

export function takingBackRules(makeBoard: MakeBoard): void {
  /** A session in which the lamp has been lit for long enough. */
  const withCall = async (): Promise<{ board: BoardUnderTest; host: LinkConversation }> => {
    const board = makeBoard(16);
    const host = await inSession(board, wiring);
    await stay(host, lamp, 1_600);
    return { board, host };
  };

  describe('onlyIfLit', () => {
    test('presses the button of a call that has been lit for 1.5 s, once and as long as asked', async () => {
      const { board, host } = await withCall();
      expect(await host.pulse(takeBack)).toBe(status.ok);
      await board.advance(120);
      const [pulse, ...more] = pulseLengths(board);
      expect([pulse?.relays, more]).toEqual([lamp, []]);
      expect(pulse?.ms).toBeLessThanOrEqual(100.05);
    });

    test('the same request again presses nothing again', async () => {
      const { board, host } = await withCall();
      await host.request(message.pulse, pulsePayload(takeBack));
      await host.repeat(message.pulse, pulsePayload(takeBack));
      await board.advance(120);
      expect(pulseLengths(board)).toHaveLength(1);
    });

    test.each([
      ['dark', 0n, 40],
      ['lit for less than 1.5 s', lamp, 1_300],
      ['lit for an instant', lamp, 10],
    ])('E_DARK: %s, for the press could make a call', async (_what, inputs, ms) => {
      const board = makeBoard(16);
      const host = await inSession(board, wiring);
      await stay(host, inputs, ms);
      expect(await host.pulse(takeBack)).toBe(status.dark);
      expect(board.relayEdges).toEqual([]);
    });

    test.each([
      ['has just gone out', 0n, 40],
      ['went out and lit again', lamp, 300],
    ])('E_DARK: a call whose lamp %s is another one, or none', async (_what, inputs, ms) => {
      const { board, host } = await withCall();
      await stay(host, 0n, 40);
      await stay(host, inputs, ms);
      expect(await host.pulse(takeBack)).toBe(status.dark);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_DARK: a lamp that blinks is not steadily lit, not even in a flash', async () => {
      const { board, host } = await withCall();
      for (const flash of [0n, lamp, 0n, lamp]) await stay(host, flash, 500);
      expect(await host.pulse(takeBack)).toBe(status.dark);
      expect(board.relayEdges).toEqual([]);
    });

    test('a lamp on AC is lit between two half waves as well', async () => {
      const board = makeBoard(16);
      const host = await inSession(board, wiring);
      for (let wave = 0; wave < 160; wave += 1) {
        board.setInputs(lamp);
        await board.advance(6);
        board.setInputs(0n);
        await board.advance(4);
        if (wave % 40 === 0) await host.request(message.heartbeat);
      }
      expect(await host.pulse(takeBack)).toBe(status.ok);
    });

    test('E_UNSUPPORTED: a floor whose calls the table does not give away', async () => {
      const board = makeBoard(16);
      const host = await inSession(board, floorsOnly(16));
      await stay(host, lamp, 1_600);
      expect(await host.pulse(takeBack)).toBe(status.unsupported);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_UNSUPPORTED: together with onlyIfDark', async () => {
      const { board, host } = await withCall();
      expect(await host.pulse({ ...takeBack, flags: onlyIfDark | onlyIfLit })).toBe(status.unsupported);
      expect(board.relayEdges).toEqual([]);
    });

    test.each([0, onlyIfDark])(
      'E_LIT: with flags %i such a floor is pressed lit no more than any other',
      async (flags) => {
        const { board, host } = await withCall();
        expect(await host.pulse({ ...takeBack, flags })).toBe(status.lit);
        expect(board.relayEdges).toEqual([]);
      },
    );

    test('what every press is refused for comes first: locked, late, busy, too long', async () => {
      const { board, host } = await withCall();
      const clock = await host.clock();
      expect(await host.pulse({ ...takeBack, ms: 501 })).toBe(status.badDuration);
      await board.advance(50);
      expect(await host.pulse({ ...takeBack, notAfter: clock + 20 })).toBe(status.late);
      expect(await host.pulse({ channel: 5, ms: 200 })).toBe(status.ok);
      expect(await host.pulse(takeBack)).toBe(status.busy);
      await board.advance(210);
      board.setInputs(lamp | interlock);
      expect(await host.pulse(takeBack)).toBe(status.locked);
      expect(pulseLengths(board).map(({ relays }) => relays)).toEqual([1n << 5n]);
    });

    test('an interlock opens the contact as it opens any', async () => {
      const { board, host } = await withCall();
      await host.pulse({ ...takeBack, ms: 500 });
      board.setInputs(lamp | interlock);
      await board.advance(4);
      expect(board.relays).toBe(0n);
    });
  });
}
