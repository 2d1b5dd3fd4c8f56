import { describe, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../../config/kernel/index.js';
import { configurationOf } from '../../../firmware-bridge/boards/link-v1-configuration.js';
import type { PressRefusal } from '../../../firmware-bridge/index.js';
import type { HoldCommand } from '../../../firmware-bridge/link/hold-door.js';
import { Link } from '../../../firmware-bridge/link/link.js';
import { ScriptedBoard, ScriptedSocket } from '../../support/scripted-board.js';
import { station } from './example-lift.js';

const hold = 0x09;
const holdAck = 0x89;
const releaseAll = 0x03;
const heartbeatAck = 0x85;

const u16At = (payload: Uint8Array, at: number): number => (payload[at] ?? 0) | ((payload[at + 1] ?? 0) << 8);

async function linked() {
  const clock = new VirtualClock();
  const board = new ScriptedBoard(clock);
  const socket = new ScriptedSocket(clock, board);
  const link = new Link({
    opener: socket.opener,
    board: station.board,
    configuration: configurationOf(station),
    clock,
    log: silentLog,
    makeNonce: () => clock.now(),
  });
  link.start();
  await clock.advance(60);
  const release = new AbortController();
  const command: HoldCommand = { contact: 12, holdMs: 3_000, refusal: () => null, released: release.signal };
  return { clock, board, socket, link, release, command };
}

describe('a door that is held', () => {
  it('is renewed every 400 ms, never for longer than 1 s or what is left, and ends by itself', async () => {
    const { clock, board, link, command } = await linked();
    const beganMs = clock.now();
    expect(await clock.resolve(link.hold(command))).toEqual({ kind: 'done', heldMs: 3_000 });
    expect(board.holds.map(({ channel }) => channel)).toEqual(Array(8).fill(11));
    expect(board.holds.map(({ durationMs }) => durationMs)).toEqual([
      ...[1_000, 1_000, 1_000, 1_000, 1_000],
      ...[1_000, 600, 200],
    ]);
    for (const { atMs, durationMs } of board.holds) expect(atMs + durationMs - beganMs).toBeLessThanOrEqual(3_010);
    expect(board.count(releaseAll)).toBe(0);
  });

  it('is let go of at once', async () => {
    const { clock, board, link, command, release } = await linked();
    const held = link.hold(command);
    await clock.advance(900);
    release.abort();
    const outcome = await clock.resolve(held);
    expect(outcome.kind).toBe('released');
    expect(outcome.heldMs).toBeLessThan(1_000);
    await clock.advance(2_000);
    expect(board.holds.map(({ durationMs }) => durationMs)).toEqual([1_000, 1_000, 1_000, 50]);
    expect(new Set(board.holds.map(({ channel }) => channel))).toEqual(new Set([11]));
    expect(board.count(releaseAll)).toBe(0);
  });

  it('is told once to whoever asked, when the board has answered the first HOLD', async () => {
    const { clock, board, link, command } = await linked();
    const heldAt: number[] = [];
    const beganMs = clock.now();
    await clock.resolve(link.hold({ ...command, onHeld: () => heldAt.push(clock.now()) }));
    expect(heldAt).toHaveLength(1);
    expect(heldAt[0]! - beganMs).toBeLessThan(50);
    board.refuseHold = 5;
    await clock.resolve(link.hold({ ...command, onHeld: () => heldAt.push(clock.now()) }));
    expect(heldAt).toHaveLength(1);
  });

  it('may be renewed until the next HOLD is due, and no later: by the clock of the board', async () => {
    const { clock, board, link, command } = await linked();
    await clock.resolve(link.hold({ ...command, holdMs: 300 }));
    const first = board.received.find(({ type }) => type === hold);
    const aheadMs = u16At(first!.payload, 3) - (board.holds[0]?.atMs ?? 0);
    expect(aheadMs).toBeGreaterThan(380);
    expect(aheadMs).toBeLessThanOrEqual(400);
  });

  it('is let go of as soon as there is a reason not to hold it', async () => {
    const { clock, board, link, command } = await linked();
    let reason: PressRefusal | null = null;
    const held = link.hold({ ...command, refusal: () => reason });
    await clock.advance(900);
    reason = 'notNormal';
    expect(await clock.resolve(held)).toMatchObject({ kind: 'refused', reason: 'notNormal' });
    expect(board.holds.map(({ durationMs }) => durationMs)).toEqual([1_000, 1_000, 1_000, 50]);
    expect(board.count(releaseAll)).toBe(0);
  });

  it('that may not be held from the start is not touched: no HOLD, not even to let go', async () => {
    const { clock, board, link, command } = await linked();
    const refused = link.hold({ ...command, refusal: () => 'notNormal' });
    expect(await clock.resolve(refused)).toEqual({ kind: 'refused', reason: 'notNormal', heldMs: 0 });
    const released = link.hold({ ...command, released: AbortSignal.abort() });
    expect(await clock.resolve(released)).toEqual({ kind: 'released', heldMs: 0 });
    await clock.advance(2_000);
    expect(board.count(hold)).toBe(0);
  });

  it('is let go of when the board refuses a HOLD as late: the one before may go on', async () => {
    const { clock, board, link, command } = await linked();
    const held = link.hold(command);
    await clock.advance(300);
    board.refuseHold = 4;
    expect(await clock.resolve(held)).toMatchObject({ kind: 'refused', reason: 'tooLate' });
    const askedFor = board.received.flatMap(({ type, payload }) => (type === hold ? [u16At(payload, 1)] : []));
    expect(askedFor).toEqual([1_000, 1_000, 50]);
  });

  it('is let go of no later than the HOLD before would end, by the clock of the board', async () => {
    const { clock, board, link, command, release } = await linked();
    board.setUptime(10_000);
    await clock.advance(300);
    const held = link.hold(command);
    await clock.advance(100);
    // What is asked for waits behind a heartbeat whose first answer is lost.
    board.loseReply = (type) => type === heartbeatAck;
    await clock.advance(250);
    release.abort();
    await clock.advance(150);
    board.loseReply = () => false;
    expect((await clock.resolve(held)).kind).toBe('released');
    const last = board.received.findLast(({ type }) => type === hold);
    expect(u16At(last!.payload, 1)).toBe(50);
    const deadlineMs = u16At(last!.payload, 3) - 10_300;
    expect(deadlineMs).toBeGreaterThan(980);
    expect(deadlineMs).toBeLessThanOrEqual(1_000);
  });

  it.each([
    [3, 'busy'],
    [5, 'locked'],
    [9, 'tooSoon'],
    [8, 'linkDown'],
  ])('that the board refuses with status %i is refused, and not asked for again', async (status, reason) => {
    const { clock, board, link, command } = await linked();
    board.refuseHold = status;
    expect(await clock.resolve(link.hold(command))).toMatchObject({ kind: 'refused', reason });
    expect(board.count(hold)).toBe(1);
  });

  it('a lost answer is asked for with the same bytes: nothing is renewed twice', async () => {
    const { clock, board, link, command } = await linked();
    let lost = 0;
    board.loseReply = (type) => type === holdAck && (lost += 1) <= 2;
    await clock.resolve(link.hold({ ...command, holdMs: 300 }));
    const holds = board.received.filter(({ type }) => type === hold);
    expect(new Set(holds.map(({ payload }) => payload.join())).size).toBe(1);
    expect(board.holds).toHaveLength(1);
  });

  it('is unknown when the board does not answer, and no HOLD is sent afterwards', async () => {
    const { clock, board, link, command } = await linked();
    board.loseReply = (type) => type === holdAck;
    expect(await clock.resolve(link.hold(command))).toMatchObject({ kind: 'unknown' });
    await clock.advance(5_000);
    expect(board.holds).toHaveLength(1);
  });

  it('is unknown when the cable is pulled', async () => {
    const { clock, socket, link, command } = await linked();
    const held = link.hold(command);
    await clock.advance(900);
    socket.unplug();
    expect((await clock.resolve(held)).kind).toBe('unknown');
  });

  it('without a link is refused, as one that is over before it begins is done', async () => {
    const { clock, link, command, board } = await linked();
    expect(await clock.resolve(link.hold({ ...command, holdMs: 10 }))).toEqual({ kind: 'done', heldMs: 0 });
    await clock.resolve(link.stop());
    expect(await clock.resolve(link.hold(command))).toEqual({ kind: 'refused', reason: 'linkDown', heldMs: 0 });
    expect(board.count(hold)).toBe(0);
  });
});
