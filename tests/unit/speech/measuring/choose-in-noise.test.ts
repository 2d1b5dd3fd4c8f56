import { expect, it } from 'vitest';
import { chooseInNoise } from '../../../../speech/measuring/calibration/choose-in-noise.js';
import type { CalibrationRecording } from '../../../../speech/measuring/calibration/calibration-curve.js';
import type { Condition } from '../../../../speech/measuring/measured.js';
import { both, heard as alone } from '../interpret/spoken-evidence.js';

const twelve = { kind: 'request', intent: { kind: 'floors', floors: ['12'] } } as const;
const talk = { kind: 'nothing' } as const;
const inQuiet = { accept: 4, ask: 2 };

/** Heard with 20 dB between the talker and the noise, ten less than where the margins begin to rise. */
function recording(
  condition: Condition,
  expected: CalibrationRecording['expected'],
  ...recognizers: readonly ReturnType<typeof alone>[]
): CalibrationRecording {
  const levels = { peakDbFs: -20, roomDbFs: -45, latelyDbFs: -40, justBeforeDbFs: null };
  const evidence = { recognizers, isLanguageMissing: false, speechMs: 600, ...levels };
  return { condition, expected, asking: [evidence], accepting: [evidence], seconds: 1 };
}

const times = <One>(n: number, one: One): readonly One[] => Array.from({ length: n }, () => one);
const right = (condition: Condition) => recording(condition, twelve, both('十 二 楼', '十 二 楼'));
/** 5.4 nats for another floor. */
const wrong = (condition: Condition) => {
  const readings = { '五 楼': 0, '十 二 楼': -2.7 };
  return recording(condition, twelve, both(readings, readings));
};
const called = (condition: Condition) => {
  const readings = { '五 楼': 0, '[unk]': -2.2 };
  return recording(condition, talk, both(readings, readings));
};
const silent = (condition: Condition) => recording(condition, talk, alone('zh', '[unk]'));

it('is nothing where nothing goes wrong in noise', () => {
  const heard = [...times(99, right('20 dB')), wrong('20 dB'), ...times(50, silent('20 dB'))];
  expect(chooseInNoise(heard, 'two', inQuiet).perDb).toBe(0);
});

it('is as much as takes the wrong calls back at every level of noise on its own', () => {
  const quiet = [...times(500, right('20 dB')), ...times(97, right('5 dB'))];
  expect(chooseInNoise([...quiet, ...times(3, wrong('5 dB'))], 'two', inQuiet).perDb).toBe(0.15);
});

it('lets pass what 1.5 % of the requests of a level comes to, rounded up: two of a hundred', () => {
  const heard = [...times(100, right('20 dB')), ...times(98, right('5 dB')), ...times(2, wrong('5 dB'))];
  expect(chooseInNoise(heard, 'two', inQuiet).perDb).toBe(0);
});

it('takes back at all levels together what would pass at each alone: more than 1 % of the requests', () => {
  const level = (condition: Condition, mistakes: number) => [
    ...times(100 - mistakes, right(condition)),
    ...times(mistakes, wrong(condition)),
  ];
  const bearable = [...level('20 dB', 1), ...level('10 dB', 1), ...level('5 dB', 1)];
  expect(chooseInNoise(bearable, 'two', inQuiet).perDb).toBe(0);
  const tooMany = [...level('20 dB', 1), ...level('10 dB', 1), ...level('5 dB', 2)];
  expect(chooseInNoise(tooMany, 'two', inQuiet).perDb).toBe(0.15);
});

it('is as much as keeps other speech from calling', () => {
  const speech = [...times(90, silent('10 dB')), ...times(3, called('10 dB'))];
  expect(chooseInNoise([...times(90, right('10 dB')), ...speech], 'two', inQuiet).perDb).toBe(0.05);
});

it('leaves what was heard in quiet alone', () => {
  const heard = [...times(60, right('10 dB')), ...times(60, wrong('clean'))];
  const { perDb, curve } = chooseInNoise(heard, 'two', inQuiet);
  expect(perDb).toBe(0);
  expect(new Set(curve.map(({ condition }) => condition))).toEqual(new Set(['10 dB']));
  expect(curve[0]).toMatchObject({ witnesses: 'two', accept: 4, ask: 2, perDb: 0, requests: 60, right: 60 });
});
