import { describe, expect, test } from 'vitest';
import { bytesOfHex, encodeTestFrame, hexOfBytes, readLittleEndian } from '../../support/link-test-codec.js';
import type { MakeBoard } from '../board-under-test.js';
import {
  LinkConversation,
  inSession,
  message,
  nak,
  pulsePayload,
  readHelloReply,
  readNak,
} from '../link-conversation.js';

const pulse4 = pulsePayload({ channel: 4, ms: 100 });

export function exchangeRules(makeBoard: MakeBoard): void {
  describe('worked frames, hand-written', () => {
    test('HELLO is answered with its nonce, the limits and a session', async () => {
      const board = makeBoard(16);
      await board.advance(20);
      const reply = await new LinkConversation(board).exchangeBytes(
        bytesOfHex('00 03 01 10 01 08 01 78 56 34 12 D0 A4 00'),
      );
      expect(reply.frame).toMatchObject({ type: 0x81, sequence: 0x10 });
      expect(reply.frame.session).not.toBe(0);
      expect(reply.frame.payload).toHaveLength(26);
      expect(readHelloReply(reply)).toMatchObject({
        status: 0,
        protocol: 1,
        bootCount: 1,
        resetCause: 1,
        channels: 16,
        inputs: 16,
        longestPulseMs: 500,
        linkTimeoutMs: 1000,
        nonce: 0x12345678,
        journal: { session: 0, sequence: 0, channel: 0, askedMs: 0, ranMs: 0, isActive: false },
      });
    });

    test('the seventh boot, asked with the heartbeat of another session, answers NAK no-session byte for byte', async () => {
      const board = makeBoard(16);
      await board.advance(20);
      for (let boot = 2; boot <= 7; boot += 1) {
        board.powerCycle();
        await board.advance(20);
      }
      const host = new LinkConversation(board);
      host.sequence = 0x28;
      await host.hello();
      await board.advance(1_100);
      const reply = await host.exchangeBytes(bytesOfHex('00 07 05 2B 5A 3C 7C 6D 00'));
      expect(hexOfBytes(reply.wire)).toBe('00 03 7F 2A 01 03 10 07 03 3B E0 00');
    });

    test('a PULSE of another session closes nothing', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const reply = await host.exchangeBytes(bytesOfHex('00 08 02 2A 5A 3C 04 2C 01 01 04 01 8A 5D 00'));
      expect(readNak(reply).reason).toBe(nak.noSession);
      await board.advance(500);
      expect(board.relayEdges).toEqual([]);
    });
  });

  describe('stop and wait', () => {
    test('the same sequence number again gets the stored reply again and executes nothing', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const first = await host.request(message.pulse, pulse4);
      await board.advance(200);
      const second = await host.repeat(message.pulse, pulse4);
      await board.advance(200);
      expect(second.wire).toEqual(first.wire);
      expect(board.relayEdges).toHaveLength(2);
    });

    test('a PULSE that arrives twice in one go closes the contact once', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      host.sequence += 1;
      const wire = host.wireOf(message.pulse, pulse4);
      board.send([...wire, ...wire]);
      await board.advance(400);
      expect(board.relayEdges.map(({ relays }) => relays)).toEqual([0x10n, 0n]);
      const [first, second] = host.replies().slice(-2);
      expect(second?.wire).toEqual(first?.wire);
    });

    test('a stored reply is sent even where the repeated frame asks for something else', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const first = await host.request(message.readInputs);
      const second = await host.repeat(message.pulse, pulse4);
      await board.advance(200);
      expect(second.wire).toEqual(first.wire);
      expect(board.relayEdges).toEqual([]);
    });

    test('a refusal is stored too: its repetition is refused alike, though it would be accepted by now', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 3, ms: 50 });
      const refused = await host.request(message.pulse, pulse4);
      await board.advance(200);
      const again = await host.repeat(message.pulse, pulse4);
      await board.advance(200);
      expect(again.wire).toEqual(refused.wire);
      expect(board.relayEdges.map(({ relays }) => relays)).toEqual([0x08n, 0n]);
    });

    test('sequence numbers wrap from 255 to 0', async () => {
      const host = new LinkConversation(makeBoard(16));
      await host.board.advance(20);
      host.sequence = 254;
      await host.hello();
      const reply = await host.request(message.heartbeat);
      expect(reply.frame).toMatchObject({ type: 0x85, sequence: 0 });
    });

    test('any other sequence number is NAK bad-seq with the one expected, and closes nothing', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const expected = host.sequence + 1;
      for (const sequence of [expected + 1, expected - 2, expected + 128]) {
        const reply = await host.exchangeBytes(
          encodeTestFrame({ type: message.pulse, sequence: sequence % 256, session: host.session, payload: pulse4 }),
        );
        expect(readNak(reply).reason).toBe(nak.badSequence);
        expect(reply.frame).toMatchObject({ sequence: expected, session: host.session });
      }
      await board.advance(300);
      expect(board.relayEdges).toEqual([]);
    });
  });

  describe('NAK', () => {
    test('before any HELLO every request is NAK no-session', async () => {
      const board = makeBoard(16);
      await board.advance(20);
      const host = new LinkConversation(board);
      for (const type of [message.pulse, message.releaseAll, message.readInputs, message.heartbeat, 0x2f]) {
        const payload = type === message.pulse ? pulse4 : [];
        for (const session of [0, 0x3c5a]) {
          const reply = await host.exchangeFrame(type, session, payload);
          expect(readNak(reply)).toEqual({ reason: nak.noSession, bootCount: 1 });
          expect(reply.frame.session).toBe(0);
        }
      }
      expect(board.relayEdges).toEqual([]);
    });

    test('an unknown type is NAK bad-type', async () => {
      const host = await inSession(makeBoard(16));
      for (const type of [0x0a, 0x3e, 0x3f]) {
        host.sequence += 1;
        expect(readNak(await host.repeat(type)).reason).toBe(nak.badType);
        host.sequence -= 1;
      }
    });

    test.each([
      ['HELLO', message.hello, 5],
      ['PULSE', message.pulse, 6],
      ['RELEASE_ALL', message.releaseAll, 0],
      ['READ_INPUTS', message.readInputs, 0],
      ['HEARTBEAT', message.heartbeat, 0],
      ['CONFIGURE_RELAYS', message.configureRelays, 33],
      ['CONFIGURE_INPUTS', message.configureInputs, 4],
      ['CONFIRM_CONFIGURATION', message.confirmConfiguration, 2],
      ['HOLD', message.hold, 5],
    ] as const)('%s with another payload length is NAK bad-length', async (_name, type, length) => {
      const board = makeBoard(16);
      const host = await inSession(board);
      host.sequence += 1;
      for (const wrong of [length - 1, length + 1, length + 9].filter((count) => count >= 0)) {
        const reply = await host.repeat(
          type,
          pulsePayload({ channel: 4, ms: 100 }).concat(Array<number>(40).fill(0)).slice(0, wrong),
        );
        expect(readNak(reply).reason).toBe(nak.badLength);
      }
      expect(board.relayEdges).toEqual([]);
    });

    test('a NAK uses up no sequence number', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      host.sequence += 1;
      expect(readNak(await host.repeat(message.pulse, [4])).reason).toBe(nak.badLength);
      expect((await host.repeat(message.pulse, pulse4)).frame).toMatchObject({ type: 0x82, payload: { 0: 0 } });
    });
  });

  describe('what is no frame', () => {
    const badFrames = async (host: LinkConversation): Promise<number> =>
      readLittleEndian((await host.request(message.heartbeat)).frame.payload, 9, 2);

    test('a damaged frame is counted and not answered; empty pieces are nothing at all', async () => {
      const host = await inSession(makeBoard(16));
      const replies = host.replies().length;
      const wire = host.wireOf(message.heartbeat);
      for (let at = 1; at < wire.length - 1; at += 1) {
        host.board.send([0, 0, ...wire.with(at, wire[at]! ^ 0x40), 0, 0]);
        await host.board.advance(20);
      }
      expect(host.replies()).toHaveLength(replies);
      expect(await badFrames(host)).toBe(wire.length - 2);
    });

    test('a piece longer than any frame is counted once, and the next frame is understood', async () => {
      const host = await inSession(makeBoard(16));
      host.board.send([0, ...Array<number>(100).fill(0x33), 0]);
      await host.board.advance(60);
      expect(await badFrames(host)).toBe(1);
    });

    test('a piece that begins like a whole frame and goes on is no frame', async () => {
      const host = await inSession(makeBoard(16));
      host.sequence += 1;
      const replies = host.replies().length;
      // 48 bytes, the longest frame: alone it would be answered with NAK bad-length.
      const longest = host.wireOf(message.heartbeat, Array<number>(42).fill(0x55));
      host.board.send([...longest.slice(0, -1), 0x01, 0x01, 0x00]);
      await host.board.advance(60);
      expect(host.replies()).toHaveLength(replies);
      expect(readNak(await host.exchangeBytes(longest)).reason).toBe(nak.badLength);
    });

    test("the board's own frames, looped back, are not answered", async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.request(message.heartbeat);
      const sent = host.replies().map(({ wire }) => wire);
      const nakWire = (await host.exchangeFrame(message.heartbeat, 0x3c5a, [])).wire;
      const before = host.replies().length;
      for (const wire of [...sent, nakWire]) board.send(wire);
      await board.advance(100);
      expect(host.replies()).toHaveLength(before);
    });
  });
}
