import { describe, expect, it } from 'vitest';
import type { UtteranceEvidence } from '../../../../speech/interpret/interpret-utterance.js';
import type { WitnessEvidence } from '../../../../speech/interpret/weigh-witnesses.js';
import type { CalibrationRecording } from '../../../../speech/measuring/calibration/calibration-curve.js';
import { enoughToChooseFrom, usableRecordings } from '../../../../speech/measuring/calibration/calibration-needs.js';
import { chooseMargins } from '../../../../speech/measuring/calibration/choose-margins.js';
import type { Expectation } from '../../../../speech/measuring/expectation.js';
import type { Recording } from '../../../../speech/measuring/recording-index.js';
import { unmeasuredOperatingPoint } from '../../../../speech/recognizer/operating-point.js';
import type { Sentence } from '../../../../speech/vocabulary/vocabulary.js';

/** Words of one letter are floors: "a" is floor a. */
function read(tokens: readonly string[]): Sentence | null {
  const [floor] = tokens;
  if (tokens.length !== 1 || floor === undefined) return null;
  return { text: floor, cost: 0, meaning: { kind: 'floors', mentions: [{ kind: 'floor', floor }], isDoubtful: false } };
}

type Readings = Readonly<Record<string, number>>;

function witness(readings: Readings): WitnessEvidence {
  const alternatives = Object.entries(readings).map(([text, score]) => {
    return { text, score, words: [{ word: text, start: 0, end: 0.3 }] };
  });
  const text = alternatives[0]?.text ?? '';
  return {
    heard: { text, alternatives },
    vocabulary: { languageOf: () => 'en', languages: ['en'], read, canWrite: () => true, areConfusable: () => false },
    operatingPoint: { ...unmeasuredOperatingPoint, minWordConfidence: 0 },
  };
}

function heard(expected: Expectation, first: Readings, second: Readings | null = null): CalibrationRecording {
  const evidence: UtteranceEvidence = {
    recognizers: [{ first: witness(first), second: second === null ? null : witness(second), partials: [] }],
    isLanguageMissing: false,
    speechMs: 300,
    peakDbFs: -20,
    roomDbFs: null,
    latelyDbFs: null,
    justBeforeDbFs: null,
  };
  return { condition: 'clean', expected, asking: [evidence], accepting: [evidence], seconds: 1 };
}

const floorA: Expectation = { kind: 'request', intent: { kind: 'floors', floors: ['a'] } };
const talk: Expectation = { kind: 'nothing' };
const times = <One>(n: number, one: One): readonly One[] => Array.from({ length: n }, () => one);

const clear = heard(floorA, { a: 0 });
const mistaken = (by: number): CalibrationRecording => heard(floorA, { b: 0, a: -by });
const talkHeardBy = (by: number): CalibrationRecording => heard(talk, { a: 0, '[unk]': -by });
const silent = heard(talk, { '[unk]': 0 });

describe('margins chosen from recordings', () => {
  it('are as low as the mistakes allow', () => {
    expect(chooseMargins([...times(99, clear), ...times(100, silent)], 'one')).toMatchObject({ accept: 2 });
    // One of a hundred is allowed, two are not.
    expect(chooseMargins([...times(99, clear), mistaken(2.7)], 'one')).toMatchObject({ accept: 2 });
    expect(chooseMargins([...times(98, clear), ...times(2, mistaken(2.7))], 'one')).toMatchObject({ accept: 3 });
  });

  it('call for no other speech', () => {
    expect(chooseMargins([...times(99, clear), ...times(99, silent), talkHeardBy(3.2)], 'one')).toMatchObject({
      accept: 3.5,
    });
  });

  it('accept nothing where no margin is good enough', () => {
    const { accept, ask } = chooseMargins([...times(9, clear), heard(talk, { a: 0 }), ...times(99, silent)], 'one');
    expect(accept).toBeGreaterThan(4);
    expect(ask).toBeLessThanOrEqual(4);
  });

  it('ask where requests would be lost, unless too much talk is asked about', () => {
    const weak = heard(floorA, { a: 0, '[unk]': -0.7 });
    const recordings = [...times(90, clear), ...times(10, weak), ...times(95, silent)];
    expect(chooseMargins(recordings, 'one')).toMatchObject({ ask: 0.5 });
    expect(chooseMargins([...recordings, ...times(20, talkHeardBy(1.2))], 'one')).toMatchObject({ ask: 1.5 });
  });

  it('ask as is usual where the recordings do not tell, of one witness half as much', () => {
    const recordings = [...times(100, clear), ...times(100, silent)];
    expect([chooseMargins(recordings, 'one').ask, chooseMargins(recordings, 'two').ask]).toEqual([1, 2]);
    // One request in a hundred is chance, three are not.
    const weak = heard(floorA, { a: 0, '[unk]': -0.7 });
    const withWeak = (n: number) => chooseMargins([...times(100 - n, clear), ...times(n, weak), silent], 'one').ask;
    expect([withWeak(1), withWeak(3)]).toEqual([1, 0.5]);
  });

  it('of two witnesses are never so low that one could be against it', () => {
    const agreed = heard(floorA, { a: 0 }, { a: 0 });
    expect(chooseMargins([...times(99, agreed), ...times(100, silent)], 'two')).toMatchObject({ accept: 4 });
  });

  it('come with the counts of everything that was tried', () => {
    const { curve } = chooseMargins([...times(98, clear), ...times(2, mistaken(2.7)), silent], 'one');
    const at = (accept: number) => curve.find((point) => point.accept === accept);
    expect(at(2)).toMatchObject({ witnesses: 'one', requests: 100, right: 98, wrong: 2, talk: 1, called: 0 });
    expect(at(3)).toMatchObject({ right: 98, wrong: 0, rightOrConfirmable: 100 });
  });
});

describe('recordings to choose from', () => {
  const recording = (changes: Partial<Recording>): Recording => {
    const facts = { transcript: 'a', floors: null, language: 'en', set: '', use: '', speaker: '' };
    return { file: 'a.wav', path: '/a.wav', ...facts, ...changes };
  };

  it('are those for development, of the language, with words', () => {
    const dev = recording({ use: 'dev' });
    const others = [{ use: 'test' }, { use: 'dev', language: 'zh' }, { use: 'dev', transcript: 'zhuyin:ㄙㄢ' }];
    expect(usableRecordings([dev, ...others.map(recording)], ['en'])).toEqual([dev]);
  });

  it('are all of them where the list does not say', () => {
    const all = [recording({}), recording({ language: '' })];
    expect(usableRecordings(all, ['en'])).toEqual(all);
  });

  it('must be enough, else it is said how many are needed', () => {
    expect(enoughToChooseFrom([...times(60, clear), ...times(100, silent)])).toEqual({ ok: true, value: undefined });
    const few = enoughToChooseFrom([...times(59, clear), ...times(100, silent)]);
    expect(!few.ok && few.failure.message).toMatch(/59 requests and 100 recordings .* at least 60 and 100/u);
  });
});
