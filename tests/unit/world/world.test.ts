import { describe, expect, it } from 'vitest';
import { defaultButtonRules } from '../../../simulator/world/buttons.js';
import { createLift, eventTypes, isLit, press, reached, run, runUntil } from './lift.js';

describe('a ride', () => {
  it('takes about 15 s for ten floors, opens the doors and then puts the lamp out', () => {
    const lift = createLift(11);
    press(lift, 10);
    run(lift, 100);
    expect(isLit(lift, 10)).toBe(true);
    const rideMs = runUntil(lift, (world) => world.car.heightM === 30 && world.car.velocity === 0);
    expect(rideMs).toBeGreaterThan(13_000);
    expect(rideMs).toBeLessThan(16_000);
    expect(isLit(lift, 10)).toBe(true);
    runUntil(lift, (world) => world.doors.phase === 'open');
    expect(isLit(lift, 10)).toBe(false);
    const dwellMs = runUntil(lift, (world) => world.doors.phase === 'closing');
    expect(dwellMs).toBe(3000);
    runUntil(lift, (world) => world.doors.phase === 'closed');
    expect(eventTypes(lift)).toEqual(['call.registered', 'landing.reached', 'call.served']);
  });

  it('stops on the way, not in the order of asking', () => {
    const lift = createLift(9);
    press(lift, 8);
    run(lift, 1000);
    press(lift, 3);
    press(lift, 5);
    run(lift, 60_000);
    expect(reached(lift)).toEqual([3, 5, 8]);
  });

  it('passes a floor asked for too late to stop and comes back for it', () => {
    const lift = createLift(9);
    press(lift, 8);
    runUntil(lift, (world) => world.car.heightM > 8.9);
    press(lift, 3);
    run(lift, 60_000);
    expect(reached(lift)).toEqual([8, 3]);
  });

  it('finishes its direction before it turns', () => {
    const lift = createLift(9, 4);
    press(lift, 6);
    run(lift, 2000);
    press(lift, 1);
    press(lift, 7);
    run(lift, 90_000);
    expect(reached(lift)).toEqual([6, 7, 1]);
  });

  it('opens where it stands, and the lamp is lit long enough to be seen', () => {
    const lift = createLift(5, 2);
    press(lift, 2);
    run(lift, 80);
    expect(isLit(lift, 2)).toBe(true);
    runUntil(lift, (world) => world.doors.phase === 'open');
    run(lift, 1000);
    expect(isLit(lift, 2)).toBe(false);
    press(lift, 2);
    run(lift, 300);
    expect(isLit(lift, 2)).toBe(true);
    run(lift, 200);
    expect(isLit(lift, 2)).toBe(false);
    expect(reached(lift)).toEqual([]);
  });
});

describe('doors', () => {
  it('open again for a call at the landing and for somebody in between', () => {
    const lift = createLift(5);
    press(lift, 0);
    runUntil(lift, (world) => world.doors.phase === 'closing');
    run(lift, 500);
    press(lift, 0);
    runUntil(lift, (world) => world.doors.phase === 'opening', 200);
    runUntil(lift, (world) => world.doors.phase === 'closing');
    run(lift, 500);
    lift.isDoorObstructed = true;
    runUntil(lift, (world) => world.doors.phase === 'open', 3000);
    run(lift, 10_000);
    expect(lift.world.doors.phase).toBe('open');
    lift.isDoorObstructed = false;
    runUntil(lift, (world) => world.doors.phase === 'closed', 6000);
  });
});

describe('a button', () => {
  it('ignores a closure of 40 ms and takes one of 60 ms, to the millisecond of the contact', () => {
    const lift = createLift(5);
    press(lift, 3, 40, 'contact');
    run(lift, 500);
    expect(isLit(lift, 3)).toBe(false);
    press(lift, 3, 60, 'contact');
    run(lift, 500);
    expect(isLit(lift, 3)).toBe(true);
  });

  it('counts a press that is told of only after it ended', () => {
    const lift = createLift(5);
    run(lift, 1000);
    lift.edges.push(
      { call: 'car', landing: 3, by: 'contact', isClosed: true, atMs: 603 },
      { call: 'car', landing: 3, by: 'contact', isClosed: false, atMs: 853 },
    );
    run(lift, 20);
    expect(isLit(lift, 3)).toBe(true);
  });

  it('sees contact and finger together as one press', () => {
    const lift = createLift(5);
    press(lift, 3, 1000, 'finger');
    run(lift, 400);
    press(lift, 3, 250, 'contact');
    run(lift, 1000);
    expect(eventTypes(lift)).toEqual(['call.registered']);
  });

  it('cancels the call at a second press, which is why a lit button is never pressed', () => {
    const lift = createLift(9);
    press(lift, 8);
    run(lift, 1000);
    press(lift, 8);
    run(lift, 20_000);
    expect(eventTypes(lift)).toEqual(['call.registered', 'call.cancelled', 'landing.reached']);
    expect(isLit(lift, 8)).toBe(false);
    expect(lift.world.car.velocity).toBe(0);
    expect(lift.world.doors.phase).toBe('closed');
  });

  it('keeps the call at a second press where the lift is set so', () => {
    const lift = createLift(9, 0, { buttonRules: { ...defaultButtonRules, secondPressCancels: false } });
    press(lift, 8);
    run(lift, 1000);
    press(lift, 8);
    run(lift, 1000);
    expect(isLit(lift, 8)).toBe(true);
  });

  it('held longer than 5 s is stuck: reported once, served once, deaf until it lets go', () => {
    const lift = createLift(3);
    press(lift, 1, 60_000, 'contact');
    run(lift, 30_000);
    expect(eventTypes(lift)).toEqual(['call.registered', 'landing.reached', 'button.stuck', 'call.served']);
    expect(lift.world.doors.phase).toBe('closed');
    press(lift, 1, 250, 'finger');
    run(lift, 1000);
    expect(isLit(lift, 1)).toBe(false);
    run(lift, 30_000);
    press(lift, 1);
    run(lift, 100);
    expect(isLit(lift, 1)).toBe(true);
  });
});

describe('modes', () => {
  it('fire: drops the calls, goes to the recall landing without opening on the way, stays there with open doors', () => {
    const lift = createLift(9, 0);
    press(lift, 8);
    press(lift, 6);
    runUntil(lift, (world) => world.car.heightM > 7);
    lift.mode = 'fire';
    run(lift, 40);
    expect(lift.world.buttons.car.every((button) => button.litSinceMs === null)).toBe(true);
    press(lift, 5);
    runUntil(lift, (world) => world.car.heightM === 0, 30_000);
    run(lift, 60_000);
    expect(isLit(lift, 5)).toBe(false);
    expect(lift.world.doors.phase).toBe('open');
    expect(reached(lift).at(-1)).toBe(0);
    expect(lift.events.filter((event) => event.type === 'call.served')).toEqual([]);
    lift.mode = 'normal';
    runUntil(lift, (world) => world.doors.phase === 'closed', 6000);
    press(lift, 5);
    runUntil(lift, (world) => world.car.heightM === 15);
  });

  it('fire: closes open doors elsewhere without a dwell', () => {
    const lift = createLift(5, 0);
    press(lift, 3);
    runUntil(lift, (world) => world.doors.phase === 'open');
    lift.mode = 'fire';
    run(lift, 40);
    expect(lift.world.doors.phase).toBe('closing');
  });

  it('inspection: everything stops where it is; afterwards the car finds the nearest landing', () => {
    const lift = createLift(9);
    press(lift, 8);
    runUntil(lift, (world) => world.car.heightM > 6);
    lift.mode = 'inspection';
    runUntil(lift, (world) => world.car.velocity === 0, 2000);
    const heightM = lift.world.car.heightM;
    press(lift, 2);
    run(lift, 30_000);
    expect(lift.world.car.heightM).toBe(heightM);
    expect(lift.world.doors.phase).toBe('closed');
    expect(isLit(lift, 2)).toBe(false);
    lift.mode = 'normal';
    run(lift, 5000);
    expect(lift.world.car.heightM % 3).toBe(0);
    expect(Math.abs(lift.world.car.heightM - heightM)).toBeLessThanOrEqual(1.5);
  });

  it('inspection: doors stay half open', () => {
    const lift = createLift(5);
    press(lift, 0);
    run(lift, 800);
    lift.mode = 'inspection';
    run(lift, 100);
    const { opening } = lift.world.doors;
    run(lift, 30_000);
    expect(lift.world.doors.opening).toBe(opening);
    expect(opening).toBeGreaterThan(0);
    expect(opening).toBeLessThan(1);
  });

  it('earthquake: next landing, and doors that stay open there', () => {
    const lift = createLift(9);
    press(lift, 8);
    runUntil(lift, (world) => world.car.heightM > 7);
    lift.mode = 'earthquake';
    runUntil(lift, (world) => world.doors.phase === 'open', 10_000);
    press(lift, 1);
    run(lift, 60_000);
    expect(lift.world.doors.phase).toBe('open');
    expect(reached(lift)).toHaveLength(1);
    expect(isLit(lift, 1)).toBe(false);
  });

  it('out of service: next landing, doors open once, then shut, and no button works', () => {
    const lift = createLift(9);
    press(lift, 8);
    runUntil(lift, (world) => world.car.heightM > 7);
    lift.mode = 'outOfService';
    runUntil(lift, (world) => world.doors.phase === 'open', 10_000);
    runUntil(lift, (world) => world.doors.phase === 'closed', 10_000);
    expect(reached(lift)).toHaveLength(1);
    press(lift, 1);
    run(lift, 30_000);
    expect(lift.world.doors.phase).toBe('closed');
    expect(reached(lift)).toHaveLength(1);
    expect(isLit(lift, 1)).toBe(false);
  });
});
