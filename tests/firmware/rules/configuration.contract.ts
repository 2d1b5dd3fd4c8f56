import { describe, expect, test } from 'vitest';
import { le16, readLittleEndian } from '../../support/link-test-codec.js';
import type { MakeBoard } from '../board-under-test.js';
import { greeted, inSession, message, status } from '../link-conversation.js';
import {
  checksumOf,
  confirmPayload,
  floorsOnly,
  group,
  inputsPayload,
  noLamp,
  relaysPayloads,
  rewired,
  unwired,
} from '../../support/wiring.js';
import type { Wiring } from '../../support/wiring.js';

const press = { channel: 4, ms: 100 };
const relayWith = (change: Parameters<typeof rewired>[1][number]): Wiring => rewired(floorsOnly(16), { 4: change });

export function configurationRules(makeBoard: MakeBoard): void {
  describe('configuration', () => {
    test('E_UNCONFIGURED: a board that was not told what is wired to it presses and holds nothing', async () => {
      const board = makeBoard(16);
      const host = await greeted(board);
      expect(await host.pulse(press)).toBe(status.unconfigured);
      expect(await host.hold(4)).toBe(status.unconfigured);
      expect(board.relayEdges).toEqual([]);
    });

    test.each([16, 32, 64] as const)(
      'both sides find the same checksum for %i channels, and STATE tells it',
      async (channels) => {
        const host = await greeted(makeBoard(channels));
        const wiring = floorsOnly(channels);
        const inForce = async (): Promise<number> =>
          readLittleEndian((await host.request(message.heartbeat)).frame.payload, 9 + channels / 4, 2);
        expect(await inForce()).toBe(0);
        expect(await host.configure(wiring)).toBe(status.ok);
        expect(await inForce()).toBe(checksumOf(wiring));
      },
    );

    test('E_CONFIG: another checksum puts nothing in force, and is answered with the right one', async () => {
      const board = makeBoard(16);
      const host = await greeted(board);
      const wiring = floorsOnly(16);
      expect(await host.configure(wiring, checksumOf(wiring) ^ 1)).toBe(status.badConfiguration);
      expect(host.replies().at(-1)?.frame.payload.slice(1)).toEqual(le16(checksumOf(wiring)));
      expect(await host.pulse(press)).toBe(status.unconfigured);
      expect(board.relayEdges).toEqual([]);
    });

    test.each<readonly [string, Wiring]>([
      ['a group that does not exist', relayWith({ group: 5 })],
      ['a call that is taken back unseen', relayWith({ group: group.revocableFloor, lamp: noLamp })],
      ['a pulse that is too long', relayWith({ longestPulse: 51 })],
      ['a pulse that is too short', relayWith({ longestPulse: 4 })],
      ['a lamp that does not exist', relayWith({ lamp: 16 })],
      ['a lamp that is an interlock', relayWith({ lamp: 15 })],
      ['a floor that may be held', relayWith({ longestHold: 1 })],
      ['a door that may be held too long', relayWith({ group: group.door, longestHold: 31 })],
      ['a relay of no group that may be held', relayWith({ ...unwired, longestHold: 1 })],
      ['a relay of no group that may be pulsed', relayWith({ ...unwired, longestPulse: 50 })],
      ['no interlock at all', { ...floorsOnly(16), interlocks: 0n }],
      ['a polarity of an input that is no interlock', { ...floorsOnly(16), activeOpen: 1n }],
    ])('E_CONFIG: %s is refused, and nothing is in force', async (_what, wiring) => {
      const board = makeBoard(16);
      const host = await greeted(board);
      expect(await host.configure(wiring)).toBe(status.badConfiguration);
      expect(await host.pulse(press)).toBe(status.unconfigured);
      expect(await host.hold(press.channel)).toBe(status.unconfigured);
      expect(board.relayEdges).toEqual([]);
    });

    test('E_CH: relays beyond the last one cannot be described', async () => {
      const host = await greeted(makeBoard(16));
      for (const first of [9, 16, 255]) {
        const reply = await host.request(message.configureRelays, [first, ...Array<number>(32).fill(1)]);
        expect(reply.frame.payload).toEqual([status.noSuchChannel]);
      }
    });

    test.each([
      ['CONFIGURE_RELAYS', message.configureRelays, relaysPayloads(floorsOnly(16))[0]!],
      ['CONFIGURE_INPUTS', message.configureInputs, inputsPayload(floorsOnly(16))],
      ['CONFIRM_CONFIGURATION with another checksum', message.confirmConfiguration, confirmPayload(1)],
    ] as const)('%s opens every contact and ends what was in force', async (_name, type, payload) => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      await host.request(type, payload);
      expect(board.relays).toBe(0n);
      expect(await host.pulse({ channel: 5, ms: 50 })).toBe(status.unconfigured);
    });

    // Silence, a reset and loss of power end the session, and only a HELLO begins another.
    test('HELLO ends it', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.hello(9);
      expect(await host.pulse(press)).toBe(status.unconfigured);
      expect(board.relayEdges).toEqual([]);
    });
  });
}
