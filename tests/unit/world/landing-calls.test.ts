import { expect, it } from 'vitest';
import { createLift, isLit, pressAt, reached, run, runUntil, type Lift } from './lift.js';

/** A car at the bottom of nine floors, on its way to the top. */
function goingUp(): Lift {
  const lift = createLift(9);
  pressAt(lift, 'car', 8);
  run(lift, 200);
  return lift;
}

it('takes along who waits to go its way, and comes back for who waits to go the other', () => {
  const lift = goingUp();
  pressAt(lift, 'up', 5);
  pressAt(lift, 'down', 3);
  run(lift, 90_000);
  expect(reached(lift)).toEqual([5, 8, 3]);
});

it('shows a call until its doors are open for it', () => {
  const lift = goingUp();
  pressAt(lift, 'up', 4);
  pressAt(lift, 'down', 4);
  runUntil(lift, (world) => world.doors.phase === 'open');
  run(lift, 500);
  expect([isLit(lift, 4, 'up'), isLit(lift, 4, 'down')]).toEqual([false, true]);
  run(lift, 90_000);
  expect([reached(lift), isLit(lift, 4, 'down')]).toEqual([[4, 8, 4], false]);
});

it('lets who waits at the turning point in before it turns', () => {
  const lift = createLift(9);
  pressAt(lift, 'up', 6);
  run(lift, 200);
  pressAt(lift, 'down', 3);
  run(lift, 90_000);
  expect(reached(lift)).toEqual([6, 3]);
});

it('goes to the farthest call first where that waits to go back', () => {
  const lift = createLift(9);
  pressAt(lift, 'down', 7);
  pressAt(lift, 'down', 4);
  run(lift, 90_000);
  expect(reached(lift)).toEqual([7, 4]);
});

it('cancels a call of a landing by a second press, and drops it in a fire', () => {
  const lift = createLift(9, 8);
  pressAt(lift, 'up', 2);
  run(lift, 500);
  pressAt(lift, 'up', 2);
  run(lift, 500);
  expect(isLit(lift, 2, 'up')).toBe(false);
  pressAt(lift, 'down', 2);
  run(lift, 500);
  lift.mode = 'fire';
  run(lift, 40);
  expect(isLit(lift, 2, 'down')).toBe(false);
});
