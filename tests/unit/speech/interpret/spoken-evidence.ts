import type { Language } from '../../../../config/index.js';
import { interpretUtterance, type UtteranceEvidence } from '../../../../speech/interpret/interpret-utterance.js';
import type { RecognizerEvidence, WitnessEvidence } from '../../../../speech/interpret/weigh-witnesses.js';
import type { OperatingPoint } from '../../../../speech/recognizer/operating-point.js';
import { meaningKey, type Mention, type Meaning } from '../../../../speech/vocabulary/meaning.js';
import type { Sentence } from '../../../../speech/vocabulary/vocabulary.js';

/* Evidence as the recognisers of a tower with the floors 5, 12, 14 and 15 would give it, and what is made of it. */

const floors = (mention: Mention | readonly Mention[], isDoubtful = false): Meaning => {
  return { kind: 'floors', mentions: [mention].flat(), isDoubtful };
};
const known = (floor: string): Mention => ({ kind: 'floor', floor });

const meanings: Record<string, Meaning> = {
  '十 二 楼': floors(known('12')),
  '十 二': floors(known('12'), true),
  '五 楼 和 十 二 楼': floors([known('5'), known('12')]),
  '五 楼 和 四 楼': floors([known('5'), { kind: 'unknown', spoken: '4' }]),
  '不 对 十 二 楼': floors(known('12')),
  '五 楼': floors(known('5')),
  '十 四 楼': floors(known('14')),
  '十 五 楼': floors(known('15')),
  '一 二 三 四 楼': { kind: 'tooManyFloors' },
  '四 楼': floors({ kind: 'unknown', spoken: '4' }),
  四: floors({ kind: 'unknown', spoken: '4' }, true),
  '二 楼': floors({ kind: 'locked', spoken: '2' }),
  '你 好': { kind: 'decoy' },
  是: { kind: 'shortAnswer' },
  yes: { kind: 'shortAnswer' },
  '确 认': { kind: 'confirm' },
  '取 消 五 楼': { kind: 'cancel', mentions: [known('5')] },
  '开 门': { kind: 'openDoors' },
  '救 命': { kind: 'distress' },
  'help me': { kind: 'distress' },
  'floor twelve': floors(known('12')),
  'floor five': floors(known('5')),
  'floor four': floors({ kind: 'unknown', spoken: '4' }),
  'floor twelve and floor five': floors([known('12'), known('5')]),
  cancel: { kind: 'cancel', mentions: [] },
  'good morning': { kind: 'decoy' },
};

function read(tokens: readonly string[]): Sentence | null {
  const key = tokens.join(' ');
  const meaning = meanings[key];
  const thought = key.startsWith('不 对') ? ({ isSecondThought: true } as const) : {};
  const text = /[a-z]/u.test(key) ? key : tokens.join('');
  return meaning === undefined ? null : { text, meaning, ...thought, cost: 0 };
}

/** 14 is heard for 12 and the other way round; no other two floors are. */
function areConfusable(one: Meaning, other: Meaning): boolean {
  const keys = [one, other].map(meaningKey);
  return keys.includes('floors floor:12') && keys.includes('floors floor:14');
}

/** Readings of one witness: a text alone is all it heard; a number is how far below the best a reading is. */
type Readings = string | Readonly<Record<string, number>>;

function witness(language: Language, readings: Readings, changes: Partial<OperatingPoint> = {}): WitnessEvidence {
  const scores = typeof readings === 'string' ? { [readings]: 0 } : readings;
  const alternatives = Object.entries(scores).map(([text, score]) => ({
    text,
    score,
    words: text.split(' ').flatMap((word, at) => (word === '' ? [] : [{ word, start: at * 0.2, end: at * 0.2 + 0.2 }])),
  }));
  const operatingPoint = {
    secondsPerSyllable: { min: 0.06, max: 0.9 },
    minWordConfidence: 0.5,
    alone: { accept: 3, ask: 1 },
    withSecond: { accept: 5, ask: 2 },
    weightAsSecond: 1,
    ...changes,
  };
  const vocabulary = { languageOf: () => language, languages: [language], read, canWrite: () => true, areConfusable };
  return { heard: { text: alternatives[0]?.text ?? '', alternatives }, vocabulary, operatingPoint };
}

/** A language with one witness. */
export function heard(
  language: Language,
  readings: Readings,
  changes: Partial<OperatingPoint> = {},
): RecognizerEvidence {
  return { first: witness(language, readings, changes), second: null, partials: [] };
}

/** Mandarin and English before one model, and a second witness of the language that was said where its readings are given. */
export function heardInBoth(
  readings: Readings,
  ...second: readonly [Language, Readings] | readonly []
): RecognizerEvidence {
  const { first, partials } = heard('zh', readings);
  const languageOf = (tokens: readonly string[]): Language => (/^[a-z]/u.test(tokens.join('')) ? 'en' : 'zh');
  const vocabulary = { ...first.vocabulary, languageOf, languages: ['zh', 'en'] };
  const [language, opinion] = second;
  return {
    first: { ...first, vocabulary },
    second: language === undefined || opinion === undefined ? null : witness(language, opinion),
    partials,
  };
}

/** A language with two. */
export function both(first: Readings, second: Readings, changes: Partial<OperatingPoint> = {}): RecognizerEvidence {
  return { first: witness('zh', first, changes), second: witness('zh', second, changes), partials: [] };
}

export function interpret(recognizers: readonly RecognizerEvidence[], changes: Partial<UtteranceEvidence> = {}) {
  const usual = {
    isLanguageMissing: false,
    speechMs: 800,
    peakDbFs: -20,
    roomDbFs: -60,
    latelyDbFs: null,
    justBeforeDbFs: null,
  };
  return interpretUtterance({ recognizers, ...usual, ...changes });
}

export const twelve = { kind: 'floors', floors: ['12'] };
export const five = { kind: 'floors', floors: ['5'] };
