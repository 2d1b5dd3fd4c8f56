import { describe, expect, it } from 'vitest';
import { TakingBackWatch } from '../../../../controller/app/scenario/taking-back-watch.js';
import type { Decision } from '../../../../speech/index.js';
import { accepted, floors, uncertain } from '../../../support/fake-hearing.js';
import { testStation } from '../../../support/station-bench.js';

const noLongerThree = { kind: 'cancel', floors: ['3'] } as const;

function watch(changes: Parameters<typeof testStation>[0] = { cancel: { by: 'pressAgain', withinSeconds: 10 } }) {
  const watching = new TakingBackWatch(testStation(changes));
  const hear = (decision: Decision, endedMs: number, tookMs = 300): void => {
    watching.noteHeard({ decision, beganMs: endedMs - 900, endedMs, decidedMs: endedMs + tookMs });
  };
  return { watching, hear };
}

/** Called at 0, lit at 80 ms. */
function calling(...changes: Parameters<typeof watch>) {
  const watched = watch(...changes);
  watched.watching.noteCalled('3', 0);
  watched.watching.noteLamp('3', true, 80);
  return watched;
}

describe('a press of a lit button', () => {
  it('is permitted for a call of the station itself that somebody surely takes back, once', () => {
    const { watching, hear } = calling();
    hear(accepted(noLongerThree), 3_000);
    expect(watching.take('3', 3_400)).toBe('permitted');
    hear(accepted(noLongerThree), 6_000);
    expect(watching.take('3', 6_400)).toBe('takenBackTwice');
  });

  it.each([
    ['nobody said so', null, 0, 0],
    ['it was not surely heard', uncertain(noLongerThree), 3_000, 300],
    ['another floor was meant', accepted({ kind: 'cancel', floors: ['2'] }), 3_000, 300],
    ['it was said too long ago', accepted(noLongerThree), -700, 300],
    ['it was decided too late', accepted(noLongerThree), 2_500, 2_100],
  ])('is unwanted where %s', (_, decision, endedMs, tookMs) => {
    const { watching, hear } = calling();
    if (decision !== null) hear(decision, endedMs, tookMs);
    expect(watching.take('3', 3_400)).toBe('unwanted');
  });

  it('is unwanted at a site that takes no calls back', () => {
    const { watching, hear } = calling({});
    hear(accepted(noLongerThree), 3_000);
    expect(watching.take('3', 3_400)).toBe('unwanted');
  });

  it('is one for the call of another where a hand has lit the lamp, or it lit too late', () => {
    for (const litAtMs of [null, 1_700]) {
      const { watching, hear } = watch();
      if (litAtMs !== null) watching.noteCalled('3', 0);
      watching.noteLamp('3', true, litAtMs ?? 0);
      hear(accepted(noLongerThree), 3_000);
      expect(watching.take('3', 3_400)).toBe('othersCall');
    }
  });

  it('is one for the call of another where somebody has asked for it since', () => {
    const { watching, hear } = calling();
    hear(accepted(floors('3')), 2_000);
    hear(accepted(noLongerThree), 4_000);
    expect(watching.take('3', 4_400)).toBe('othersCall');
  });

  it('is one for the call of another after ten seconds', () => {
    const { watching, hear } = calling();
    hear(accepted(noLongerThree), 10_000);
    expect(watching.take('3', 10_130)).toBe('othersCall');
  });

  it.each([
    [20, 'permitted'],
    [200, 'othersCall'],
  ])('of a lamp that was dark for %i ms meanwhile: %s', (darkMs, verdict) => {
    const { watching, hear } = calling();
    watching.noteLamp('3', false, 1_000);
    // Something else changes meanwhile.
    watching.noteLamp('3', false, 1_000 + darkMs - 10);
    watching.noteLamp('3', true, 1_000 + darkMs);
    hear(accepted(noLongerThree), 3_000);
    expect(watching.take('3', 3_400)).toBe(verdict);
  });
});
