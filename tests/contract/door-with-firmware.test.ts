import { afterEach, describe, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import { configurationOf } from '../../firmware-bridge/boards/link-v1-configuration.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { Link } from '../../firmware-bridge/link/link.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { normalInputs, station } from '../unit/firmware-bridge/example-lift.js';

const contact = 12;
const doorBit = 1n << BigInt(contact - 1);
const alarm = 13;
const alarmBit = 1n << BigInt(alarm - 1);

/** Contact 12 opens the door, 13 is the alarm; the rest is the example lift. */
function withDoor() {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  let isHostAlive = true;
  const plain = configurationOf(station);
  const door = { group: 'door', lamp: null, longestPulseMs: 500, longestHoldS: 30 } as const;
  const bell = { group: 'alarm', lamp: 11, longestPulseMs: 500, longestHoldS: 0 } as const;
  const link = new Link({
    opener: openThroughFaults(board.opener, clock, {
      toBoard: (bytes) => (isHostAlive ? [{ bytes, afterMs: 0 }] : []),
    }),
    board: station.board,
    configuration: { ...plain, relays: plain.relays.with(contact - 1, door).with(alarm - 1, bell) },
    clock,
    log: silentLog,
    makeNonce: () => clock.now(),
  });
  const edges: { readonly relays: bigint; readonly atMs: number }[] = [];
  board.onRelays((relays, atMs) => edges.push({ relays, atMs }));
  const killHost = (): void => {
    isHostAlive = false;
  };
  return { clock, board, link, edges, killHost };
}

describe('a held door and the firmware', () => {
  const benches: ReturnType<typeof withDoor>[] = [];

  async function started() {
    const bench = withDoor();
    benches.push(bench);
    bench.board.setInputs(normalInputs);
    await bench.board.start();
    // A board that has just started does not hold a door: it might have done so for long before.
    await bench.clock.advance(10_000);
    bench.link.start();
    await bench.clock.advance(500);
    const release = new AbortController();
    const hold = (holdMs: number) =>
      bench.link.hold({ contact, holdMs, refusal: () => null, released: release.signal });
    return { ...bench, hold, release };
  }

  afterEach(async () => {
    for (const { board, clock, link } of benches.splice(0)) {
      await clock.resolve(link.stop());
      await board.stop();
    }
  });

  it.each([700, 1_000, 5_000])('%i ms are one closing, as long as asked', async (holdMs) => {
    const { clock, edges, hold } = await started();
    expect(await clock.resolve(hold(holdMs))).toEqual({ kind: 'done', heldMs: holdMs });
    await clock.advance(1_500);
    expect(edges.map(({ relays }) => relays)).toEqual([doorBit, 0n]);
    const closedMs = edges[1]!.atMs - edges[0]!.atMs;
    expect(closedMs).toBeGreaterThan(holdMs - 20);
    expect(closedMs).toBeLessThan(holdMs + 20);
  });

  it('it opens within 1 s of the last word of a host that died, at whatever instant', async () => {
    for (let diesAfterMs = 37; diesAfterMs < 1_500; diesAfterMs += 211) {
      const { clock, edges, hold, killHost, board } = await started();
      const held = hold(10_000);
      await clock.advance(diesAfterMs);
      const diedAtMs = clock.now();
      killHost();
      await clock.advance(1_200);
      expect(board.relays).toBe(0n);
      expect(edges.at(-1)!.atMs - diedAtMs).toBeLessThanOrEqual(1_000);
      expect((await clock.resolve(held)).kind).toBe('unknown');
    }
  });

  it('a fire opens it at once, and the hold ends as locked', async () => {
    const { clock, edges, hold, board } = await started();
    const held = hold(10_000);
    await clock.advance(600);
    const firedAtMs = clock.now();
    board.setInputs(0n);
    expect(await clock.resolve(held)).toMatchObject({ kind: 'refused', reason: 'locked' });
    expect(edges.at(-1)!.atMs - firedAtMs).toBeLessThan(5);
  });

  it('after 30 s in all the board refuses, whatever was asked for', async () => {
    const { clock, edges, hold } = await started();
    expect(await clock.resolve(hold(60_000))).toMatchObject({ kind: 'refused', reason: 'tooSoon' });
    expect(edges).toHaveLength(2);
    expect(edges[1]!.atMs - edges[0]!.atMs).toBeLessThan(30_005);
  });

  it('let go of: open at once', async () => {
    const { clock, edges, hold, release } = await started();
    const held = hold(10_000);
    await clock.advance(700);
    const releasedAtMs = clock.now();
    release.abort();
    expect((await clock.resolve(held)).kind).toBe('released');
    await clock.advance(100);
    // The shortest HOLD there is, and its way.
    expect(edges.at(-1)).toMatchObject({ relays: 0n });
    expect(edges.at(-1)!.atMs - releasedAtMs).toBeLessThan(80);
  });

  it('let go of while the alarm is pressed: the alarm is not cut short', async () => {
    const { clock, edges, hold, release, link } = await started();
    const held = hold(10_000);
    await clock.advance(700);
    const pressed = link.pulse({
      ...{ contact: alarm, durationMs: 400, deadlineMs: clock.now() + 500 },
      refusal: () => null,
      isWithdrawn: () => false,
    });
    await clock.advance(100);
    release.abort();
    expect((await clock.resolve(held)).kind).toBe('released');
    await clock.advance(1_000);
    expect((await clock.resolve(pressed)).kind).toBe('done');
    expect(edges.map(({ relays }) => relays)).toEqual([doorBit, doorBit | alarmBit, alarmBit, 0n]);
    expect(edges[3]!.atMs - edges[1]!.atMs).toBeGreaterThan(398);
  });
});
