import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AnswerKind as ContractAnswerKind } from '../../../controller/api/contract/view.schema.js';
import {
  answerKinds,
  answerToOutcome,
  answerToRejection,
  summarize,
  type AnswerKind,
} from '../../../controller/domain/answer.js';

describe('answers', () => {
  test('the domain and the contract know the same answers', () => {
    expectTypeOf<AnswerKind>().toEqualTypeOf<ContractAnswerKind>();
    expect(new Set(answerKinds).size).toBe(answerKinds.length);
  });

  test.each([
    ['linkDown', 'notNow'],
    ['notNormal', 'notNow'],
    ['locked', 'notNow'],
    ['tooManyCalls', 'notNow'],
    ['tooManyFloors', 'callsPaused'],
    ['voiceNotAllowed', 'notAllowed'],
    ['alreadyLit', 'alreadyRegistered'],
    ['lampUnreadable', 'pleasePressTheButton'],
    ['tooLate', 'pleasePressTheButton'],
    ['busy', 'pleasePressTheButton'],
    ['tooSoon', 'pleasePressTheButton'],
  ] as const)('a call refused with %s is answered with %s', (reason, answer) => {
    expect(answerToOutcome({ kind: 'refused', reason })).toBe(answer);
  });

  test('only what was meant for the lift is answered', () => {
    expect(answerToRejection('floorUnknown')).toBe('noSuchFloor');
    expect(answerToRejection('floorLocked')).toBe('notAllowed');
    expect(answerToRejection('tooManyFloors')).toBe('tooManyFloors');
    expect(answerToRejection('recognizerLost')).toBe('notNow');
    expect(answerToRejection('microphoneLost')).toBe('notNow');
    expect(answerToRejection('unknownWords')).toBeNull();
  });

  test('an utterance is answered by the gravest of its calls', () => {
    const registered = { button: '2', outcome: { kind: 'registered' } } as const;
    const unconfirmed = { button: '12', outcome: { kind: 'unconfirmed' } } as const;
    const dropped = { button: '3', outcome: { kind: 'cancelled' } } as const;
    expect(summarize([registered, unconfirmed, dropped])).toEqual({ kind: 'pleasePressTheButton', buttons: ['12'] });
    expect(summarize([registered, dropped])).toEqual({ kind: 'notNow', buttons: ['3'] });
    expect(summarize([registered])).toEqual({ kind: 'registered', buttons: ['2'] });
  });
});
