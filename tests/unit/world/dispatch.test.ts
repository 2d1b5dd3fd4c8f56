import { describe, expect, it } from 'vitest';
import { createBuilding } from '../../../simulator/world/building.js';
import { defaultDrive } from '../../../simulator/world/car.js';
import type { Direction, Situation } from '../../../simulator/world/dispatch.js';
import { collectiveOrder, nextDirection, nextStop, nextStoppable } from '../../../simulator/world/dispatch.js';

const landings = ['0', '1', '2', '3', '4', '5'];

function situation(heightM: number, velocity: number, direction: Direction, called: readonly number[]): Situation {
  const nobody = landings.map(() => false);
  const calls = { car: landings.map((_, landing) => called.includes(landing)), up: nobody, down: nobody };
  return { building: createBuilding({ landings }), drive: defaultDrive, car: { heightM, velocity }, direction, calls };
}

describe('next direction', () => {
  it.each([
    // at, direction so far, calls, direction
    [2, 'none', [], 'none'],
    [2, 'none', [2], 'none'],
    [2, 'none', [5], 'up'],
    [2, 'none', [0], 'down'],
    [2, 'none', [1, 5], 'down'],
    [2, 'none', [1, 3], 'up'],
    [2, 'up', [0, 5], 'up'],
    [2, 'up', [0], 'down'],
    [2, 'down', [0, 3], 'down'],
    [2, 'down', [5], 'up'],
    [2, 'up', [], 'none'],
  ] as const)('at %i, %s, called to %j: %s', (at, direction, called, expected) => {
    expect(nextDirection(situation(3 * at, 0, direction, called))).toBe(expected);
  });
});

describe('next stop', () => {
  it('is the nearest call ahead that leaves room to slow down', () => {
    // At 2.5 m/s the car needs a little over 3.1 m: landing 1 (3 m away) is too near, landing 2 is not.
    expect(nextStop(situation(0.001, 2.5, 'up', [1, 2, 4]), 'up')).toBe(2);
    expect(nextStop(situation(0.001, 1, 'up', [1, 2, 4]), 'up')).toBe(1);
    expect(nextStop(situation(14.999, -2.5, 'down', [4, 3]), 'down')).toBe(3);
    expect(nextStop(situation(6, 0, 'up', [0, 1]), 'up')).toBeNull();
  });

  it('without a call is the next landing it can stop at, which every moving car has', () => {
    expect(nextStoppable(situation(4, 2.5, 'up', []))).toBe(3);
    expect(nextStoppable(situation(4, -0.5, 'down', []))).toBe(1);
    expect(nextStoppable(situation(4.6, 0, 'none', []))).toBe(2);
  });
});

describe('the order', () => {
  it('at a called landing opens the doors and keeps the direction for afterwards', () => {
    expect(collectiveOrder(situation(6, 0, 'up', [2, 5]))).toEqual({ direction: 'up', target: null, doors: 'open' });
  });

  it('at another landing closes the doors before it leaves', () => {
    expect(collectiveOrder(situation(6, 0, 'none', [5]))).toEqual({ direction: 'up', target: 5, doors: 'close' });
  });

  it('between landings never touches the doors', () => {
    expect(collectiveOrder(situation(7, 1, 'up', [5])).doors).toBe('freeze');
    expect(collectiveOrder(situation(7, 0, 'none', []))).toEqual({ direction: 'none', target: 2, doors: 'freeze' });
  });
});
