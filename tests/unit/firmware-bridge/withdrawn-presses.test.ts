import { describe, expect, it } from 'vitest';
import { delayEverything } from '../../../firmware-bridge/channel/line-faults.js';
import { fire, lampOf, normalInputs, plugIn, startedLift } from './example-lift.js';

const heartbeat = 0x05;
const pulse = 0x02;
const pulseAck = 0x82;

describe('a press that waits', () => {
  it('is never sent after the heartbeat before it brought fire', async () => {
    const { io, board, clock } = plugIn({}, { toBoard: delayEverything(3), toHost: delayEverything(6) });
    io.start();
    await clock.advance(340);
    board.setInputs(fire, 'silently');
    const heartbeats = board.count(heartbeat);
    while (board.count(heartbeat) === heartbeats) await clock.advance(1);
    // The board has said fire; its answer is still on the wire, and the host believes in normal.
    expect(io.mode).toBe('normal');
    expect(await clock.resolve(io.press('1', 2_000))).toEqual({ kind: 'refused', reason: 'notNormal' });
    await clock.advance(1_000);
    expect(board.count(pulse)).toBe(0);
    expect(board.closures).toEqual([]);
  });

  it('is never sent when fire came and went while it waited for its turn', async () => {
    const { io, board, clock } = await startedLift();
    const presses = ['1', '2', '3'].map((floor) => io.press(floor, 2_000));
    await clock.advance(50);
    board.setInputs(fire);
    await clock.advance(100);
    board.setInputs(normalInputs);
    const outcomes = await clock.resolve(Promise.all(presses));
    expect(outcomes.slice(1)).toEqual([
      { kind: 'refused', reason: 'notNormal' },
      { kind: 'refused', reason: 'notNormal' },
    ]);
    expect(board.closures.map(({ channel }) => channel)).toEqual([0]);
  });

  it('is never sent when whoever asked for it no longer wants it; the others are', async () => {
    const { io, board, clock } = await startedLift();
    const second = new AbortController();
    const presses = [
      io.press('1', 2_000),
      io.press('2', 2_000, second.signal),
      io.press('3', 2_000, new AbortController().signal),
    ];
    await clock.advance(50);
    second.abort();
    const [, withdrawn, third] = await clock.resolve(Promise.all(presses));
    expect(withdrawn).toEqual({ kind: 'refused', reason: 'withdrawn' });
    expect(third).toMatchObject({ kind: 'done' });
    expect(board.closures.map(({ channel }) => channel)).toEqual([0, 2]);
  });

  it('is never sent when the cable was out meanwhile', async () => {
    const { io, board, clock, socket } = await startedLift();
    const presses = ['1', '2', '3'].map((floor) => io.press(floor, 2_000));
    await clock.advance(5);
    socket.unplug();
    await clock.advance(20);
    socket.plug();
    await clock.resolve(Promise.all(presses));
    await clock.advance(3_000);
    expect(io.isLinkUp).toBe(true);
    expect(board.count(pulse)).toBeLessThanOrEqual(1);
  });

  it('is never sent after every contact was told to open', async () => {
    const { io, board, clock } = await startedLift();
    const presses = ['1', '2'].map((floor) => io.press(floor, 2_000));
    await clock.advance(50);
    await clock.resolve(io.releaseAll());
    expect((await clock.resolve(Promise.all(presses)))[1]).toEqual({ kind: 'refused', reason: 'withdrawn' });
    expect(board.closures).toHaveLength(1);
  });
});

describe('a press on its way, whose first frame was lost', () => {
  it('is not sent again once the lift has said fire', async () => {
    const { io, board, clock } = await startedLift();
    let sent = 0;
    board.loseRequest = (frame) => frame.type === pulse && (sent += 1) === 1;
    const press = io.press('1', 900);
    await clock.advance(20);
    board.setInputs(fire);
    await clock.resolve(press);
    await clock.advance(2_000);
    expect([sent, board.closures, io.isLinkUp, io.mode]).toEqual([1, [], true, 'fire']);
  });

  it('is sent again when its own lamp has lit meanwhile: the stored answer says what became of it', async () => {
    const { io, board, clock } = await startedLift();
    let answers = 0;
    board.loseReply = (type) => type === pulseAck && (answers += 1) === 1;
    const press = io.press('1', 900);
    await clock.advance(20);
    board.setInputs(normalInputs | lampOf(1));
    expect(await clock.resolve(press)).toMatchObject({ kind: 'done', evidence: 'acknowledged' });
    expect(board.closures).toHaveLength(1);
  });
});

describe('a bridge that stops', () => {
  it('takes no press any more, not even behind the release that is under way', async () => {
    const { io, board, clock } = await startedLift();
    const stopped = io.stop();
    const press = io.press('1', 900);
    await clock.resolve(stopped);
    expect(await clock.resolve(press)).toMatchObject({ kind: 'refused' });
    expect(board.closures).toEqual([]);
  });
});

describe('what a listener throws', () => {
  it('does not silence the link', async () => {
    const { io, board, clock } = await startedLift();
    io.onEvent((event) => {
      if (event.type === 'lamp.changed') throw new Error('a listener with a fault');
    });
    board.setInputs(normalInputs | 1n, 'silently');
    await expect(clock.advance(300)).rejects.toThrow('a listener with a fault');
    const heartbeats = board.count(heartbeat);
    await clock.advance(1_000);
    expect(board.count(heartbeat)).toBeGreaterThan(heartbeats + 2);
  });
});
