import { describe, expect, test } from 'vitest';
import type { ButtonOutcome } from '../../../controller/domain/answer.js';
import { defaultDelays } from '../../../controller/domain/delays.js';
import { noDoors } from '../../../controller/domain/doors.js';
import {
  answerNow,
  answerToCalls,
  isAllSettled,
  languageOf,
  plainAnswer,
  requestNow,
  settle,
} from '../../../controller/machines/dialogue-steps.js';
import type { CallsUnderWay, DialogueContext } from '../../../controller/machines/dialogue.types.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';

const idle: DialogueContext = {
  confirm: 'uncertain',
  firstLanguage: 'zh',
  doors: noDoors,
  isDoorHeld: false,
  delays: defaultDelays.dialogue,
  isGateOpen: true,
  current: null,
  next: null,
  question: null,
  calls: null,
  misunderstood: 0,
  latestBegun: 0,
  said: null,
  isPlayIgnored: false,
};
const heard = (decision: ReturnType<typeof accepted>): DialogueContext => ({
  ...idle,
  current: { utterance: 7, decision, decisionMs: 250 },
});
const asked: DialogueContext = {
  ...idle,
  question: { utterance: 3, language: 'en', buttons: ['12'], askedDuring: 3, isAskedAgain: false },
};
const registered = (button: string): ButtonOutcome => ({ button, outcome: { kind: 'registered' } });
const calling = (...settled: readonly ButtonOutcome[]): CallsUnderWay => {
  return { utterance: 5, language: 'en', buttons: ['3', '12'], settled, door: null, isTakingBack: false };
};

describe('with nothing under way', () => {
  test('nothing is requested and the answer is in the first language', () => {
    expect(requestNow(idle)).toEqual({ utterance: 0, language: 'zh', buttons: [] });
    expect(answerNow(idle)).toMatchObject({ kind: 'notUnderstood', utterance: 0, language: 'zh', buttons: [] });
    expect(plainAnswer(idle, 'notNow')).toMatchObject({ kind: 'notNow', utterance: 0, language: 'zh', buttons: [] });
    expect(answerToCalls(idle, { kind: 'unconfirmed' }).buttons).toEqual([]);
    expect(settle(null, registered('3'))).toBeNull();
    expect(isAllSettled(null)).toBe(true);
  });
});

describe('the answer', () => {
  test('asks about the floors of an uncertain request', () => {
    expect(answerNow(heard(uncertain(floors('12'))))).toMatchObject({ kind: 'pleaseConfirm', buttons: ['12'] });
  });

  test('names a floor that is none of the lift’s as it was said', () => {
    expect(answerNow(heard(rejected('floorUnknown', '4')))).toMatchObject({ kind: 'noSuchFloor', spoken: '4' });
  });

  test('is in the language heard, else that of the open question, else the first', () => {
    expect(languageOf(asked, { utterance: 1, decision: accepted(floors('3')), decisionMs: 250 })).toBe('zh');
    expect(languageOf(asked, null)).toBe('en');
    expect(languageOf(idle, null)).toBe('zh');
  });

  test('is about the calls under way before the open question, and about that before what was just heard', () => {
    const all = {
      ...asked,
      calls: calling(),
      current: { utterance: 7, decision: accepted(floors('18')), decisionMs: 250 },
    };
    expect(plainAnswer(all, 'notNow')).toMatchObject({ utterance: 5, buttons: ['3', '12'], language: 'en' });
    expect(plainAnswer({ ...all, calls: null }, 'cancelled')).toMatchObject({ utterance: 3, buttons: ['12'] });
    expect(plainAnswer({ ...all, calls: null, question: null }, 'notNow')).toMatchObject({ utterance: 7, buttons: [] });
  });
});

describe('a request', () => {
  test('carries the floors of a decision that calls, once each', () => {
    const request = requestNow(heard(accepted({ kind: 'floors', floors: ['3', '12', '3'] })));
    expect(request).toEqual({ utterance: 7, language: 'zh', buttons: ['3', '12'] });
  });

  test('carries none where the decision asks or refuses', () => {
    expect(requestNow(heard(uncertain(floors('12')))).buttons).toEqual([]);
    expect(requestNow(heard(rejected('floorLocked', '2'))).buttons).toEqual([]);
  });
});

describe('calls of one utterance', () => {
  test('are settled when each floor is, and the first report of a floor counts', () => {
    const one = settle(calling(), registered('3'));
    expect(isAllSettled(one)).toBe(false);
    expect(settle(one, { button: '3', outcome: { kind: 'unconfirmed' } })).toBe(one);
    expect(isAllSettled(settle(one, registered('12')))).toBe(true);
  });

  test('that have no report count as what is said to be missing', () => {
    const half = { ...idle, calls: calling(registered('3')) };
    expect(answerToCalls(half, { kind: 'unconfirmed' })).toMatchObject({ kind: 'pleasePressTheButton', utterance: 5 });
    const whole = { ...idle, calls: calling(registered('3'), registered('12')) };
    expect(answerToCalls(whole, { kind: 'unconfirmed' })).toMatchObject({ kind: 'registered', buttons: ['3', '12'] });
  });
});
