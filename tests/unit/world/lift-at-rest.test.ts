import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { RunningLift } from '../../../simulator/simulation-lift.js';
import { createBuilding } from '../../../simulator/world/building.js';
import { createWorld, isAtRest, worldStepMs, type World, type WorldEvent } from '../../../simulator/world/world.js';
import { createLift, press, stepLift } from './lift.js';

const withoutTime = ({ timeMs: _, ...rest }: World) => rest;

describe('a lift at rest', () => {
  it('stays as it is, whatever led to it', () => {
    fc.assert(
      // A press that no step has seen is not yet known to the world.
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.integer({ min: worldStepMs, max: 9_000 })), { maxLength: 4 }),
        (presses) => {
          const lift = createLift(5);
          for (const [landing, waitMs] of presses) {
            press(lift, landing);
            for (let passedMs = 0; passedMs < waitMs; passedMs += worldStepMs) stepLift(lift);
          }
          for (let passedMs = 0; passedMs < 60_000 && !isAtRest(lift.world); passedMs += worldStepMs) stepLift(lift);
          const before = withoutTime(lift.world);
          const events = lift.events.length;
          for (let step = 0; step < 50; step += 1) stepLift(lift);
          expect(withoutTime(lift.world)).toEqual(before);
          expect(lift.events).toHaveLength(events);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('costs no step until somebody touches it, and serves them as if it had made each', async () => {
    const clock = new VirtualClock();
    const building = createBuilding({ landings: ['1', '2', '3'] });
    const lift = new RunningLift(clock, createWorld({ building }));
    const events: (WorldEvent & { readonly atMs: number })[] = [];
    lift.onStep((step) => {
      for (const event of step.events) events.push({ ...event, atMs: step.world.timeMs });
    });
    lift.start();
    await clock.advance(3_600_000);
    expect(clock.pending).toBe(0);
    const pressedMs = clock.now();
    lift.operateButton({ call: 'car', landing: 2, by: 'finger', isClosed: true, atMs: pressedMs });
    lift.operateButton({ call: 'car', landing: 2, by: 'finger', isClosed: false, atMs: pressedMs + 200 });
    await clock.advance(60_000);
    expect(events.map(({ type }) => type)).toEqual(['call.registered', 'landing.reached', 'call.served']);
    expect(events[0]!.atMs - pressedMs).toBe(60);
    expect(clock.pending).toBe(0);
    lift.setMode('fire');
    await clock.advance(30_000);
    expect(lift.world).toMatchObject({ car: { heightM: 0 }, doors: { phase: 'open' } });
    lift.stop();
    expect(clock.pending).toBe(0);
  });
});
