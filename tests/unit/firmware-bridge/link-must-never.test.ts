import { describe, expect, it } from 'vitest';
import { delayEverything } from '../../../firmware-bridge/channel/line-faults.js';
import { createMemoryLine } from '../../../firmware-bridge/channel/memory-channel.js';
import { normalInputs, plugIn, startedLift } from './example-lift.js';

const pulse = 0x02;
const pulseAck = 0x82;
const state = 0x85;

describe('what the link must never do', () => {
  it('never builds a new pulse for a retry: the bytes are identical and the contact closes once', async () => {
    const { io, board, clock } = await startedLift();
    let lost = 0;
    board.loseReply = (type) => type === pulseAck && (lost += 1) <= 3;
    await expect(clock.resolve(io.press('1', 900))).resolves.toMatchObject({ kind: 'done' });
    expect(board.pulseBytes).toHaveLength(4);
    expect(new Set(board.pulseBytes).size).toBe(1);
    expect(board.closures).toHaveLength(1);
    expect(io.counters.retransmissions).toBe(3);
  });

  it('never presses again after an unknown outcome', async () => {
    const { io, board, clock } = await startedLift();
    board.loseRequest = (frame) => frame.type === pulse;
    expect(await clock.resolve(io.press('1', 900))).toEqual({ kind: 'unknown', reason: 'noAcknowledge' });
    board.loseRequest = () => false;
    await clock.advance(10_000);
    expect(io.isLinkUp).toBe(true);
    expect(board.closures).toHaveLength(0);
    expect(board.pulseBytes).toHaveLength(0);
  });

  it('never calls a press unknown that the journal of the board proves', async () => {
    const { io, board, clock } = await startedLift();
    board.loseReply = (type) => type === pulseAck;
    await expect(clock.resolve(io.press('1', 900))).resolves.toMatchObject({ kind: 'done', evidence: 'journal' });
    expect(board.closures).toHaveLength(1);
  });

  it.each(['1', '2'])('never takes the journal of an earlier press for evidence (then 1, now %s)', async (floor) => {
    const { io, board, clock } = await startedLift();
    await clock.resolve(io.press('1', 900));
    await clock.advance(1_000);
    board.loseRequest = (frame) => frame.type === pulse;
    expect(await clock.resolve(io.press(floor, 900))).toEqual({ kind: 'unknown', reason: 'noAcknowledge' });
  });

  it("never sends a press without a deadline of the board's clock, and a delayed one is refused by it", async () => {
    const { io, board, clock } = await startedLift();
    board.setUptime(10_000);
    await clock.advance(300);
    const nowMs = 10_000 + 300;
    await clock.resolve(io.press('1', 400));
    expect(board.closures[0]?.notAfter).toBeGreaterThan(nowMs + 350);
    expect(board.closures[0]?.notAfter).toBeLessThanOrEqual(nowMs + 400);
    await clock.advance(1_000);
    // The board's clock runs ahead of what was known, as if the frame had lain in a buffer.
    board.setUptime(20_000);
    expect(await clock.resolve(io.press('2', 400))).toEqual({ kind: 'refused', reason: 'tooLate' });
  });

  it('never counts the deadline from a stored answer, whose clock has stood still', async () => {
    const { io, board, clock } = await startedLift();
    await clock.advance(190);
    let lost = 0;
    board.loseReply = (type) => type === state && (lost += 1) <= 3;
    while (lost < 4) await clock.advance(1);
    await clock.advance(1);
    await clock.resolve(io.press('1', 400));
    const [closure] = board.closures;
    expect(closure?.notAfter).toBeGreaterThan((closure?.atMs ?? 0) + 350);
  });

  it.each([
    ['of another width', { channels: 32 }, /relays 32 instead of 16/],
    ['of another protocol', { protocol: 2 }, /protocol 2 instead of 1/],
  ])('never works with a board %s (ELV-LINK-003)', async (_name, changes, reason) => {
    const { io, board, clock, events, socket } = plugIn();
    Object.assign(board, changes);
    io.start();
    await clock.advance(100);
    expect(events).toMatchObject([{ type: 'link.refused', reason: expect.stringMatching(reason) as string }]);
    expect(events[0]).toMatchObject({ reason: expect.stringContaining('ELV-LINK-003') as string });
    expect([io.isLinkUp, socket.line?.host.isOpen]).toEqual([false, false]);
    expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason: 'linkDown' });
  });

  it('never misses a restart of the board for longer than one heartbeat', async () => {
    const { io, board, clock, events } = await startedLift();
    board.reset(8, true);
    await clock.advance(260);
    expect(events.map(({ type }) => type)).toContain('link.lost');
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'link.up', board: expect.objectContaining({ bootCount: 8 }) as object }),
    );
    expect(io.counters.reconnects).toBe(1);
  });

  it('never presses in a session the board has forgotten: unknown, and not sent again', async () => {
    const { io, board, clock } = await startedLift();
    await clock.advance(200);
    board.reset(8, false);
    expect(await clock.resolve(io.press('1', 900))).toEqual({ kind: 'unknown', reason: 'noAcknowledge' });
    await clock.advance(5_000);
    expect(board.closures).toHaveLength(0);
    expect(board.count(pulse)).toBe(1);
  });

  it('never stays up longer than 750 ms after the last sign of life', async () => {
    const { io, board, clock, events } = await startedLift();
    board.loseRequest = () => true;
    await clock.advance(760);
    expect([io.isLinkUp, io.mode, io.lamp('1')]).toEqual([false, 'unknown', 'unknown']);
    expect(events[0]).toMatchObject({ type: 'link.lost' });
  });

  it('never believes bytes of an old connection', async () => {
    const { io, clock, socket, board } = await startedLift();
    const old = socket.line;
    const oldSession = board.session;
    // Every input closed: believed, the mode is unknown. Uptime, relays, inputs, three counters, checksum, locked, blinking.
    const checksum = [board.configuration & 0xff, board.configuration >> 8];
    const payload = Uint8Array.of(...[0xff, 0xff, 0xff, 0x7f], 0, 0, 0xff, 0xff, ...[0, 0, 0, 9], ...checksum, 0, 0, 0);
    const sayInSession = async (session: number): Promise<void> => {
      board.send({ type: 0xc0, sequence: 9, session, payload });
      await clock.advance(5);
    };
    socket.unplug();
    socket.plug();
    await clock.advance(300);
    expect(io.isLinkUp).toBe(true);
    expect(socket.line).not.toBe(old);
    await sayInSession(oldSession);
    expect(io.mode).toBe('normal');
    // The same bytes are believed in the session that there is, or what goes before would show nothing.
    await sayInSession(board.session);
    expect(io.mode).toBe('unknown');
  });

  it('never believes the answer to an earlier hello', async () => {
    const { io, board, clock } = plugIn();
    io.start();
    board.loseReply = () => true;
    await clock.advance(250);
    const [first, second] = board.received;
    const nonces = [first, second].map((frame) => frame?.payload.subarray(1, 5).join());
    expect(new Set(nonces).size).toBe(2);
    board.loseReply = () => false;
    const introduction = [0, 1, 1, 0, 7, 0, 1, 16, 16, 0xf4, 1, 0xe8, 3];
    const payload = Uint8Array.of(...introduction, ...(first?.payload.subarray(1, 5) ?? []), ...new Uint8Array(9));
    board.send({ type: 0x81, sequence: second?.sequence ?? 0, session: 77, payload });
    await clock.advance(5);
    expect(io.isLinkUp).toBe(false);
    await clock.advance(200);
    expect(io.isLinkUp).toBe(true);
  });

  it.each([
    ['the request under way', 0, true],
    ['the one after it', 1, true],
    ['one before, as a NAK that is late itself', -1, true],
    ['another one', 2, false],
  ])('never takes the NAK to a late copy for an answer: expecting %s', async (_what, ahead, isKept) => {
    const { io, board, clock } = await startedLift();
    await clock.advance(150);
    board.loseRequest = (frame) => frame.type === 0x05;
    const heartbeats = board.received.length;
    while (board.received.length === heartbeats && clock.now() < 260) await clock.advance(1);
    await clock.advance(60);
    const sequence = (board.latestSequence + 257 + ahead) % 256;
    board.send({ type: 0x7f, sequence, session: board.session, payload: Uint8Array.of(0x11, 7, 0) });
    board.loseRequest = () => false;
    await clock.advance(90);
    expect([io.isLinkUp, io.counters.reconnects]).toEqual([true, isKept ? 0 : 1]);
  });

  it.each([
    ['of this start of the board', 7],
    ['of the one before', 6],
    ['of the last before the count went round', 0xffff],
  ])('never takes a late "no session" %s for certainty: the journal decides', async (_what, bootCount) => {
    const { io, board, clock } = plugIn({}, { toBoard: delayEverything(3) });
    io.start();
    await clock.advance(100);
    board.loseRequest = (frame) => {
      const payload = Uint8Array.of(0x10, bootCount & 0xff, bootCount >> 8);
      if (frame.type === pulse) board.send({ type: 0x7f, sequence: frame.sequence, session: 0, payload });
      return false;
    };
    expect(await clock.resolve(io.press('1', 900))).toMatchObject({ kind: 'done', evidence: 'journal' });
    expect(board.closures).toHaveLength(1);
  });

  it('never lets an older state overtake a newer one', async () => {
    const { io, board, clock } = await startedLift();
    let lost = 0;
    board.loseReply = (type) => type === state && (lost += 1) <= 1;
    await clock.advance(255);
    board.setInputs(normalInputs | 1n);
    await clock.advance(100);
    // The stored answer to the retransmission was made before the lamp was lit.
    expect(lost).toBeGreaterThanOrEqual(2);
    expect(io.lamp('1')).toBe('lit');
  });
});

describe('losing and finding the board', () => {
  it('an unplugged board ends a press as unknown within a second, and the link comes back by itself', async () => {
    const { io, board, clock, socket, events } = await startedLift();
    board.loseReply = (type) => type === pulseAck;
    const press = io.press('1', 900);
    await clock.advance(50);
    const beganMs = clock.now();
    socket.unplug();
    expect(await clock.resolve(press)).toEqual({ kind: 'unknown', reason: 'linkLost' });
    expect(clock.now() - beganMs).toBeLessThanOrEqual(1_000);
    board.reset(1, false);
    board.loseReply = () => false;
    socket.plug();
    await clock.advance(5_100);
    expect(io.isLinkUp).toBe(true);
    expect(events.filter(({ type }) => type === 'link.up')).toHaveLength(1);
    expect(board.closures).toHaveLength(1);
  });

  it('tries again after 0.2, 0.4, 0.8 ... 5 s, and tells a repeated reason once', async () => {
    const { io, clock, socket, events } = plugIn();
    socket.unplug();
    io.start();
    const openedAt: number[] = [];
    let seen = 0;
    for (let ms = 0; ms < 20_000; ms += 100) {
      await clock.advance(100);
      if (socket.openings > seen) openedAt.push(clock.now());
      seen = socket.openings;
    }
    expect(openedAt).toEqual([100, 200, 600, 1_400, 3_000, 6_200, 11_200, 16_200]);
    expect(events.filter(({ type }) => type === 'link.lost')).toHaveLength(1);
  });

  it('greets every 200 ms for 5 s, then opens the port anew', async () => {
    const { io, board, clock, socket } = plugIn();
    let greetings = 0;
    board.loseRequest = () => (greetings += 1) > 0;
    io.start();
    await clock.advance(4_990);
    expect([greetings, socket.openings]).toEqual([25, 1]);
    await clock.advance(300);
    expect(socket.openings).toBe(2);
  });

  it('a board whose boot loader is deaf for 2 s is found', async () => {
    const { io, board, clock } = plugIn();
    board.loseRequest = () => clock.now() < 2_000;
    io.start();
    await clock.advance(2_250);
    expect(io.isLinkUp).toBe(true);
  });

  it('a close that arrives twice is one loss', () => {
    const clock = plugIn().clock;
    const line = createMemoryLine(clock);
    const reasons: string[] = [];
    line.host.onClose((reason) => reasons.push(reason));
    line.unplug('first');
    line.unplug('second');
    void line.host.close();
    expect(reasons).toEqual(['first']);
  });
});
