import { describe, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../../config/kernel/index.js';
import type { Log } from '../../../config/kernel/index.js';
import { configurationOf } from '../../../firmware-bridge/boards/link-v1-configuration.js';
import { Link } from '../../../firmware-bridge/link/link.js';
import type { LinkEvent } from '../../../firmware-bridge/link/link.js';
import { ScriptedBoard, ScriptedSocket } from '../../support/scripted-board.js';
import { normalInputs, station } from './example-lift.js';

const hello = 0x01;
const releaseAll = 0x03;
const heartbeat = 0x05;
const identity = { protocol: 1, firmware: '2.0', relays: 16, inputs: 16, bootCount: 7, resetCause: 'powerOn' };
const press = { contact: 1, durationMs: 250, deadlineMs: 100_000, refusal: () => null, isWithdrawn: () => false };

/** A link with its log: a line is a level, the fields and the words. */
function plugged() {
  const clock = new VirtualClock();
  const board = new ScriptedBoard(clock);
  board.inputs = normalInputs;
  const socket = new ScriptedSocket(clock, board);
  const logged: unknown[] = [];
  const write =
    (level: string) =>
    (...line: unknown[]) =>
      void logged.push([level, ...line]);
  const log: Log = { ...silentLog, info: write('info'), warn: write('warn'), error: write('error') };
  const link = new Link({
    opener: socket.opener,
    board: station.board,
    configuration: configurationOf(station),
    clock,
    log,
    makeNonce: () => clock.now(),
  });
  const events: LinkEvent[] = [];
  link.onEvent((event) => events.push(event));
  return { clock, board, socket, link, logged, events };
}

async function linked() {
  const lift = plugged();
  lift.link.start();
  await lift.clock.advance(60);
  const forget = (): void => {
    lift.logged.length = 0;
    lift.events.length = 0;
  };
  return { ...lift, forget };
}

describe('a link', () => {
  it('that is not up presses and holds nothing, and has nothing to open', async () => {
    const { link, clock, board } = plugged();
    expect([link.isUp, link.longestPulseMs]).toEqual([false, null]);
    expect(await link.pulse(press)).toEqual({ kind: 'refused', reason: 'linkDown' });
    const released = new AbortController().signal;
    expect(await link.hold({ contact: 12, holdMs: 500, refusal: () => null, released })).toEqual({
      ...{ kind: 'refused', reason: 'linkDown', heldMs: 0 },
    });
    await link.releaseAll();
    await clock.advance(1_000);
    expect(board.received).toEqual([]);
  });

  it('tells the board that it found, and what that reads', async () => {
    const { link, events, logged } = await linked();
    expect(events).toEqual([
      { type: 'link.up', board: identity },
      { type: 'board.changed', relays: 0n, inputs: normalInputs, blinking: 0n },
    ]);
    expect(logged).toEqual([['info', { board: identity }, 'link up']]);
    expect([link.isUp, link.longestPulseMs]).toEqual([true, 500]);
  });

  it('that is configured still presses nothing before it is', async () => {
    const { link, clock, board } = plugged();
    board.loseRequest = ({ type }) => type === 0x08;
    link.start();
    await clock.advance(80);
    expect(board.session).toBeGreaterThan(0);
    expect(await link.pulse(press)).toEqual({ kind: 'refused', reason: 'linkDown' });
  });

  it('counts exchanges, pieces that are no message, and sessions after the first', async () => {
    const { link, clock, socket } = await linked();
    const before = link.counters;
    // Two tables of eight relays, the inputs, the confirmation and the first heartbeat.
    expect(before).toEqual({ exchanges: 5, retransmissions: 0, badFrames: 0, reconnects: 0, medianRoundTripMs: 0 });
    socket.line?.board.write(Uint8Array.of(0, 5, 6, 0, 7, 0));
    await clock.advance(1);
    socket.unplug();
    socket.plug();
    await clock.advance(400);
    expect(link.counters).toMatchObject({ badFrames: 2, reconnects: 1 });
  });
});

describe('heartbeats', () => {
  const beatsOf = async ({ board, clock }: Awaited<ReturnType<typeof linked>>, ms: number): Promise<number> => {
    const before = board.count(heartbeat);
    await clock.advance(ms);
    return board.count(heartbeat) - before;
  };

  it('come every 250 ms, every 50 ms for a second after a press, then every 250 ms', async () => {
    const lift = await linked();
    expect(await beatsOf(lift, 1_000)).toBe(4);
    await lift.clock.resolve(lift.link.pulse(press));
    expect(await beatsOf(lift, 1_000)).toBeGreaterThanOrEqual(19);
    expect(await beatsOf(lift, 2_000)).toBeLessThanOrEqual(9);
  });

  it('come sooner after a press that was asked for while one was under way', async () => {
    const lift = await linked();
    lift.board.loseReply = (type) => type === 0x85;
    await lift.clock.advance(260);
    const pressed = lift.link.pulse(press);
    lift.board.loseReply = () => false;
    await lift.clock.resolve(pressed);
    expect(await beatsOf(lift, 500)).toBeGreaterThanOrEqual(9);
  });
});

describe('a press', () => {
  it('has the board look at the lamp in the instant of the press (onlyIfDark), unless the button has none', async () => {
    const { link, clock, board } = await linked();
    await clock.resolve(link.pulse(press));
    await clock.resolve(link.pulse({ ...press, contact: 2, lamp: 'any' }));
    expect(board.closures.map(({ channel, flags }) => [channel, flags])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('that waits is overtaken by opening every contact', async () => {
    const { link, clock, board } = await linked();
    void link.pulse(press);
    void link.pulse({ ...press, contact: 2 });
    await clock.resolve(link.releaseAll());
    expect(board.received.map(({ type }) => type).filter((type) => type === 0x02 || type === releaseAll)).toEqual([
      ...[0x02, releaseAll, 0x02],
    ]);
  });
});

describe('the end of a link', () => {
  it('is a warning where nobody asked for it, with the reason', async () => {
    const { link, clock, socket, events, logged, forget } = await linked();
    forget();
    socket.unplug();
    await clock.advance(1);
    const reason = 'the connection is gone: unplugged (ELV-LINK-004)';
    expect(events).toEqual([{ type: 'link.lost', reason }]);
    expect(logged).toEqual([['warn', { reason }, 'link lost']]);
    expect(link.isUp).toBe(false);
  });

  it('opens every contact first and is no warning where it was asked for', async () => {
    const { link, clock, board, socket, events, logged, forget } = await linked();
    forget();
    await clock.resolve(link.stop());
    expect(board.count(releaseAll)).toBe(1);
    expect(events).toEqual([{ type: 'link.lost', reason: 'stopped' }]);
    expect(logged).toEqual([['info', { reason: 'stopped' }, 'link closed']]);
    expect([link.isUp, socket.line?.host.isOpen]).toEqual([false, false]);
    await clock.advance(10_000);
    expect([socket.openings, clock.pending]).toEqual([1, 0]);
  });

  it('lets no press have its turn that waited behind the opening of the contacts', async () => {
    const { link, clock, board } = await linked();
    const first = link.pulse(press);
    const second = link.pulse({ ...press, contact: 2 });
    await clock.resolve(link.stop());
    expect((await clock.resolve(first)).kind).toBe('done');
    expect(await clock.resolve(second)).toEqual({ kind: 'refused', reason: 'linkDown' });
    expect(board.closures.map(({ channel }) => channel)).toEqual([0]);
  });

  it('takes half a second where the board does not answer any more', async () => {
    const { link, clock, board } = await linked();
    board.loseRequest = () => true;
    const beganMs = clock.now();
    await clock.resolve(link.stop());
    expect(clock.now() - beganMs).toBe(500);
  });

  it('is none for ever: it starts again, and is warned of again', async () => {
    const { link, clock, socket, logged, forget } = await linked();
    await clock.resolve(link.stop());
    forget();
    link.start();
    await clock.advance(60);
    expect(link.isUp).toBe(true);
    socket.unplug();
    await clock.advance(1);
    expect(logged.map((line) => (line as unknown[])[0])).toEqual(['info', 'warn']);
  });

  it('comes when the board says that it works by another table', async () => {
    const { clock, board, events, forget } = await linked();
    forget();
    board.configuration = 0x1234;
    await clock.advance(300);
    expect(events[0]).toEqual({
      type: 'link.lost',
      reason: 'the board has lost what it was told (ELV-LINK-004)',
    });
    expect(events[1]).toMatchObject({ type: 'link.up' });
  });

  it('comes when the board has restarted, and the next session follows at once', async () => {
    const { clock, board, events, forget } = await linked();
    forget();
    board.reset(8, true);
    await clock.advance(260);
    expect(events.slice(0, 2)).toEqual([
      { type: 'link.lost', reason: 'the board has restarted (ELV-LINK-004)' },
      { type: 'link.up', board: { ...identity, bootCount: 8, resetCause: 'watchdog' } },
    ]);
  });
});

describe('a board that cannot be worked with', () => {
  it('that is not there is warned of once, and again after it was', async () => {
    const { link, clock, socket, events, logged } = plugged();
    const reason = 'no such port (ELV-LINK-001)';
    socket.unplug();
    link.start();
    await clock.advance(3_000);
    expect(events).toEqual([{ type: 'link.lost', reason }]);
    expect(logged).toEqual([['warn', { reason }, 'no link']]);
    socket.plug();
    await clock.advance(6_000);
    expect(link.isUp).toBe(true);
    logged.length = 0;
    socket.unplug();
    await clock.advance(3_000);
    expect(logged).toEqual([
      ['warn', { reason: 'the connection is gone: unplugged (ELV-LINK-004)' }, 'link lost'],
      ['warn', { reason }, 'no link'],
    ]);
  });

  it('that does not answer is warned of as such', async () => {
    const { link, clock, board, events } = plugged();
    board.loseRequest = ({ type }) => type === hello;
    link.start();
    await clock.advance(12_000);
    expect(events).toEqual([{ type: 'link.lost', reason: 'the board does not answer (ELV-LINK-002)' }]);
  });

  it('that is another one is an error, the port is let go of, and it is tried again after 5 s', async () => {
    const { link, clock, board, socket, events, logged } = plugged();
    board.channels = 32;
    link.start();
    await clock.advance(100);
    const refusal = { code: 'ELV-LINK-003', reason: expect.stringContaining('relays 32 instead of 16') as string };
    expect(events).toEqual([{ type: 'link.refused', ...refusal }]);
    expect(logged).toEqual([['error', refusal, 'the board is not worked with']]);
    expect(socket.line?.host.isOpen).toBe(false);
    expect(link.longestPulseMs).toBeNull();
    await clock.advance(4_800);
    expect(socket.openings).toBe(1);
    await clock.advance(200);
    expect(socket.openings).toBe(2);
  });
});
