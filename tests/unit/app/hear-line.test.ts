import { expect, it } from 'vitest';
import { describe, describeEach, summarise } from '../../../controller/app/commands/hear-line.js';
import type { DecidedUtterance, Intent } from '../../../speech/index.js';

const timing = { speechMs: 800, speechEndMs: 1_000, waitedMs: 200, decisionMs: 320 };

function accepted(intent: Intent, text: string): DecidedUtterance {
  const decision = { decision: 'accepted', intent, language: 'en', text, confidence: 1 } as const;
  return { decision, timing, grounds: null, isLanguageLost: false };
}

const fifth = accepted({ kind: 'floors', floors: ['5'] }, 'floor five');
const eighth = accepted({ kind: 'floors', floors: ['8'] }, 'floor eight');
const name = accepted({ kind: 'wake' }, 'hello lift');

it('of several requests in a file all floors count', () => {
  expect(summarise('a.wav', 16_000, [fifth, eighth])).toMatchObject({
    decision: 'accepted',
    floors: ['5', '8'],
    text: 'floor five / floor eight',
    utterances: 2,
  });
});

it('the name of the lift does not stand for the request after it', () => {
  expect(summarise('a.wav', 16_000, [name, fifth])).toMatchObject({ intent: 'floors', floors: ['5'] });
});

it('people read whole milliseconds, programs what was measured', () => {
  const measured = { ...fifth, timing: { ...timing, decisionMs: 384.9512 } };
  const line = summarise('a.wav', 16_000, [measured]);
  expect(line.decisionMs).toBe(384.951);
  expect(describe(line)).toBe('a.wav: accepted: 5 - "floor five", confidence 1.00, 385 ms after the last sound');
});

it('each utterance has a line of its own for people, with when it was said, and a field for programs', () => {
  expect(describeEach([fifth])).toEqual([
    '  0.2 to 1.0 s: accepted: 5 - "floor five" (en); 320 ms after the last sound',
  ]);
  const rejected = {
    decision: 'rejected',
    reason: 'notAPhrase',
    language: null,
    confidence: 0,
    floorSpoken: null,
  } as const;
  expect(summarise('a.wav', 16_000, [fifth, { ...fifth, decision: rejected }]).each).toMatchObject([
    { decision: 'accepted', floors: ['5'], speechEndMs: 1_000, grounds: null },
    { decision: 'rejected', reason: 'notAPhrase', text: null },
  ]);
});
