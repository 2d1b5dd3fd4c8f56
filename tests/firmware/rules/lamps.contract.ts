import { describe, expect, test } from 'vitest';
import { readLittleEndian } from '../../support/link-test-codec.js';
import type { BoardUnderTest, MakeBoard } from '../board-under-test.js';
import type { LinkConversation } from '../link-conversation.js';
import { inSession, message, onlyIfDark, status } from '../link-conversation.js';

const lamp = 4;
const lampBit = 1n << BigInt(lamp);
const press = { channel: lamp, ms: 50, flags: onlyIfDark };

type LampState = 'dark' | 'lit' | 'blinking';

async function lampOf(host: LinkConversation): Promise<LampState> {
  const { payload } = (await host.request(message.heartbeat)).frame;
  const isOn = (at: number): boolean => (readLittleEndian(payload, at, 2) & Number(lampBit)) !== 0;
  if (isOn(16)) return 'blinking';
  return isOn(7) ? 'lit' : 'dark';
}

/** Lets time pass; a heartbeat whenever the board has heard nothing for long, so that the session lasts. */
async function wait(host: LinkConversation, ms: number): Promise<void> {
  const { board } = host;
  const untilMs = board.nowMs + ms;
  while (untilMs - board.nowMs > 0.01) {
    await board.advance(Math.min(untilMs - board.nowMs, 400));
    if (board.nowMs - host.replies().at(-1)!.atMs > 400) await host.request(message.heartbeat);
  }
}

/** The lamp on and off, as often as fits; on at the end. */
async function flash(host: LinkConversation, onMs: number, offMs: number, lastingMs: number): Promise<void> {
  const untilMs = host.board.nowMs + lastingMs;
  while (host.board.nowMs < untilMs) {
    await steady(host, lampBit, onMs);
    await steady(host, 0n, offMs);
  }
  host.board.setInputs(lampBit);
}

async function steady(host: LinkConversation, inputs: bigint, ms: number): Promise<void> {
  host.board.setInputs(inputs);
  await wait(host, ms);
}

export function lampRules(makeBoard: MakeBoard): void {
  const begun = async (): Promise<{ board: BoardUnderTest; host: LinkConversation }> => {
    const board = makeBoard(16);
    return { board, host: await inSession(board) };
  };

  describe('lamps', () => {
    test.each([
      ['AC at 50 Hz, rectified', 6, 4],
      ['AC at 60 Hz, one half wave', 5, 11.7],
      ['multiplexed, an eighth of the time', 1.25, 8.75],
      ['multiplexed, fast', 1, 1],
    ])('%s: lit, without a flicker', async (_what, onMs, offMs) => {
      const { host } = await begun();
      const before = host.events().length;
      await flash(host, onMs, offMs, 350);
      expect(await lampOf(host)).toBe('lit');
      expect(host.events()).toHaveLength(before + 1);
    });

    test.each([1, 10, 19])('a spark of %i ms is no light', async (ms) => {
      const { board, host } = await begun();
      board.setInputs(lampBit);
      await board.advance(ms);
      board.setInputs(0n);
      await board.advance(50);
      expect(await lampOf(host)).toBe('dark');
      expect(host.events()).toEqual([]);
    });

    test('sparks 25 ms apart are no light either', async () => {
      const { host } = await begun();
      await flash(host, 2, 23, 350);
      expect(await lampOf(host)).toBe('dark');
    });

    test('a lamp that goes out is dark 20 ms later', async () => {
      const { board, host } = await begun();
      await steady(host, lampBit, 2_000);
      board.setInputs(0n);
      await board.advance(12);
      expect(await lampOf(host)).toBe('lit');
      await board.advance(8);
      expect(await lampOf(host)).toBe('dark');
      expect(await host.pulse(press)).toBe(status.ok);
    });

    test.each([
      ['twice a second', 250, 250],
      ['once in two seconds', 1_000, 1_000],
    ])('one that flashes %s blinks, and is not pressed between two flashes', async (_what, onMs, offMs) => {
      const { board, host } = await begun();
      await flash(host, onMs, offMs, 3_000);
      host.board.setInputs(0n);
      expect(await lampOf(host)).toBe('blinking');
      expect(await host.pulse(press)).toBe(status.lit);
      expect(board.relayEdges).toEqual([]);
    });

    test('1.5 s after the last flash it is dark, after as long a light it is lit', async () => {
      const { board, host } = await begun();
      await flash(host, 250, 250, 900);
      await steady(host, lampBit, 250);
      await steady(host, 0n, 1_400);
      expect(await lampOf(host)).toBe('blinking');
      await steady(host, 0n, 150);
      expect(await lampOf(host)).toBe('dark');
      await flash(host, 250, 250, 900);
      await steady(host, lampBit, 1_400);
      expect(await lampOf(host)).toBe('blinking');
      await steady(host, lampBit, 150);
      expect(await lampOf(host)).toBe('lit');
      expect(board.relayEdges).toEqual([]);
    });

    test('a lamp of a call that was served does not blink', async () => {
      const { host } = await begun();
      await steady(host, lampBit, 2_000);
      await steady(host, 0n, 100);
      expect(await lampOf(host)).toBe('dark');
    });
  });
}
