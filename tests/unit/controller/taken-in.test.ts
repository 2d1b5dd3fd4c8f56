import { describe, expect, test } from 'vitest';
import { arrivalMs, isArrivalAnnounced, isCallByName, passedOver } from '../../../controller/domain/taken-in.js';
import type { Decision } from '../../../speech/index.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';

const bare = (decision: Decision): Decision => ({ ...decision, manner: 'bare' });
/** Heard as 15, and nearly as much as 5. */
const maybe15: Decision = {
  ...{ decision: 'uncertain', intent: floors('15'), alternatives: [floors('5')] },
  ...{ language: 'zh', manner: 'bare', text: '十五楼', confidence: 0.6 },
};
const five = bare(accepted(floors('5'), '五楼'));

describe('what is not taken in', () => {
  test.each([accepted(floors('5')), uncertain(floors('5')), rejected('floorUnknown', '4'), rejected('notAPhrase')])(
    'is a no without a word of it: %o',
    (decision) => {
      const left = { decision: 'rejected', reason: 'gateClosed', language: null, confidence: 0, floorSpoken: null };
      expect(passedOver(decision, 'gateClosed')).toEqual(left);
    },
  );

  test('a call for help always is, however surely it was heard', () => {
    for (const cry of [accepted({ kind: 'distress' }), uncertain({ kind: 'distress' })])
      expect(passedOver(cry, 'gateClosed')).toBe(cry);
  });

  test('sounds that nobody said stay what they are', () => {
    for (const sound of [rejected('noSpeech'), rejected('ownVoice')])
      expect(passedOver(sound, 'gateClosed')).toBe(sound);
  });
});

test('the lift is called by its name only where that was surely heard, and nothing else', () => {
  expect(isCallByName(accepted({ kind: 'wake' }))).toBe(true);
  expect(isCallByName(uncertain({ kind: 'wake' }))).toBe(false);
  expect(isCallByName({ ...accepted(floors('5')), manner: 'addressed' })).toBe(false);
});

describe('the announcer of the lift', () => {
  const since = (ms: number) => (button: string) => (button === '5' ? ms : Infinity);

  test.each<[string, Decision, number, boolean]>([
    ['the floor that the lift is at, by its name alone', five, 0, true],
    ['until a while after', five, arrivalMs - 1, true],
    ['and no longer', five, arrivalMs, false],
    ['not surely heard', bare(uncertain(floors('5'), '五楼')), 1_000, true],
    ['or only as another possibility', maybe15, 0, true],
    ['asked for in a sentence', accepted(floors('5'), '去五楼'), 1_000, false],
    ['by whoever called the lift by its name', { ...five, manner: 'addressed' }, 1_000, false],
    ['another floor', bare(accepted(floors('3'), '三楼')), 1_000, false],
    ['a direction at a landing', bare(uncertain({ kind: 'landingCall', direction: 'up' }, '上')), 0, false],
    ['a floor that is not there', bare(rejected('floorUnknown', '4')), 0, false],
    ['the doors', bare(accepted({ kind: 'openDoors' }, '开门')), 0, false],
  ])('%s', (_, decision, darkMs, isAnnounced) => {
    expect(isArrivalAnnounced(decision, since(darkMs))).toBe(isAnnounced);
  });

  test('at a landing says the direction whose lamp went out', () => {
    const up = bare(uncertain({ kind: 'landingCall', direction: 'up' }, '上'));
    expect(isArrivalAnnounced(up, (button) => (button === 'up' ? 1_000 : Infinity))).toBe(true);
    expect(isArrivalAnnounced(up, (button) => (button === 'down' ? 1_000 : Infinity))).toBe(false);
  });
});
