import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import type { Simulation, SimulationEvent } from '../../../simulator/index.js';
import type { RunningLift } from '../../../simulator/simulation-lift.js';
import { createLifts, createSimulation } from '../../../simulator/index.js';
import { FakeBoard } from './fake-board.js';
import { testStation } from './test-station.js';
import { languages } from '../../support/languages.js';

const contact = { b1: 1n << 0n, three: 1n << 3n, five: 1n << 4n };
const lamp = { three: 12, five: 13 };
const fireInput = 14;
const inspectionInput = 15;
const outOfServiceInput = 16;

let clock: VirtualClock;
let board: FakeBoard;
let lift: RunningLift;
let simulation: Simulation;
let events: SimulationEvent[];

beforeEach(async () => {
  clock = new VirtualClock();
  board = new FakeBoard(clock);
  lift = createLifts([testStation], clock).get(testStation.id)!;
  simulation = createSimulation({
    languages,
    station: testStation,
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
});

afterEach(async () => {
  await simulation.stop();
  lift.stop();
  expect(clock.pending).toBe(0);
});

async function pulse(relays: bigint, durationMs: number): Promise<void> {
  board.setRelays(relays);
  await clock.advance(durationMs);
  board.setRelays(0n);
}

describe('a contact of the board', () => {
  it('closed for 250 ms lights the lamp; the car comes, the doors open, the lamp goes out', async () => {
    await pulse(contact.five, 250);
    expect(board.isInputSet(lamp.five)).toBe(true);
    expect(board.isInputSet(lamp.three)).toBe(false);
    await clock.advance(40);
    expect(simulation.lift.calls).toEqual(['5']);
    expect(simulation.lift.direction).toBe('up');
    await clock.advance(7000);
    expect(simulation.lift).toMatchObject({ position: 4, nearestFloor: '5', isMoving: false, doors: 'opening' });
    expect(board.isInputSet(lamp.five)).toBe(true);
    await clock.advance(1000);
    expect(simulation.lift.doors).toBe('open');
    expect(board.isInputSet(lamp.five)).toBe(false);
    await clock.advance(6000);
    expect(simulation.lift).toMatchObject({ doors: 'closed', direction: 'none', calls: [] });
    expect(events).toContainEqual({ type: 'landing.reached', floor: '5' });
  });

  it('on door open opens the doors and keeps them open until it opens itself', async () => {
    board.setRelays(1n << 5n);
    await clock.advance(12_000);
    expect(simulation.lift.doors).toBe('open');
    board.setRelays(0n);
    await clock.advance(8_000);
    expect(simulation.lift.doors).toBe('closed');
  });

  it('on the alarm, however short, lights the lamp of the alarm until it is answered', async () => {
    await pulse(1n << 7n, 5);
    await clock.advance(10_000);
    expect(simulation.lift.isAlarmRegistered).toBe(true);
    simulation.answerAlarm();
    expect(simulation.lift.isAlarmRegistered).toBe(false);
  });

  it('lights the lamp within 100 ms and tells of both edges with the time of the board', async () => {
    board.setRelays(contact.three, 0);
    await clock.advance(100);
    expect(board.isInputSet(lamp.three)).toBe(true);
    expect(simulation.lift.closedContacts).toEqual([4]);
    board.setRelays(0n, 97.5);
    expect(events.filter((event) => event.type === 'contact.changed')).toEqual([
      { type: 'contact.changed', contact: 4, isClosed: true, atMs: 0 },
      { type: 'contact.changed', contact: 4, isClosed: false, atMs: 97.5 },
    ]);
  });

  it('closed for 45 ms by the clock of the board is no press, though it was told 300 ms late', async () => {
    await clock.advance(1000);
    board.setRelays(contact.three, 700);
    board.setRelays(0n, 745);
    await clock.advance(1000);
    expect(simulation.lift.calls).toEqual([]);
    board.setRelays(contact.three, 1700);
    board.setRelays(0n, 1755);
    await clock.advance(20);
    expect(simulation.lift.calls).toEqual(['3']);
  });
});

describe('people and the board', () => {
  it('press the same button: a finger lights the lamp, a contact on the lit button cancels the call', async () => {
    simulation.pressButton('5');
    await clock.advance(500);
    expect(board.isInputSet(lamp.five)).toBe(true);
    await pulse(contact.five, 250);
    await clock.advance(20);
    expect(board.isInputSet(lamp.five)).toBe(false);
  });

  it('a floor that does not exist has no button', async () => {
    simulation.pressButton('4');
    await clock.advance(500);
    expect(simulation.lift.calls).toEqual([]);
  });
});

describe('the plug', () => {
  it('pulled during a press: the contact is open at once, the inputs are gone, the lift goes on', async () => {
    board.setRelays(contact.five);
    await clock.advance(100);
    simulation.unplugBoard();
    expect(simulation.lift.closedContacts).toEqual([]);
    expect(events.slice(-1)).toEqual([{ type: 'board.changed', isPlugged: false }]);
    expect(events.some((event) => event.type === 'contact.changed' && !event.isClosed)).toBe(true);
    await clock.advance(1000);
    expect(board.inputs).toBeNull();
    await clock.advance(60_000);
    expect(board.starts).toBe(1);
    expect(simulation.lift.nearestFloor).toBe('5');
  });

  it('put back: the board starts and sees the lamps as they are now', async () => {
    simulation.unplugBoard();
    simulation.pressButton('5');
    await clock.advance(500);
    simulation.plugBoard();
    await clock.advance(10);
    expect(events.at(-1)).toMatchObject({ type: 'board.changed', isPlugged: true });
    expect(board.isInputSet(lamp.five)).toBe(true);
    expect(board.isInputSet(fireInput)).toBe(true);
  });

  it('pulled and put back at once waits for the old emulator to end', async () => {
    simulation.unplugBoard();
    simulation.plugBoard();
    expect(board.starts).toBe(1);
    await clock.advance(10);
    expect(board.starts).toBe(2);
    expect(board.isRunning).toBe(true);
  });

  it('of a board that died by itself is put back after two seconds, and later each time it does not start', async () => {
    board.setRelays(contact.b1);
    board.mayStart = false;
    board.die('killed');
    expect(simulation.lift.closedContacts).toEqual([]);
    await clock.advance(1900);
    expect(board.starts).toBe(1);
    await clock.advance(200);
    expect(board.starts).toBe(2);
    await clock.advance(3800);
    expect(board.starts).toBe(2);
    board.mayStart = true;
    await clock.advance(200);
    expect(board.starts).toBe(3);
    expect(board.isRunning).toBe(true);
  });
});

describe('modes reach the board in the polarity of the site', () => {
  it('normal: what is active when open reads 1, what is active when closed reads 0', () => {
    expect(board.isInputSet(fireInput)).toBe(true);
    expect(board.isInputSet(inspectionInput)).toBe(true);
    expect(board.isInputSet(outOfServiceInput)).toBe(false);
  });

  it('fire: the input opens, the lamps go out, the car returns to 1 and stays open', async () => {
    await pulse(contact.five, 250);
    await clock.advance(2000);
    simulation.setMode('fire');
    expect(board.isInputSet(fireInput)).toBe(false);
    expect(board.isInputSet(inspectionInput)).toBe(true);
    await clock.advance(20);
    expect(board.isInputSet(lamp.five)).toBe(false);
    await clock.advance(30_000);
    expect(simulation.lift).toMatchObject({ nearestFloor: '1', doors: 'open', calls: [] });
    simulation.setMode('normal');
    expect(board.isInputSet(fireInput)).toBe(true);
  });

  it('inspection and out of service have their own inputs', () => {
    simulation.setMode('inspection');
    expect(board.isInputSet(inspectionInput)).toBe(false);
    simulation.setMode('outOfService');
    expect(board.isInputSet(inspectionInput)).toBe(true);
    expect(board.isInputSet(outOfServiceInput)).toBe(true);
  });
});

describe('the view of the lift', () => {
  it('is told at most 25 times a second, in smooth steps, and not at all while nothing changes', async () => {
    await clock.advance(5000);
    expect(events.filter((event) => event.type === 'lift.changed')).toEqual([]);
    await pulse(contact.five, 250);
    await clock.advance(1000);
    events.length = 0;
    await clock.advance(1000);
    const positions = events.flatMap((event) => (event.type === 'lift.changed' ? [event.lift.position] : []));
    expect(positions.length).toBeGreaterThanOrEqual(24);
    expect(positions.length).toBeLessThanOrEqual(25);
    const steps = positions.slice(1).map((position, index) => position - (positions[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(0.04);
  });

  it('ends with the final state', async () => {
    await pulse(contact.three, 250);
    await clock.advance(30_000);
    const last = events.findLast((event) => event.type === 'lift.changed');
    expect(last?.lift).toEqual(simulation.lift);
  });
});
