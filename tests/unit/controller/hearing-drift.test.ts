import { describe, expect, it } from 'vitest';
import { hearingDrift, noiseFloorOf, type HearingDay } from '../../../controller/domain/hearing-drift.js';

function day(number: number, changes: Partial<HearingDay> = {}): HearingDay {
  return {
    day: `2026-03-${String(number).padStart(2, '0')}`,
    utterances: 100,
    rejected: 40,
    minutesAtDbFs: { '-56': 300, '-55': 200, '-40': 60 },
    ...changes,
  };
}
const week = [1, 2, 3, 4, 5, 6, 7].map((number) => day(number));

describe('hearingDrift', () => {
  it('says nothing on a day like all others', () => {
    expect(hearingDrift(day(8), week)).toEqual([]);
    expect(hearingDrift(day(8, { rejected: 50 }), week)).toEqual([]);
  });

  it('tells when clearly more is rejected than before', () => {
    expect(hearingDrift(day(8, { rejected: 62 }), week)).toEqual([{ kind: 'moreRejections', today: 0.62, usual: 0.4 }]);
  });

  it('takes neither few utterances nor what may be chance for a drift, nor fewer rejections', () => {
    expect(hearingDrift(day(8, { utterances: 29, rejected: 29 }), week)).toEqual([]);
    expect(hearingDrift(day(8, { utterances: 30, rejected: 18 }), week)).toEqual([]);
    expect(hearingDrift(day(8, { rejected: 0 }), week)).toEqual([]);
  });

  it('tells when the room is louder or quieter than in the weeks before', () => {
    const louder = day(8, { minutesAtDbFs: { '-49': 300 } });
    expect(hearingDrift(louder, week)).toEqual([{ kind: 'louderRoom', today: -49, usual: -56 }]);
    const quieter = day(8, { minutesAtDbFs: { '-70': 300 } });
    expect(hearingDrift(quieter, week)).toEqual([{ kind: 'quieterRoom', today: -70, usual: -56 }]);
    expect(hearingDrift(day(8, { minutesAtDbFs: { '-51': 300 } }), week)).toEqual([]);
  });

  it('gives a building more room whose noise differs from day to day', () => {
    const restless = [-60, -56, -52, -48, -60, -56, -52].map((level, index) =>
      day(index + 1, { minutesAtDbFs: { [String(level)]: 300 } }),
    );
    expect(hearingDrift(day(8, { minutesAtDbFs: { '-46': 300 } }), restless)).toEqual([]);
  });

  it('needs five days to compare with, and forgets those of more than four weeks', () => {
    const bad = day(8, { rejected: 90, minutesAtDbFs: { '-30': 300 } });
    expect(hearingDrift(bad, week.slice(0, 4))).toEqual([]);
    const months = Array.from({ length: 60 }, (_, index) => ({
      ...day(1, { minutesAtDbFs: { [index < 32 ? '-30' : '-56']: 300 } }),
      day: new Date(Date.UTC(2026, 0, index + 1)).toISOString().slice(0, 10),
    }));
    expect(hearingDrift({ ...bad, rejected: 40, day: '2026-03-02' }, months)).toEqual([
      { kind: 'louderRoom', today: -30, usual: -56 },
    ]);
  });

  it('compares with days before today only', () => {
    const later = week.map((each) => ({ ...each, day: each.day.replace('2026-03', '2026-04') }));
    expect(hearingDrift(day(8, { rejected: 90 }), later)).toEqual([]);
  });
});

describe('noiseFloorOf', () => {
  it("is the day's middle minute, and unknown on a day of less than an hour", () => {
    expect(noiseFloorOf(day(1))).toBe(-56);
    expect(noiseFloorOf(day(1, { minutesAtDbFs: { '-50': 59 } }))).toBeNull();
    expect(noiseFloorOf(day(1, { minutesAtDbFs: {} }))).toBeNull();
  });
});
