import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDrive } from '../../../simulator/world/car.js';
import { callKinds, type CallKind } from '../../../simulator/world/buttons.js';
import type { LiftMode } from '../../../simulator/world/modes.js';
import type { World } from '../../../simulator/world/world.js';
import { callsOf, worldStepMs } from '../../../simulator/world/world.js';
import type { Lift } from './lift.js';
import { createLift, pressAt, stepLift } from './lift.js';

interface Act {
  readonly afterMs: number;
  readonly call: CallKind;
  readonly landing: number;
  readonly forMs: number;
  readonly by: 'contact' | 'finger';
  readonly mode: LiftMode;
  readonly isDoorObstructed: boolean;
}

const acts = (modes: readonly LiftMode[]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 6000 }),
      call: fc.constantFrom(...callKinds),
      landing: fc.nat(9),
      forMs: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constant(7000)),
      by: fc.constantFrom('contact' as const, 'finger' as const),
      mode: fc.constantFrom(...modes),
      isDoorObstructed: fc.nat(9).map((chance) => chance === 0),
    }),
    { minLength: 1, maxLength: 12 },
  );
const landings = fc.integer({ min: 2, max: 10 });
const normalActs = acts(['normal']);
const anyActs = acts(['normal', 'normal', 'normal', 'fire', 'firefighter', 'earthquake', 'inspection', 'outOfService']);

function places(count: number) {
  return callKinds.flatMap((call) => Array.from({ length: count }, (_, landing) => ({ call, landing })));
}

/** Plays the acts and shows every step to `look`. */
function play(lift: Lift, played: readonly Act[], look: (before: World, after: World) => void): void {
  const step = (): void => {
    const before = lift.world;
    stepLift(lift);
    look(before, lift.world);
  };
  for (const act of played) {
    for (let passedMs = 0; passedMs < act.afterMs; passedMs += worldStepMs) step();
    pressAt(lift, act.call, act.landing % lift.world.building.landings.length, act.forMs, act.by);
    lift.mode = act.mode;
    lift.isDoorObstructed = act.isDoorObstructed;
  }
  lift.isDoorObstructed = false;
  for (let passedMs = 0; passedMs < 8000; passedMs += worldStepMs) step();
}

describe('whatever people do', () => {
  it('the car moves behind closed doors only, inside the shaft, and no faster than the drive allows', () => {
    fc.assert(
      fc.property(landings, anyActs, (count, played) => {
        const lift = createLift(count);
        const faults = new Set<string>();
        play(lift, played, (before, after) => {
          const isMoved = after.car.heightM !== before.car.heightM;
          if (isMoved && (before.doors.opening > 0 || after.doors.opening > 0)) faults.add('moved with open doors');
          if (after.car.heightM < 0 || after.car.heightM > 3 * (count - 1)) faults.add('left the shaft');
          if (Math.abs(after.car.velocity) > defaultDrive.ratedSpeed) faults.add('too fast');
          const isFlush = after.car.velocity === 0 && Math.abs(before.car.velocity) <= defaultDrive.levellingSpeed;
          const isStopped = ['inspection', 'firefighter'].includes(after.modeState.mode);
          const strongest = isStopped ? defaultDrive.brake : defaultDrive.acceleration;
          const change = Math.abs(after.car.velocity - before.car.velocity);
          if (!isFlush && change > (strongest * worldStepMs) / 1000 + 1e-4) faults.add('jerked');
        });
        expect([...faults]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('doors are anything but closed only where a landing is', () => {
    fc.assert(
      fc.property(landings, anyActs, (count, played) => {
        const lift = createLift(count);
        const strange: number[] = [];
        play(lift, played, (_, { car, doors }) => {
          const isLevel = Math.abs(car.heightM - 3 * Math.round(car.heightM / 3)) < 0.01;
          if (doors.phase !== 'closed' && !isLevel) strange.push(car.heightM);
        });
        expect(strange).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('in normal service a lamp goes out by being served at its landing or by a second press, and never else', () => {
    fc.assert(
      fc.property(landings, normalActs, (count, played) => {
        const lift = createLift(count);
        play(lift, played, (before, after) => {
          const was = callsOf(before);
          const is = callsOf(after);
          for (const { call, landing } of places(count)) {
            if (was[call][landing] !== true || is[call][landing] === true) continue;
            const happened = lift.events.filter(
              (event) =>
                event.atMs === after.timeMs && 'call' in event && event.call === call && event.landing === landing,
            );
            const isServed = happened.some((event) => event.type === 'call.served');
            expect(isServed || happened.some((event) => event.type === 'call.cancelled')).toBe(true);
            if (isServed) {
              expect(after.doors.phase).toBe('open');
              expect(after.car).toEqual({ heightM: 3 * landing, velocity: 0 });
            }
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('the car never passes a call from inside that it could have stopped for', () => {
    fc.assert(
      fc.property(landings, normalActs, (count, played) => {
        const lift = createLift(count);
        /** By landing: the call came when the car was nearer than it can brake. Told apart with plain physics, not with the code under test. */
        const isTooLate = new Map<number, boolean>();
        play(lift, played, (before, after) => {
          const was = callsOf(before).car;
          for (const [landing, isCalled] of callsOf(after).car.entries()) {
            const heightM = 3 * landing;
            if (isCalled && was[landing] !== true) {
              const brakingM = before.car.velocity ** 2 / (2 * defaultDrive.acceleration);
              // 0.1 m: the creep and the step in which the call came.
              isTooLate.set(landing, Math.abs(heightM - before.car.heightM) < brakingM + 0.1);
            }
            const isPassed = (before.car.heightM - heightM) * (after.car.heightM - heightM) < 0;
            if (isPassed && isCalled && was[landing] === true) expect(isTooLate.get(landing)).toBe(true);
            if (isPassed) isTooLate.set(landing, false);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('every call is served within two trips up and down with a stop at every landing', () => {
    fc.assert(
      fc.property(landings, anyActs, (count, played) => {
        const lift = createLift(count);
        play(lift, played, () => undefined);
        lift.mode = 'normal';
        // A stop costs a storey (4 s), opening, dwell, closing; doors caught in between or a held button cost one more.
        // Who waits to go down is passed on the way up, and the other way round.
        const boundMs = (4 * count + 2) * (4000 + 1600 + 3000 + 2000) + 5000;
        const isAnyCalled = (): boolean => Object.values(callsOf(lift.world)).some((calls) => calls.includes(true));
        for (let passedMs = 0; passedMs < boundMs && isAnyCalled(); passedMs += worldStepMs) stepLift(lift);
        expect(isAnyCalled()).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
