import { describe, expect, test } from 'vitest';
import type { MakeBoard } from '../board-under-test.js';
import { inSession, message, onlyIfDark, pulsePayload, readHelloReply, status } from '../link-conversation.js';
import { floorsOnly, noLamp, rewired } from '../../support/wiring.js';

/** docs/adr/0003-wider-bit-fields.md */
export function wideChannelRules(makeBoard: MakeBoard): void {
  describe.each([32, 64] as const)('%i channels', (channels) => {
    const top = channels - 1;
    const topBit = 1n << BigInt(top);
    /** The highest bit of a little-endian field. */
    const topField = [...Array<number>(channels / 8 - 1).fill(0), 0x80];

    test('HELLO announces them', async () => {
      const host = await inSession(makeBoard(channels));
      expect(readHelloReply(await host.hello())).toMatchObject({ channels, inputs: channels });
    });

    test('the last contact closes, alone, and the bits of the reply are as wide as announced', async () => {
      const board = makeBoard(channels);
      const host = await inSession(board);
      const reply = await host.request(message.pulse, pulsePayload({ channel: top, ms: 50 }));
      expect(board.relays).toBe(topBit);
      expect(reply.frame.payload.slice(3)).toEqual(topField);
      await board.advance(60);
      expect(await host.pulse({ channel: channels, ms: 50 })).toBe(status.noSuchChannel);
      expect((await host.request(message.releaseAll)).frame.payload).toHaveLength(1 + channels / 8);
    });

    test('the last input is read, refuses its own contact only, and stands in STATE after the relays', async () => {
      const board = makeBoard(channels);
      board.setInputs(topBit);
      // The first input locks instead.
      const wiring = {
        ...rewired(floorsOnly(channels), { 0: { lamp: noLamp }, [top]: { lamp: top } }),
        interlocks: 1n,
      };
      const host = await inSession(board, wiring);
      expect((await host.request(message.readInputs)).frame.payload).toEqual([status.ok, ...topField]);
      expect(await host.pulse({ channel: top, ms: 50, flags: onlyIfDark })).toBe(status.lit);
      expect(await host.pulse({ channel: top - 16, ms: 50, flags: onlyIfDark })).toBe(status.ok);
      await board.advance(80);
      const { payload } = (await host.request(message.heartbeat)).frame;
      expect(payload).toHaveLength(12 + (3 * channels) / 8);
      expect(payload.slice(5 + channels / 8, 5 + channels / 4)).toEqual(topField);
    });

    test('an interlock on the last input locks the first contact', async () => {
      const board = makeBoard(channels);
      const host = await inSession(board);
      board.setInputs(topBit);
      expect(await host.pulse({ channel: 0, ms: 50 })).toBe(status.locked);
      expect(board.relayEdges).toEqual([]);
    });
  });
}
