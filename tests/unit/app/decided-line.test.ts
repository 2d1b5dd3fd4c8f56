import { expect, it } from 'vitest';
import { describeDecided } from '../../../controller/app/commands/decided-line.js';
import type { Decision, Grounds } from '../../../speech/index.js';

const timing = { speechMs: 800, speechEndMs: 2_000, waitedMs: 200, decisionMs: 243.6 };

function grounds(margin: number, requestMargin: number, witnesses: readonly string[]): Grounds {
  const measured = { margin, requestMargin, acceptFrom: 5, askFrom: 2.1 + 0.2 };
  return { recognizers: [{ languages: ['zh', 'en'], witnesses, ...measured }], peakDbFs: -20, roomDbFs: -58.4 };
}

const three = { kind: 'floors', floors: ['3'] } as const;

it('a request: what it means, by how much it is sure, who heard what', () => {
  const decision: Decision = {
    decision: 'accepted',
    intent: three,
    language: 'en',
    text: 'floor three',
    confidence: 0.9,
  };
  expect(describeDecided({ decision, timing, grounds: grounds(6.53, 7.11, ['floor three', 'floor three']) })).toBe(
    'accepted: 3 - "floor three" (en); zh+en margin 6.5 (sure from 5), of a request 7.1 (asked about from 2.3), heard "floor three" and "floor three"; 38 dB over the room; 244 ms after the last sound',
  );
});

it('a question: what would be asked', () => {
  const other = { kind: 'floors', floors: ['10'] } as const;
  const decision: Decision = {
    decision: 'uncertain',
    intent: three,
    alternatives: [three, other],
    language: 'en',
    text: 'floor three',
    confidence: 0.6,
  };
  expect(describeDecided({ decision, timing, grounds: grounds(0.4, 3.2, ['floor three']) })).toMatch(
    /^would ask: 3 or 10 - "floor three" \(en\); zh\+en margin 0\.4 \(sure from 5\), of a request 3\.2 \(/,
  );
});

it('a floor that does not exist is named', () => {
  const decision: Decision = {
    decision: 'rejected',
    reason: 'floorUnknown',
    language: 'en',
    confidence: 0.9,
    floorSpoken: '4',
  };
  const line = describeDecided({ decision, timing, grounds: grounds(6, 6, ['floor four']) });
  expect(line).toMatch(
    /^rejected \(floorUnknown 4\); zh\+en margin 6\.0 \(sure from 5\), of a request 6\.0 \(asked about from 2\.3\), heard "floor four"/,
  );
});

it('other speech: how far it was from a request, and no words', () => {
  const decision: Decision = {
    decision: 'rejected',
    reason: 'unknownWords',
    language: 'en',
    confidence: 0,
    floorSpoken: null,
  };
  expect(describeDecided({ decision, timing, grounds: grounds(-4, -3.2, []) })).toBe(
    'rejected (unknownWords); zh+en margin of a request -3.2 (asked about from 2.3); 38 dB over the room; 244 ms after the last sound',
  );
  expect(describeDecided({ decision: { ...decision, reason: 'microphoneLost' }, timing, grounds: null })).toBe(
    'rejected (microphoneLost); 244 ms after the last sound',
  );
});
