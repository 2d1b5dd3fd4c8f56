import { afterEach, describe, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { createElevatorIo, type HoldOutcome } from '../../firmware-bridge/index.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { lampOf, normalInputs, station } from '../unit/firmware-bridge/example-lift.js';

/* The bridge and the real firmware: door open is contact 11, door close 12, the alarm 13; floors are 1 to 3. */

const openDoor = 1n << 10n;
const closeDoor = 1n << 11n;
const alarm = 1n << 12n;
const pulseMs = 250;

const wired = { ...station, doors: { open: { contact: 11 }, close: { contact: 12 } }, alarm: { contact: 13 } };

/** ms: a board that has just started does not hold a door, it might have done so for long before. */
const holdsAfterMs = 10_100;

async function started(warmUpMs = holdsAfterMs) {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  board.setInputs(normalInputs);
  await board.start();
  await clock.advance(warmUpMs);
  let isHostAlive = true;
  const io = createElevatorIo({
    station: wired,
    opener: openThroughFaults(board.opener, clock, {
      toBoard: (bytes) => (isHostAlive ? [{ bytes, afterMs: 0 }] : []),
    }),
    clock,
    log: silentLog,
    makeNonce: () => clock.now(),
  });
  io.start();
  await clock.advance(600);
  const edges: { readonly relays: bigint; readonly atMs: number }[] = [];
  board.onRelays((relays, atMs) => edges.push({ relays, atMs }));
  const release = new AbortController();
  let heldAtMs: number | null = null;
  const hold = (released = release.signal): Promise<HoldOutcome> =>
    io.holdDoor({
      longestMs: 30_000,
      deadlineMs: 2_000,
      released,
      onHeld: () => {
        heldAtMs = clock.now();
      },
    });
  return {
    clock,
    board,
    io,
    edges,
    hold,
    release,
    heldAtMs: () => heldAtMs,
    killHost: () => {
      isHostAlive = false;
    },
    relays: () => edges.map(({ relays }) => relays),
  };
}

describe('doors and alarm through the bridge and the real firmware', () => {
  const benches: Awaited<ReturnType<typeof started>>[] = [];
  const bench = async (warmUpMs?: number) => {
    const made = await started(warmUpMs);
    benches.push(made);
    return made;
  };

  afterEach(async () => {
    for (const { io, board, clock } of benches.splice(0)) {
      await clock.resolve(io.stop());
      await board.stop();
    }
  });

  it('the door is held as long as nobody lets go, and said to be held only when the board has answered', async () => {
    const { clock, hold, release, relays, heldAtMs, edges } = await bench();
    const held = hold();
    expect(heldAtMs()).toBeNull();
    await clock.advance(5_000);
    expect(heldAtMs()).toBeGreaterThanOrEqual(edges[0]!.atMs);
    expect(relays()).toEqual([openDoor]);
    release.abort();
    expect((await clock.resolve(held)).kind).toBe('released');
    await clock.advance(200);
    expect(relays()).toEqual([openDoor, 0n]);
  });

  it('a host that dies lets go of the door within 1 s', async () => {
    const { clock, hold, killHost, board, edges } = await bench();
    void hold();
    await clock.advance(1_300);
    const diedAtMs = clock.now();
    killHost();
    await clock.advance(1_200);
    expect(board.relays).toBe(0n);
    expect(edges.at(-1)!.atMs - diedAtMs).toBeLessThanOrEqual(1_000);
  });

  it.each(['fire', 'release', 'stop'] as const)('%s ends the hold at once', async (cause) => {
    const { clock, hold, io, board, edges } = await bench();
    const held = hold();
    await clock.advance(700);
    const atMs = clock.now();
    if (cause === 'fire') board.setInputs(0n);
    if (cause === 'release') void io.releaseAll();
    if (cause === 'stop') void io.stop();
    expect((await clock.resolve(held)).kind).not.toBe('done');
    await clock.advance(100);
    expect(board.relays).toBe(0n);
    expect(edges.at(-1)!.atMs - atMs).toBeLessThan(80);
    await clock.advance(2_000);
    expect(edges).toHaveLength(2);
  });

  it('no floor and no door close is pressed while the door is held: busy, and at once', async () => {
    const { clock, hold, io, relays } = await bench();
    void hold();
    await clock.advance(700);
    expect(await clock.resolve(io.press('2', 2_000))).toEqual({ kind: 'refused', reason: 'busy' });
    expect(await clock.resolve(io.pressDoorClose(2_000))).toEqual({ kind: 'refused', reason: 'busy' });
    expect(relays()).toEqual([openDoor]);
  });

  it('a floor that is asked for when the door is let go of is pressed as soon as the contact is open', async () => {
    const { clock, hold, io, release, edges } = await bench();
    void hold();
    await clock.advance(700);
    const askedAtMs = clock.now();
    release.abort();
    expect((await clock.resolve(io.press('2', 2_000))).kind).toBe('done');
    expect(edges.map(({ relays }) => relays).slice(0, 3)).toEqual([openDoor, 0n, lampOf(2)]);
    expect(edges[2]!.atMs - askedAtMs).toBeLessThan(400);
  });

  it('a door that is asked for while a floor is pressed waits for it, and is held then', async () => {
    const { clock, hold, io, edges } = await bench();
    const pressed = io.press('2', 2_000);
    await clock.advance(20);
    void hold();
    await clock.advance(800);
    expect((await clock.resolve(pressed)).kind).toBe('done');
    expect(edges.map(({ relays }) => relays)).toEqual([lampOf(2), 0n, openDoor]);
    expect(edges[1]!.atMs - edges[0]!.atMs).toBeGreaterThan(pulseMs - 2);
  });

  it('asked for again right after it was let go of, it is held again once the contact may close', async () => {
    const { clock, hold, release, relays } = await bench();
    void hold();
    await clock.advance(700);
    release.abort();
    await clock.advance(300);
    void hold(new AbortController().signal);
    await clock.advance(1_500);
    expect(relays()).toEqual([openDoor, 0n, openDoor]);
  });

  it('30 s in all, then the board refuses', async () => {
    const { clock, hold, edges } = await bench();
    const ended = await clock.resolve(hold());
    expect(ended.heldMs).toBeGreaterThan(29_000);
    expect(edges[1]!.atMs - edges[0]!.atMs).toBeLessThan(30_005);
    expect(await clock.resolve(hold())).toMatchObject({ kind: 'refused', reason: 'tooSoon' });
  });

  it('door close is one pulse of the site’s length', async () => {
    const { clock, io, edges } = await bench(0);
    expect((await clock.resolve(io.pressDoorClose(2_000))).kind).toBe('done');
    await clock.advance(1_000);
    expect(edges.map(({ relays }) => relays)).toEqual([closeDoor, 0n]);
    expect(edges[1]!.atMs - edges[0]!.atMs).toBeLessThanOrEqual(pulseMs);
  });

  it('the alarm is pressed while the door is held, and neither cuts the other short', async () => {
    const { clock, hold, io, relays } = await bench();
    void hold();
    await clock.advance(700);
    expect((await clock.resolve(io.pressAlarm(2_000))).kind).toBe('done');
    await clock.advance(1_500);
    expect(relays()).toEqual([openDoor, openDoor | alarm, openDoor]);
  });

  it('the alarm comes before the floors that wait, right behind the one that is pressed', async () => {
    const { clock, io, edges } = await bench(0);
    const floors = ['1', '2', '3'].map((floor) => io.press(floor, 4_000));
    await clock.advance(20);
    expect((await clock.resolve(io.pressAlarm(2_000))).kind).toBe('done');
    for (const floor of floors) expect((await clock.resolve(floor)).kind).toBe('done');
    const closed = edges.map(({ relays }) => relays).filter((relays) => relays !== 0n);
    expect(closed).toEqual([lampOf(1), alarm, lampOf(2), lampOf(3)]);
  });

  it('the alarm is not pressed in a fire, by the host nor by the board', async () => {
    const { clock, io, board, relays } = await bench(0);
    board.setInputs(0n);
    await clock.advance(500);
    expect(await clock.resolve(io.pressAlarm(2_000))).toEqual({ kind: 'refused', reason: 'notNormal' });
    expect(relays()).toEqual([]);
  });
});
