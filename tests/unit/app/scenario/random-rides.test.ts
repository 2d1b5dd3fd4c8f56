import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { inOrder, makeRide, type Happening } from '../../../../controller/app/scenario/random/make-ride.js';
import { rideForHours, type Rides } from '../../../../controller/app/scenario/random/ride-for-hours.js';
import { scenarioText } from '../../../../controller/app/scenario/random/scenario-text.js';
import { shorten } from '../../../../controller/app/scenario/random/shorten.js';
import type { Outcome } from '../../../../controller/app/scenario/outcome.types.js';
import type { ScenarioStep } from '../../../../controller/app/scenario/scenario.schema.js';
import { testStation } from '../../../support/station-bench.js';

const parts = {
  station: testStation(),
  languages: ['zh', 'en'],
  sentences: [
    { text: '去三楼', tokens: [], cost: 0, meaning: { kind: 'floors', mentions: [], isDoubtful: false } },
    { text: '确认', tokens: [], cost: 0, meaning: { kind: 'confirm' } },
    { text: '救命', tokens: [], cost: 0, meaning: { kind: 'distress' } },
  ],
} as const;

const good: Outcome = { failures: [], violations: [], playedMs: 60_000, closures: 2, answers: 3 };

describe('a ride by chance', () => {
  it('is the same for the same seed, and another one for another', () => {
    const ride = JSON.stringify(makeRide(5, parts));
    expect(JSON.stringify(makeRide(5, parts))).toBe(ride);
    expect(JSON.stringify(makeRide(6, parts))).not.toBe(ride);
  });

  it('has its steps in the order of time, ends what it breaks, and expects that the station is ready again', () => {
    const rides = Array.from({ length: 40 }, (_, index) => inOrder(makeRide(index + 1, parts)));
    for (const steps of rides) {
      expect(steps).toEqual(steps.toSorted((one, other) => one.atMs - other.atMs));
      expect(steps.at(-1)).toMatchObject({ expect: { availability: 'ready' } });
      const last = (name: 'mode' | 'cable' | 'microphone') =>
        steps.findLast((step) => step[name] !== undefined)?.[name];
      expect(['normal', undefined]).toContain(last('mode'));
      expect(['plugged', undefined]).toContain(last('cable'));
      expect(['back', undefined]).toContain(last('microphone'));
    }
    const deeds = new Set(rides.flat().flatMap((step) => Object.keys(step)));
    for (const deed of ['say', 'press', 'mode', 'wiring', 'mend', 'cable', 'board', 'line', 'recognizer', 'microphone'])
      expect(deeds).toContain(deed);
  });
});

describe('rides for hours', () => {
  const ride = (play: (steps: readonly ScenarioStep[]) => Outcome, make = (seed: number) => makeRide(seed, parts)) => {
    const told: Rides[] = [];
    const rides = rideForHours({
      ...{ seed: 11, virtualMs: 150_000, make, isEnded: () => false },
      ride: (seed) => Promise.resolve(play(inOrder(make(seed)))),
      sideBySide: 3,
      play: (steps) => Promise.resolve(play(steps)),
      onRide: (each) => told.push(each),
    });
    return { rides, told };
  };

  it('go on until their time is over', async () => {
    const { rides, told } = ride(() => good);
    expect(await rides).toEqual({ rides: { rides: 3, playedMs: 180_000, closures: 6, answers: 9 }, failed: null });
    expect(told).toHaveLength(3);
  });

  it('end with the first that fails, with as few steps as that takes', async () => {
    const violation = { atMs: 1, rule: 'unasked', what: 'x', before: [] };
    const { rides } = ride((steps) => {
      const isBroken = steps.some(({ say }) => say === '救命') && steps.some(({ press }) => press !== undefined);
      return isBroken ? { ...good, violations: [violation] } : good;
    });
    const { failed } = await rides;
    expect(failed?.steps).toHaveLength(2);
    expect(failed?.outcome.violations).toEqual([violation]);
  });

  it('are not shortened to a ride that fails for another reason', async () => {
    const happenings: readonly Happening[] = [
      [{ atMs: 0, say: '救命' }],
      [
        { atMs: 1, mode: 'fire' },
        { atMs: 2, mode: 'normal' },
      ],
      [{ atMs: 3, expect: { availability: 'ready' } }],
    ];
    const failure = { step: 0, atMs: 3, differences: [], before: [] };
    const { rides } = ride(
      (steps) => {
        if (steps.some(({ expect: expected }) => expected !== undefined)) return { ...good, failures: [failure] };
        return { ...good, violations: [{ atMs: 1, rule: 'late', what: 'x', before: [] }] };
      },
      () => happenings,
    );
    expect((await rides).failed?.steps).toEqual([{ atMs: 3, expect: { availability: 'ready' } }]);
  });
});

it('a list is shortened to the entries that it takes, wherever they stand', async () => {
  const all = Array.from({ length: 33 }, (_, index) => index);
  const wanted = [2, 17, 31];
  const fails = (items: readonly number[]) => Promise.resolve(wanted.every((item) => items.includes(item)));
  expect(await shorten(all, fails)).toEqual(wanted);
});

it('a ride is written down with a step a line, and read as it was', () => {
  const file = {
    version: 1 as const,
    title: { en: 'ride 1' },
    seed: 1,
    steps: [
      { atMs: 0, say: '去三楼', alsoLike: ['去一楼'] },
      { atMs: 5, press: '12' },
    ],
  };
  const text = scenarioText(file);
  expect(text.trim().split('\n').slice(-2)).toEqual([
    '  - { atMs: 0, say: 去三楼, alsoLike: [ 去一楼 ] }',
    '  - { atMs: 5, press: "12" }',
  ]);
  expect(parse(text)).toEqual(file);
});
