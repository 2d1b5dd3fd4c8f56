import { describe, expect, it } from 'vitest';
import { AskedFor } from '../../../../controller/app/scenario/asked-for.js';
import type { Decision } from '../../../../speech/index.js';
import { accepted, floors, uncertain } from '../../../support/fake-hearing.js';

const heard = (decision: Decision, decidedMs: number, lateMs = 300) => ({
  decision,
  beganMs: decidedMs - lateMs - 800,
  endedMs: decidedMs - lateMs,
  decidedMs,
});
const yes = accepted({ kind: 'confirm' }, '确认');

describe('who asked for which button', () => {
  it('is told by a clear request, once for each of its floors', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(accepted(floors('3', '5')), 1_000));
    expect([askedFor.take('3', 1_010), askedFor.take('5', 1_400), askedFor.take('5', 1_800)]).toEqual([
      'asked',
      'asked',
      'twice',
    ]);
  });

  it('is not told by other speech', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(accepted(floors('3')), 1_000));
    expect(askedFor.take('5', 1_010)).toBe('unasked');
  });

  it('is told by a yes to what was unclear, for one floor of it', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(uncertain(floors('3', '5')), 1_000));
    expect(askedFor.take('3', 1_010)).toBe('unasked');
    askedFor.note(heard(yes, 4_000));
    expect([askedFor.take('3', 4_010), askedFor.take('5', 4_400)]).toEqual(['asked', 'twoOfUnclear']);
  });

  it('is not told by a yes that began before the question', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(uncertain(floors('3')), 1_000));
    askedFor.note({ decision: yes, beganMs: 900, endedMs: 1_200, decidedMs: 1_500 });
    expect(askedFor.take('3', 1_510)).toBe('unasked');
  });

  it('does not grow with a yes to a request that has been done', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(accepted(floors('3')), 1_000));
    expect(askedFor.take('3', 1_010)).toBe('asked');
    askedFor.note(heard(yes, 4_000));
    expect(askedFor.take('3', 4_010)).toBe('twice');
  });

  it('grows old: a press that comes late was not asked for', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(accepted(floors('3')), 1_000));
    expect(askedFor.take('3', 4_701)).toBe('late');
    askedFor.note(heard(accepted(floors('5')), 10_000, 2_001));
    expect(askedFor.take('5', 10_010)).toBe('unasked');
  });

  it('is told at a landing by a direction', () => {
    const askedFor = new AskedFor();
    askedFor.note(heard(accepted({ kind: 'landingCall', direction: 'up' }), 1_000));
    expect(askedFor.take('up', 1_010)).toBe('asked');
  });
});
