import { describe, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../../config/kernel/index.js';
import { createMemoryLine } from '../../../firmware-bridge/channel/memory-channel.js';
import { Connection } from '../../../firmware-bridge/link/connection.js';
import { linkTiming } from '../../../firmware-bridge/link/link-timing.js';
import { LinkTally } from '../../../firmware-bridge/link/link-tally.js';
import { Session } from '../../../firmware-bridge/link/session.js';
import type { Snapshot } from '../../../firmware-bridge/link/session.js';
import { FrameSplitter, encodeMessage } from '../../../firmware-bridge/protocol/index.js';
import type { Frame, Message } from '../../../firmware-bridge/protocol/index.js';

const id = 0x3c5a;
const widths = { relays: 16, inputs: 16 };
const bootCount = 7;
const heartbeat = { kind: 'heartbeat' } as const;
const state: Message<'state'> = {
  kind: 'state',
  status: 0,
  uptimeMs: 1_000,
  relays: 0n,
  inputs: 0n,
  badFrames: 0,
  receiveOverruns: 0,
  eventSequence: 0,
  configuration: 1,
  locked: 0,
  blinking: 0n,
};

/** A session over a line whose far end says only what the test says. */
function begun(sequence = 0x10) {
  const clock = new VirtualClock();
  const line = createMemoryLine(clock);
  const heard: { readonly frame: Frame; readonly atMs: number }[] = [];
  const splitter = new FrameSplitter();
  line.board.onData((bytes) => {
    for (const piece of splitter.push(bytes)) {
      if (piece.kind === 'frame') heard.push({ frame: piece.frame, atMs: clock.now() });
    }
  });
  const snapshots: Snapshot[] = [];
  const broken: string[] = [];
  const tally = new LinkTally();
  const connection = new Connection(
    line.host,
    widths,
    {
      received: (message, address) => {
        session.receive(message, address);
      },
      discarded: () => undefined,
      closed: () => undefined,
    },
    silentLog,
  );
  const session = new Session(
    { session: id, sequence },
    {
      bootCount,
      connection,
      clock,
      timing: linkTiming,
      tally,
      onSnapshot: (snapshot) => snapshots.push(snapshot),
      onBroken: (reason) => broken.push(reason),
    },
  );
  const say = async (message: Message, at: number, inSession = id): Promise<void> => {
    line.board.write(encodeMessage(message, { sequence: at, session: inSession }, widths));
    await clock.advance(1);
  };
  return { clock, session, heard, snapshots, broken, tally, say };
}

describe('requests of a session', () => {
  it('go one after another, each with the next number, 255 followed by 0', async () => {
    const { clock, session, heard, say } = begun(0xfd);
    const asked = [session.ask(heartbeat), session.ask(heartbeat), session.ask(heartbeat)];
    for (const sequence of [0xfe, 0xff, 0]) {
      await clock.advance(5);
      expect(heard.map(({ frame }) => frame.sequence).at(-1)).toBe(sequence);
      await say(state, sequence);
    }
    const exchanges = await Promise.all(asked);
    expect(exchanges.map(({ sequence }) => sequence)).toEqual([0xfe, 0xff, 0]);
    expect(heard).toHaveLength(3);
    expect(heard.map(({ frame }) => frame.session)).toEqual([id, id, id]);
  });

  it('that are urgent go before those that wait, not before the one under way', async () => {
    const { clock, session, heard, say } = begun();
    void session.ask({ kind: 'readInputs' });
    void session.ask(heartbeat);
    void session.ask({ kind: 'releaseAll' }, { order: 'first' });
    await clock.advance(2);
    await say({ kind: 'readInputsAck', status: 0, inputs: 0n }, 0x11);
    await clock.advance(2);
    await say({ kind: 'releaseAllAck', status: 0, relays: 0n }, 0x12);
    await clock.advance(2);
    expect(heard.map(({ frame }) => frame.type)).toEqual([0x04, 0x03, 0x05]);
  });

  it('that are not wanted any more when their turn comes are never sent, and the next one is', async () => {
    const { clock, session, heard, say } = begun();
    void session.ask(heartbeat);
    let isWanted = true;
    const second = session.ask({ kind: 'releaseAll' }, { mayBegin: () => isWanted });
    void session.ask({ kind: 'readInputs' });
    await clock.advance(2);
    isWanted = false;
    await say(state, 0x11);
    await clock.advance(2);
    expect(await second).toEqual({
      outcome: { kind: 'unknown', reason: 'linkLost', transmissions: 0 },
      sequence: null,
      roundTripMs: 0,
    });
    expect(heard.map(({ frame }) => [frame.type, frame.sequence])).toEqual([
      [0x05, 0x11],
      [0x04, 0x12],
    ]);
  });

  it('are sent again every 100 ms, the same bytes, four times; then the session is over', async () => {
    const { clock, session, heard, broken, tally } = begun();
    const asked = session.ask(heartbeat);
    const waiting = session.ask({ kind: 'readInputs' });
    await clock.advance(700);
    expect(heard.map(({ atMs }) => atMs - (heard[0]?.atMs ?? 0))).toEqual([0, 100, 200, 300, 400]);
    expect(new Set(heard.map(({ frame }) => JSON.stringify(frame))).size).toBe(1);
    expect(await asked).toEqual({
      outcome: { kind: 'unknown', reason: 'noAcknowledge', transmissions: 5 },
      sequence: 0x11,
      roundTripMs: 500,
    });
    expect((await waiting).sequence).toBeNull();
    expect(broken).toEqual(['the board does not answer']);
    expect(tally.counters).toMatchObject({ exchanges: 0, retransmissions: 4 });
    expect((await session.ask(heartbeat)).sequence).toBeNull();
    expect(heard).toHaveLength(5);
  });

  it('that are answered are not sent again, and their time is counted', async () => {
    const { clock, session, heard, tally, say } = begun();
    await clock.advance(7);
    const asked = session.ask(heartbeat);
    await clock.advance(40);
    await say(state, 0x11);
    await clock.advance(500);
    expect(heard).toHaveLength(1);
    expect(await asked).toMatchObject({ outcome: { kind: 'done', transmissions: 1 }, sequence: 0x11, roundTripMs: 40 });
    expect(tally.counters).toMatchObject({ exchanges: 1, retransmissions: 0, medianRoundTripMs: 40 });
  });

  it('that are refused are answered as well, and the session goes on', async () => {
    const { clock, session, broken, tally, say } = begun();
    const asked = session.ask({ kind: 'releaseAll' });
    await clock.advance(2);
    await say({ kind: 'releaseAllAck', status: 3, relays: 0n }, 0x11);
    expect((await asked).outcome).toEqual({ kind: 'refused', reason: 'busy' });
    expect([tally.counters.exchanges, broken.length]).toEqual([1, 0]);
    const unheardOf = session.ask({ kind: 'releaseAll' });
    await clock.advance(2);
    await say({ kind: 'releaseAllAck', status: 0x3e, relays: 0n }, 0x12);
    expect((await unheardOf).outcome).toEqual({ kind: 'refused', reason: 'unknownStatus' });
  });

  it('that are withdrawn are not sent again: unknown, and the session is over', async () => {
    const { clock, session, heard, broken } = begun();
    const asked = session.ask(heartbeat, { mayRepeat: () => false });
    await clock.advance(300);
    expect(heard).toHaveLength(1);
    expect((await asked).outcome).toEqual({ kind: 'unknown', reason: 'noAcknowledge', transmissions: 1 });
    expect(broken).toHaveLength(1);
  });
});

describe('what is no answer', () => {
  it.each([
    ['of another session', state, 0x11, id + 1],
    ['to another request', state, 0x12, id],
    ['to an earlier one', state, 0x10, id],
    ['of another kind', { kind: 'releaseAllAck', status: 0, relays: 0n }, 0x11, id],
  ] as const)('%s', async (_what, message, sequence, inSession) => {
    const { clock, session, heard, snapshots, say } = begun();
    void session.ask(heartbeat);
    await clock.advance(10);
    await say(message, sequence, inSession);
    await clock.advance(100);
    expect(snapshots).toEqual([]);
    expect(heard).toHaveLength(2);
  });

  it('one that comes when nothing was asked', async () => {
    const { session, heard, snapshots, broken, say, clock } = begun();
    await say(state, 0x11);
    await say({ kind: 'nak', reason: 0x11, bootCount }, 0x11);
    void session.ask(heartbeat);
    await clock.advance(5);
    expect([heard.length, snapshots.length, broken.length]).toEqual([1, 0, 0]);
  });
});

describe('a NAK', () => {
  it.each([
    ['bad type', 0x12, bootCount, 'the board answered badType'],
    ['bad length', 0x13, bootCount, 'the board answered badLength'],
    ['a reason that nobody knows', 0x55, bootCount, 'the board answered unknownReason'],
    ['no session, by the same start of the board', 0x10, bootCount, 'the board answered noSession'],
    ['no session, by a board that has started since', 0x10, bootCount + 1, 'the board has restarted'],
    ['no session, by one that has started often', 0x10, bootCount + 0x7fff, 'the board has restarted'],
    ['no session, from before this session', 0x10, bootCount + 0x8000, 'the board answered noSession'],
    ['another reason, by a board that has started since', 0x12, bootCount + 1, 'the board answered badType'],
  ])('ends the session: %s', async (_what, reason, boots, told) => {
    const { clock, session, broken, say, heard } = begun();
    const asked = session.ask(heartbeat);
    await clock.advance(2);
    await say({ kind: 'nak', reason, bootCount: boots }, 0x11, reason === 0x10 ? 0 : id);
    expect((await asked).outcome.kind).toBe('nak');
    expect(broken).toEqual([told]);
    await clock.advance(500);
    expect(heard).toHaveLength(1);
  });

  it('of another session ends nothing', async () => {
    const { clock, session, broken, say } = begun();
    void session.ask(heartbeat);
    await clock.advance(2);
    await say({ kind: 'nak', reason: 0x12, bootCount }, 0x11, id + 1);
    expect(broken).toEqual([]);
  });

  it.each([
    [0, true],
    [1, true],
    [2, false],
    [127, false],
    [128, true],
    [255, true],
  ])('"bad sequence" that expects %i after the request under way: a late copy: %s', async (ahead, isCopy) => {
    const { clock, session, broken, say } = begun(0xf0);
    void session.ask(heartbeat);
    await clock.advance(2);
    await say({ kind: 'nak', reason: 0x11, bootCount }, (0xf1 + ahead) % 256);
    expect(broken).toHaveLength(isCopy ? 0 : 1);
  });

  it('"bad sequence" of no session is none of a late copy', async () => {
    const { clock, session, broken, say } = begun();
    void session.ask(heartbeat);
    await clock.advance(2);
    await say({ kind: 'nak', reason: 0x11, bootCount }, 0x11, 0);
    expect(broken).toHaveLength(1);
  });
});

describe('what the board tells of itself', () => {
  const event = (uptimeMs: number): Message<'event'> => {
    const { status: _status, ...rest } = { ...state, uptimeMs };
    return { ...rest, kind: 'event' };
  };

  it('is handed on in order of the board clock, which may go round; the same instant twice is no step back', async () => {
    const { snapshots, say } = begun();
    for (const uptimeMs of [0xffff_fff0, 0xffff_ffef, 0xffff_fff0, 5, 0xffff_ffff, 6]) await say(event(uptimeMs), 1);
    expect(snapshots.map(({ uptimeMs }) => uptimeMs)).toEqual([0xffff_fff0, 0xffff_fff0, 5, 6]);
  });

  it('of another session is not', async () => {
    const { snapshots, say } = begun();
    await say(event(5), 1, id + 1);
    expect(snapshots).toEqual([]);
  });

  it('sets the board clock, unless it is the stored answer to a retransmission', async () => {
    const { clock, session, say } = begun();
    void session.ask(heartbeat);
    await clock.advance(150);
    await say(state, 0x11);
    expect(session.boardClock.notAfter(clock.now() + 100, clock.now())).toBeNull();
    await say(event(2_000), 1);
    expect(session.boardClock.notAfter(clock.now() + 100, clock.now())).toBe(2_101);
    void session.ask(heartbeat);
    await clock.advance(2);
    await say({ ...state, uptimeMs: 5_000 }, 0x12);
    expect(session.boardClock.notAfter(clock.now() + 100, clock.now())).toBe(5_101);
  });
});

describe('the end of a session', () => {
  it('makes what is under way unknown, and tells what waits that it was never sent; it comes once', async () => {
    const { clock, session, heard, broken } = begun();
    const asked = session.ask(heartbeat);
    const waiting = session.ask(heartbeat);
    await clock.advance(30);
    session.end();
    session.end();
    expect(await asked).toEqual({
      outcome: { kind: 'unknown', reason: 'linkLost', transmissions: 1 },
      sequence: 0x11,
      roundTripMs: 30,
    });
    expect((await waiting).sequence).toBeNull();
    await clock.advance(500);
    expect(heard).toHaveLength(1);
    expect(broken).toEqual([]);
  });
});
