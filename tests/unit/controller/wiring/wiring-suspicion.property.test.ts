import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenLift } from './seen-lift.js';

const halfAnHourMs = 30 * 60_000;
const ids = ['B1', '1', '2', '3', '12'];

/** A lift at a pace at which nothing is wrong, or with one lamp that is dead. */
interface Step {
  readonly button: string;
  readonly by: 'voice' | 'hand';
  /** From the press to the lamp, from there to its end, and to the next step, ms. */
  readonly answerMs: number;
  readonly litMs: number;
  readonly pauseMs: number;
}

const steps = fc.array(
  fc.record<Step>({
    button: fc.constantFrom(...ids),
    by: fc.constantFrom('voice', 'hand'),
    answerMs: fc.integer({ min: 0, max: 999 }),
    litMs: fc.integer({ min: 200, max: 120_000 }),
    // Who presses the same button again and again the moment it goes out looks like a contact that does not open.
    pauseMs: fc.integer({ min: 2_001, max: 30_000 }),
  }),
  { maxLength: 60 },
);

function live(step: Step, lift: SeenLift, dead: string | null): void {
  const { button, by, answerMs, litMs, pauseMs } = step;
  if (by === 'voice') lift.press(button);
  lift.wait(answerMs);
  if (button === dead) lift.wait(litMs + 2_000);
  else lift.light(button).wait(litMs).darken(button).wait(pauseMs);
}

describe('what is suspected of the wiring', () => {
  it('is nothing in a lift that works, whatever people press and however slowly it serves them', () => {
    fc.assert(
      fc.property(steps, (ride) => {
        const lift = new SeenLift();
        for (const step of ride) {
          live(step, lift, null);
          expect(lift.suspected).toEqual([]);
        }
      }),
    );
  });

  it('is at most passing in a lift that lights no lamp for the floor where it stands: each button comes back', () => {
    fc.assert(
      fc.property(steps, (ride) => {
        const lift = new SeenLift();
        let floor = '1';
        for (const step of ride) {
          if (step.by === 'voice' && !lift.isInVoiceService(step.button)) continue;
          live(step, lift, floor);
          floor = step.button;
          expect(lift.suspected.filter((fault) => !fault.includes('staysDark'))).toEqual([]);
        }
        lift.wait(halfAnHourMs);
        for (const button of ids.filter((id) => id !== floor)) {
          expect(lift.isInVoiceService(button)).toBe(true);
          lift.call(button);
        }
        expect(lift.suspected.filter((fault) => !fault.startsWith(`${floor} `))).toEqual([]);
      }),
    );
  });

  it('is the lamp that is dead, once it was pressed three times, and no other, whatever happens in between', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...ids), (ride, dead) => {
        const lift = new SeenLift();
        let presses = 0;
        for (const step of ride) {
          live(step, lift, dead);
          if (step.button === dead && step.by === 'voice') presses += 1;
          expect(lift.suspected).toEqual(presses >= 3 ? [`${dead} staysDark false`] : []);
        }
      }),
    );
  });
});
