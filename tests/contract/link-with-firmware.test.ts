import { afterEach, describe, expect, it } from 'vitest';
import type { CarStation } from '../../config/index.js';
import { VirtualClock, seededRandom, silentLog } from '../../config/kernel/index.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import type { LineFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import {
  delayEverything,
  dropBytes,
  flipBits,
  inSeries,
  repeatEverything,
} from '../../firmware-bridge/channel/line-faults.js';
import { createElevatorIo } from '../../firmware-bridge/index.js';
import type { ElevatorEvent, PressOutcome } from '../../firmware-bridge/index.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { lampOf, normalInputs, station } from '../unit/firmware-bridge/example-lift.js';

function ridingOn(faults: LineFaults = {}, changes: Partial<CarStation> = {}) {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  board.setInputs(normalInputs);
  const io = createElevatorIo({
    station: { ...station, ...changes },
    opener: openThroughFaults(board.opener, clock, faults),
    clock,
    log: silentLog,
    makeNonce: () => 0x1234_5678 + clock.now(),
  });
  const events: ElevatorEvent[] = [];
  io.onEvent((event) => events.push(event));
  const closures: { readonly relays: bigint; readonly atMs: number }[] = [];
  const openings: number[] = [];
  board.onRelays((relays, atMs) => {
    if (relays === 0n) openings.push(atMs);
    else closures.push({ relays, atMs });
  });
  return { clock, board, io, events, closures, openings };
}

type Ride = ReturnType<typeof ridingOn>;

describe('link and firmware', () => {
  const rides: Ride[] = [];

  async function started(faults?: LineFaults, changes?: Partial<CarStation>): Promise<Ride> {
    const ride = ridingOn(faults, changes);
    rides.push(ride);
    await ride.board.start();
    ride.io.start();
    await ride.clock.advance(400);
    ride.events.length = 0;
    return ride;
  }

  afterEach(async () => {
    for (const { board } of rides.splice(0)) await board.stop();
  });

  it('greet each other and agree on lamps and mode', async () => {
    const { io, board, clock, events } = await started();
    expect([io.isLinkUp, io.mode, io.lamp('3')]).toEqual([true, 'normal', 'dark']);
    board.setInputs(normalInputs | lampOf(3));
    await clock.advance(40);
    expect(events).toEqual([{ type: 'lamp.changed', button: '3', lamp: 'lit' }]);
  });

  it('a press closes the right contact once, for the length asked, and is acknowledged within 10 ms', async () => {
    const { io, clock, closures, openings } = await started();
    const outcome = await clock.resolve(io.press('3', 500));
    await clock.advance(2_000);
    expect(outcome).toMatchObject({ kind: 'done', evidence: 'acknowledged' });
    expect((outcome as { roundTripMs: number }).roundTripMs).toBeLessThanOrEqual(10);
    expect(closures.map(({ relays }) => relays)).toEqual([lampOf(3)]);
    expect(openings).toHaveLength(1);
    const closedMs = (openings[0] ?? 0) - (closures[0]?.atMs ?? 0);
    expect(closedMs).toBeGreaterThan(248);
    expect(closedMs).toBeLessThanOrEqual(251);
  });

  it('a lamp that lights between look and press is seen by the board: refused as lit', async () => {
    const { io, board, clock, closures } = await started({ toBoard: delayEverything(30) });
    const press = io.press('2', 500);
    await clock.advance(5);
    board.setInputs(normalInputs | lampOf(2));
    expect(await clock.resolve(press)).toEqual({ kind: 'refused', reason: 'alreadyLit' });
    expect(closures).toEqual([]);
  });

  it('the lamp of a button may be any input: the board looks at the one that the site names', async () => {
    const floors = station.floors.map((floor) => (floor.id === '2' ? { ...floor, lamp: 7 } : floor));
    const { io, board, clock, closures } = await started({ toBoard: delayEverything(30) }, { floors });
    while (io.mode !== 'normal') await clock.advance(10);
    const press = io.press('2', 500);
    await clock.advance(5);
    board.setInputs(normalInputs | lampOf(7));
    expect(await clock.resolve(press)).toEqual({ kind: 'refused', reason: 'alreadyLit' });
    expect(closures).toEqual([]);
  });

  it('a fire that the host has not heard of yet is refused by the board itself', async () => {
    const { io, board, clock, closures } = await started({ toBoard: delayEverything(15), toHost: delayEverything(35) });
    while (io.mode !== 'normal') await clock.advance(10);
    const press = io.press('2', 900);
    await clock.advance(5);
    board.setInputs(0n);
    expect(await clock.resolve(press)).toEqual({ kind: 'refused', reason: 'locked' });
    expect(closures).toEqual([]);
  });

  it.each<readonly [string, LineFaults]>([
    ['to the board at once', { toBoard: repeatEverything(0) }],
    ['to the board 3 ms later', { toBoard: repeatEverything(3) }],
    ['to the board 40 ms later', { toBoard: repeatEverything(40) }],
    // Not sooner: the board's answers come byte by byte, and a byte that is there twice is no longer the same frame.
    ['both ways 40 ms later', { toBoard: repeatEverything(40), toHost: repeatEverything(40) }],
    ['both ways, to the host after the next request', { toBoard: repeatEverything(40), toHost: repeatEverything(270) }],
  ])('a line that delivers everything again, %s, presses once and keeps one session', async (_what, faults) => {
    const { io, clock, closures, events } = await started(faults);
    while (io.mode !== 'normal') await clock.advance(10);
    expect(await clock.resolve(io.press('2', 900))).toMatchObject({ kind: 'done' });
    await clock.advance(3_000);
    expect(closures).toHaveLength(1);
    expect(io.counters.reconnects).toBe(0);
    expect(events.filter(({ type }) => type === 'link.lost')).toEqual([]);
  });

  it('a press that lay in a buffer beyond its deadline is refused as late', async () => {
    const { io, clock, closures } = await started({ toBoard: delayEverything(80) });
    while (io.mode !== 'normal') await clock.advance(10);
    expect(await clock.resolve(io.press('2', 50))).toEqual({ kind: 'refused', reason: 'tooLate' });
    expect(closures).toEqual([]);
  });

  it('at 1 % damaged and 1 % lost bytes each way every press closes its contact exactly once or says that it is unknown', async () => {
    const random = seededRandom(3);
    const bad = inSeries(dropBytes(0.01, random), flipBits(0.01, random));
    const { io, clock, closures } = await started({ toBoard: bad, toHost: bad });
    const outcomes: PressOutcome['kind'][] = [];
    for (let press = 0; press < 100; press += 1) {
      while (io.mode !== 'normal') await clock.advance(50);
      const before = closures.length;
      const outcome = await clock.resolve(io.press(String((press % 3) + 1), 900));
      await clock.advance(400);
      outcomes.push(outcome.kind);
      const executed = closures.length - before;
      if (outcome.kind === 'done') expect(executed).toBe(1);
      else if (outcome.kind === 'refused') expect(executed).toBe(0);
      else expect(executed).toBeLessThanOrEqual(1);
    }
    // A heartbeat is unanswered in all its transmissions now and then at this rate, and the wiring is told anew after it; what comes
    // while the link is down is refused, not guessed.
    expect(outcomes.filter((kind) => kind === 'done').length).toBeGreaterThan(65);
    expect(io.counters.retransmissions).toBeGreaterThan(10);
  }, 60_000);

  it('pulling the plug during a press opens the contact, the press is unknown, and the link comes back', async () => {
    const { io, board, clock, closures, openings, events } = await started({ toHost: delayEverything(50) });
    const press = io.press('3', 900);
    await clock.advance(40);
    expect(board.relays).toBe(lampOf(3));
    board.unplug();
    expect(board.relays).toBe(0n);
    expect(await clock.resolve(press)).toEqual({ kind: 'unknown', reason: 'linkLost' });
    expect([io.isLinkUp, io.mode]).toEqual([false, 'unknown']);
    await board.start();
    await clock.advance(3_000);
    expect(io.isLinkUp).toBe(true);
    expect(events.map(({ type }) => type)).toContain('link.up');
    expect([closures.length, openings.length]).toEqual([1, 1]);
  });

  it('a host that stops opens the contact that it closed', async () => {
    const { io, board, clock } = await started();
    void io.press('1', 900);
    await clock.advance(20);
    expect(board.relays).toBe(lampOf(1));
    await clock.resolve(io.stop());
    expect(board.relays).toBe(0n);
  });
});
