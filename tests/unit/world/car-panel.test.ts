import { describe, expect, it } from 'vitest';
import { untouchedPanel, type CarPanel } from '../../../simulator/world/car-panel.js';
import { createLift, press, run, runUntil, stepLift } from './lift.js';

const open: CarPanel = { ...untouchedPanel, isOpenPressed: true };
const close: CarPanel = { ...untouchedPanel, isClosePressed: true };
const alarm: CarPanel = { ...untouchedPanel, isAlarmPressed: true };

describe('the door buttons of the car', () => {
  it('open the doors of a lift that stands, and keep them open as long as they are held', () => {
    const lift = createLift(3);
    lift.panel = open;
    run(lift, 20_000);
    expect(lift.world.doors.phase).toBe('open');
    lift.panel = untouchedPanel;
    expect(runUntil(lift, ({ doors }) => doors.phase === 'closed')).toBeGreaterThan(3_000);
  });

  it('keep a lift that has a call where it is, and let it go afterwards', () => {
    const lift = createLift(3);
    lift.panel = open;
    press(lift, 2);
    run(lift, 10_000);
    expect(lift.world.car.heightM).toBe(0);
    lift.panel = untouchedPanel;
    runUntil(lift, ({ car }) => car.heightM > 0);
  });

  it('do nothing while the lift travels', () => {
    const lift = createLift(3);
    press(lift, 2);
    runUntil(lift, ({ car }) => car.velocity > 0);
    lift.panel = open;
    stepLift(lift);
    expect(lift.world.doors.phase).toBe('closed');
    expect(lift.world.car.velocity).toBeGreaterThan(0);
  });

  it('close doors that are open before their time, once for a short press', () => {
    const lift = createLift(3);
    press(lift, 0);
    runUntil(lift, ({ doors }) => doors.phase === 'open');
    run(lift, 600);
    lift.panel = close;
    run(lift, 260);
    lift.panel = untouchedPanel;
    expect(lift.world.doors.phase).toBe('closing');
  });

  it('close nothing on somebody in the way: the doors of the lift see to that themselves', () => {
    const lift = createLift(3);
    press(lift, 0);
    runUntil(lift, ({ doors }) => doors.phase === 'open');
    lift.isDoorObstructed = true;
    lift.panel = close;
    run(lift, 2_000);
    expect(lift.world.doors.phase).toBe('open');
  });

  it.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService'] as const)(
    'are not heeded in mode %s',
    (mode) => {
      const lift = createLift(3, 1);
      lift.mode = mode;
      lift.panel = open;
      const untouched = createLift(3, 1);
      untouched.mode = mode;
      run(lift, 15_000);
      run(untouched, 15_000);
      expect(lift.world.doors).toEqual(untouched.world.doors);
    },
  );
});

it.each(['normal', 'fire', 'inspection'] as const)('the alarm is registered in mode %s, and stays so', (mode) => {
  const lift = createLift(3);
  lift.mode = mode;
  lift.panel = alarm;
  stepLift(lift);
  lift.panel = untouchedPanel;
  run(lift, 30_000);
  expect(lift.world.isAlarmRegistered).toBe(true);
});
