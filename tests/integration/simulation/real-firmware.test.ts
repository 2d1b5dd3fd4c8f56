import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import type { Simulation, SimulationEvent } from '../../../simulator/index.js';
import type { RunningLift } from '../../../simulator/simulation-lift.js';
import { createLifts, createSimulation } from '../../../simulator/index.js';
import { LinkHost } from './link-host.js';
import { testStation } from './test-station.js';
import { languages } from '../../support/languages.js';
import { floorsOnly, rewired, unwired } from '../../support/wiring.js';

/** Every lamp is on the input with the number of its contact. */
const station = { ...testStation, floors: testStation.floors.map((floor) => ({ ...floor, lamp: floor.contact })) };
const bit = (input: number): number => 1 << (input - 1);
const modesNormal = bit(14) | bit(15);
/** Contacts 14 to 16 are no floor's; fire and inspection are active while open. */
const wiring = {
  ...rewired(floorsOnly(16), { 13: unwired, 14: unwired, 15: unwired }),
  interlocks: BigInt(modesNormal),
  activeOpen: BigInt(modesNormal),
};

let clock: VirtualClock;
let lift: RunningLift;
let simulation: Simulation;
let events: SimulationEvent[];
let host: LinkHost;

beforeEach(async () => {
  clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  lift = createLifts([station], clock).get(station.id)!;
  simulation = createSimulation({
    languages,
    station,
    lift,
    clock,
    log: silentLog,
    board,
    boardNotice: null,
    passengerVoice: null,
  });
  events = [];
  simulation.onEvent((event) => events.push(event));
  await simulation.start();
  host = await LinkHost.connect(clock, simulation.boardOpener, wiring);
});

afterEach(async () => {
  await host.close();
  await simulation.stop();
  lift.stop();
  expect(clock.pending).toBe(0);
});

const contactTimes = (isClosed: boolean): number[] =>
  events.flatMap((event) => (event.type === 'contact.changed' && event.isClosed === isClosed ? [event.atMs] : []));

describe('the lift behind the real firmware', () => {
  it('takes a pulse as a press: contact, lamp, ride, doors, lamp out', async () => {
    expect(await host.inputs()).toBe(modesNormal);
    expect(await host.pulse(5, 250)).toBe('ok');
    expect(simulation.lift.closedContacts).toEqual([5]);
    await host.wait(500);
    expect(simulation.lift.closedContacts).toEqual([]);
    const [closedAtMs] = contactTimes(true);
    const [openedAtMs] = contactTimes(false);
    // The firmware counts whole milliseconds: a pulse is 0 to 1 ms shorter than asked.
    expect(openedAtMs! - closedAtMs!).toBeGreaterThanOrEqual(249);
    expect(openedAtMs! - closedAtMs!).toBeLessThanOrEqual(250);
    expect(simulation.lift.calls).toEqual(['5']);
    expect(await host.inputs()).toBe(modesNormal | bit(5));
    await host.wait(9000);
    expect(simulation.lift).toMatchObject({ nearestFloor: '5', doors: 'open', calls: [] });
    expect(await host.inputs()).toBe(modesNormal);
  });

  it('never gets a second press on a lit button from the board', async () => {
    simulation.pressButton('5');
    await host.wait(300);
    expect(await host.pulse(5, 250)).toBe('lit');
    await host.wait(500);
    expect(simulation.lift.calls).toEqual(['5']);
    expect(contactTimes(true)).toEqual([]);
  });

  it('shows the board a fire, and everything after it', async () => {
    simulation.setMode('fire');
    await host.wait(100);
    expect(await host.inputs()).toBe(bit(15));
    simulation.setMode('normal');
    await host.wait(100);
    expect(await host.inputs()).toBe(modesNormal);
  });

  it('has every contact open the moment the board is unplugged, and is usable again once it is back', async () => {
    expect(await host.pulse(5, 500)).toBe('ok');
    simulation.unplugBoard();
    expect(simulation.lift.closedContacts).toEqual([]);
    expect(contactTimes(false)).toHaveLength(1);
    expect(host.isClosed).toBe(true);
    await clock.advance(1000);
    simulation.plugBoard();
    await clock.advance(50);
    host = await LinkHost.connect(clock, simulation.boardOpener, wiring);
    expect(await host.pulse(4, 250)).toBe('ok');
    await host.wait(500);
    expect(simulation.lift.calls).toContain('3');
  });
});
