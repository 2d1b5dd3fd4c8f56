import { describe, expect, test } from 'vitest';
import { crcX25, encodeTestFrame, le16, le32, readLittleEndian } from '../../support/link-test-codec.js';
import type { MakeBoard } from '../board-under-test.js';
import type { LinkConversation } from '../link-conversation.js';
import {
  greeted,
  inSession,
  message,
  nak,
  pulseLengths,
  pulsePayload,
  readHelloReply,
  readNak,
  status,
} from '../link-conversation.js';
import { checksumOf, floorsOnly } from '../../support/wiring.js';

/** Checksum of the wiring that `inSession` configures. */
const inForce = le16(checksumOf(floorsOnly(16)));
const powerOn = 1;
const watchdog = 8;
/** Of the HELLO that begins every conversation. */
const helloPayload = [1, ...le32(0x1234_5678)];

/** A nonce from which the board makes this session with this salt: 16 of its bits decide 16 of the checksum. */
function nonceMaking(session: number, salt: number): number {
  for (let nonce = 0; nonce < 0x1_0000; nonce += 1) {
    if (crcX25([...le32(nonce), ...le32(salt)]) === session) return nonce;
  }
  throw new Error('no nonce makes this session');
}

export function supervisionRules(makeBoard: MakeBoard): void {
  describe('HELLO', () => {
    test('opens every contact, makes a new session, and shows the pulse that it cut short', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      const oldSession = host.session;
      await host.pulse({ channel: 4, ms: 500 });
      const pulseSequence = host.sequence;
      await board.advance(100);
      const reply = readHelloReply(await host.hello());
      expect(board.relays).toBe(0n);
      expect(host.session).not.toBe(oldSession);
      expect(reply.journal).toMatchObject({
        session: oldSession,
        sequence: pulseSequence,
        channel: 4,
        askedMs: 500,
        isActive: true,
      });
      expect(reply.journal.ranMs).toBeGreaterThan(95);
      expect(reply.journal.ranMs).toBeLessThan(130);
      const late = await host.exchangeFrame(message.pulse, oldSession, pulsePayload({ channel: 4, ms: 100 }));
      expect(readNak(late).reason).toBe(nak.noSession);
    });

    test('the same HELLO again, as from a line that delivers twice, gets the stored answer and no second session', async () => {
      const host = await greeted(makeBoard(16));
      const [first] = host.replies();
      host.sequence -= 1;
      const second = await host.hello();
      expect(second.wire).toEqual(first?.wire);
      expect((await host.request(message.heartbeat)).frame.type).toBe(0x85);
    });

    test('a copy of it that comes late, after other requests, neither ends the session nor opens a contact', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      const replies = host.replies().length;
      board.send(encodeTestFrame({ type: message.hello, sequence: 0x10, session: 0, payload: helloPayload }));
      await board.advance(50);
      expect(host.replies()).toHaveLength(replies);
      expect(board.relays).toBe(0x10n);
      expect((await host.request(message.heartbeat)).frame.type).toBe(0x85);
    });

    test.each([
      ['nonce', 0x1234_5679, 0],
      ['sequence number', 0x1234_5678, 1],
    ])('one with another %s makes another session', async (_what, nonce, ahead) => {
      const host = await greeted(makeBoard(16));
      const first = host.session;
      host.sequence += ahead - 1;
      await host.hello(nonce);
      expect(host.session).not.toBe(first);
    });

    test('the same HELLO after the session was lost to silence makes a new one', async () => {
      const host = await greeted(makeBoard(16));
      const first = host.session;
      await host.board.advance(1_100);
      host.sequence -= 1;
      await host.hello();
      expect(host.session).not.toBe(first);
    });

    test('one that names a session is none: NAK no-session, and nothing opens', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      const reply = await host.exchangeFrame(message.hello, host.session, [1, ...le32(9)]);
      expect(readNak(reply).reason).toBe(nak.noSession);
      expect(board.relays).toBe(0x10n);
      expect((await host.request(message.heartbeat)).frame.type).toBe(0x85);
    });

    test('after a reset no session has the number of the one in the journal', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      const onRecord = host.session;
      board.hang();
      await board.advance(400);
      const { bootCount } = readHelloReply(await host.hello(9));
      const made: number[] = [];
      for (let aheadMs = 3; aheadMs < 20; aheadMs += 1) {
        // The board makes it from the nonce and its clock: a nonce is chosen for each instant at which HELLO may arrive.
        const clock = await host.clock();
        await host.hello(nonceMaking(onRecord, bootCount ^ (clock + aheadMs)));
        made.push(host.session);
      }
      expect(made).not.toContain(onRecord);
      // The number after it is what an instant that was hit becomes.
      expect(made).toContain(onRecord + 1);
    });

    test('another protocol gets no session, and whatever was closed opens', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      const reply = await host.hello(7, 2);
      expect(reply.frame.session).toBe(0);
      expect(readHelloReply(reply)).toMatchObject({ status: status.unsupported, protocol: 1 });
      expect(board.relays).toBe(0n);
      expect(readNak(await host.request(message.heartbeat)).reason).toBe(nak.noSession);
    });
  });

  describe('silence', () => {
    // No pulse and no HOLD is as long as the timeout: that the contacts open as well is in depth, and cannot be seen.
    test('after 1 s without a valid frame the session is gone', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await board.advance(960);
      expect((await host.request(message.heartbeat)).frame.type).toBe(0x85);
      await board.advance(1_005);
      expect(readNak(await host.request(message.heartbeat)).reason).toBe(nak.noSession);
    });

    test('frames that are refused do not keep a session alive', async () => {
      const host = await inSession(makeBoard(16));
      for (let waited = 0; waited < 1_100; waited += 100) {
        await host.board.advance(85);
        await host.exchangeFrame(message.heartbeat, host.session ^ 1, []);
      }
      expect(readNak(await host.request(message.heartbeat)).reason).toBe(nak.noSession);
    });

    test('a repeated request does: the host is alive, its answer was lost', async () => {
      const host = await inSession(makeBoard(16));
      await host.request(message.heartbeat);
      for (let waited = 0; waited < 1_500; waited += 250) {
        await host.board.advance(240);
        expect((await host.repeat(message.heartbeat)).frame.type).toBe(0x85);
      }
    });
  });

  describe('watchdog', () => {
    test('opens the contacts of a board that hangs, 250 ms after its last sign of life', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      await board.advance(20);
      const hungAtMs = board.nowMs;
      board.hang();
      await board.advance(400);
      expect(board.relays).toBe(0n);
      const openedAfterMs = board.relayEdges.at(-1)!.atMs - hungAtMs;
      expect(openedAfterMs).toBeGreaterThan(240);
      expect(openedAfterMs).toBeLessThan(262);
    });

    test('leaves the journal: what ran, how long, and that it is not active any more', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      const { session, sequence } = host;
      await board.advance(20);
      board.hang();
      await board.advance(400);
      const notice = readNak(await host.request(message.heartbeat));
      expect(notice).toEqual({ reason: nak.noSession, bootCount: 2 });
      const reply = readHelloReply(await host.hello());
      expect(reply).toMatchObject({ bootCount: 2, resetCause: watchdog });
      expect(reply.journal).toMatchObject({ session, sequence, channel: 4, askedMs: 500, isActive: false });
      expect(reply.journal.ranMs).toBeGreaterThan(15);
      expect(reply.journal.ranMs).toBeLessThan(45);
    });

    test('a journal of a pulse that ended says that it ran its time', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 7, ms: 80 });
      await board.advance(100);
      board.hang();
      await board.advance(400);
      expect(readHelloReply(await host.hello()).journal).toMatchObject({ channel: 7, askedMs: 80, ranMs: 80 });
    });

    test('never bites a board that works', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await board.advance(5_000);
      expect(readHelloReply(await host.hello())).toMatchObject({ bootCount: 1, resetCause: powerOn });
    });
  });

  describe('power', () => {
    test('loss of power opens the contact and leaves no journal: it would be no evidence', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 500 });
      board.powerCycle();
      expect(board.relays).toBe(0n);
      await board.advance(20);
      const reply = readHelloReply(await host.hello());
      expect(reply).toMatchObject({ bootCount: 2, resetCause: powerOn });
      expect(reply.journal).toEqual({ session: 0, sequence: 0, channel: 0, askedMs: 0, ranMs: 0, isActive: false });
    });

    test('no contact moves while the board starts', async () => {
      const board = makeBoard(16);
      for (let boot = 0; boot < 3; boot += 1) {
        await board.advance(50);
        board.powerCycle();
      }
      expect(board.relayEdges).toEqual([]);
    });
  });

  describe('inputs and events', () => {
    const inputsOf = async (host: LinkConversation): Promise<number> =>
      readLittleEndian((await host.request(message.readInputs)).frame.payload, 1, 2);

    test('READ_INPUTS shows what has lasted 20 ms', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      board.setInputs(0x25c3n);
      await board.advance(10);
      expect(await inputsOf(host)).toBe(0);
      await board.advance(20);
      expect(await inputsOf(host)).toBe(0x25c3);
    });

    test('an input change is told as an event after 20 ms, and STATE carries the event counter', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      board.setInputs(0x4001n);
      const changedAtMs = board.nowMs;
      await board.advance(60);
      const [event] = host.events();
      expect(host.events()).toHaveLength(1);
      expect(event?.frame).toMatchObject({ sequence: 1, session: host.session });
      expect(event?.frame.payload.slice(4)).toEqual([0, 0, 0x01, 0x40, 0, 0, 0, 1, ...inForce, 0, 0, 0]);
      // 20 ms of filtering, at most one tick to notice, 6.8 ms on the wire.
      expect(event!.atMs - changedAtMs).toBeGreaterThan(26);
      expect(event!.atMs - changedAtMs).toBeLessThan(30);
      const state = await host.request(message.heartbeat);
      expect(state.frame.payload).toHaveLength(18);
      expect(state.frame.payload[12]).toBe(1);
    });

    test('the end of a pulse is told as an event', async () => {
      const board = makeBoard(16);
      const host = await inSession(board);
      await host.pulse({ channel: 4, ms: 50 });
      await board.advance(80);
      expect(pulseLengths(board)).toHaveLength(1);
      expect(host.events().map(({ frame }) => frame.payload.slice(4, 6))).toEqual([[0, 0]]);
    });

    test('outside a session nothing is said', async () => {
      const board = makeBoard(16);
      await board.advance(20);
      board.setInputs(1n);
      await board.advance(100);
      expect(board.received).toEqual([]);
    });

    test('STATE carries uptime, relays and inputs', async () => {
      const board = makeBoard(16);
      board.setInputs(0x0102n);
      const host = await inSession(board);
      await host.pulse({ channel: 9, ms: 200 });
      const { payload } = (await host.request(message.heartbeat)).frame;
      expect(payload[0]).toBe(status.ok);
      const uptimeMs = readLittleEndian(payload, 1, 4);
      expect(board.nowMs - uptimeMs).toBeGreaterThan(0);
      expect(board.nowMs - uptimeMs).toBeLessThan(30);
      expect(payload.slice(5)).toEqual([0x00, 0x02, 0x02, 0x01, 0, 0, 0, 0, ...inForce, 0, 0, 0]);
    });
  });
}
