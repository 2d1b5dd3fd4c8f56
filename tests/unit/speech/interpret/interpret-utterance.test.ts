import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../config/index.js';
import { interpretUtterance, type UtteranceEvidence } from '../../../../speech/interpret/interpret-utterance.js';
import type { LanguageEvidence, WitnessEvidence } from '../../../../speech/interpret/weigh-witnesses.js';
import type { OperatingPoint } from '../../../../speech/recognizer/operating-point.js';
import { meaningKey, type FloorMention, type Meaning } from '../../../../speech/vocabulary/meaning.js';
import type { Sentence } from '../../../../speech/vocabulary/vocabulary.js';

const floors = (mention: FloorMention | readonly FloorMention[], isDoubtful = false): Meaning => {
  return { kind: 'floors', mentions: [mention].flat(), isDoubtful };
};
const known = (floor: string): FloorMention => ({ kind: 'floor', floor });

const meanings: Record<string, Meaning> = {
  '十 二 楼': floors(known('12')),
  '十 二': floors(known('12'), true),
  '五 楼 和 十 二 楼': floors([known('5'), known('12')]),
  '五 楼 和 四 楼': floors([known('5'), { kind: 'unknown', spoken: '4' }]),
  '五 楼': floors(known('5')),
  '十 四 楼': floors(known('14')),
  '十 五 楼': floors(known('15')),
  '一 二 三 四 楼': { kind: 'tooManyFloors' },
  '四 楼': floors({ kind: 'unknown', spoken: '4' }),
  四: floors({ kind: 'unknown', spoken: '4' }, true),
  '二 楼': floors({ kind: 'locked', spoken: '2' }),
  '你 好': { kind: 'decoy' },
  '确 认': { kind: 'confirm' },
  '取 消 五 楼': { kind: 'cancel', mentions: [known('5')] },
  '开 门': { kind: 'openDoors' },
  '救 命': { kind: 'distress' },
  'help me': { kind: 'distress' },
  'floor twelve': floors(known('12')),
  'floor five': floors(known('5')),
  'floor twelve and floor five': floors([known('12'), known('5')]),
  cancel: { kind: 'cancel', mentions: [] },
  'good morning': { kind: 'decoy' },
};

function read(tokens: readonly string[]): Sentence | null {
  const key = tokens.join(' ');
  const meaning = meanings[key];
  return meaning === undefined ? null : { text: /[a-z]/u.test(key) ? key : tokens.join(''), meaning, cost: 0 };
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
  const vocabulary = { language, read, areConfusable };
  return { heard: { text: alternatives[0]?.text ?? '', alternatives }, vocabulary, operatingPoint };
}

/** A language with one witness. */
function heard(language: Language, readings: Readings, changes: Partial<OperatingPoint> = {}): LanguageEvidence {
  return { first: witness(language, readings, changes), second: null, partials: [] };
}

/** A language with two. */
function both(first: Readings, second: Readings, changes: Partial<OperatingPoint> = {}): LanguageEvidence {
  return { first: witness('zh', first, changes), second: witness('zh', second, changes), partials: [] };
}

function interpret(languages: readonly LanguageEvidence[], changes: Partial<UtteranceEvidence> = {}) {
  const usual = { isLanguageMissing: false, speechMs: 800, peakDbFs: -20, roomDbFs: -60, justBeforeDbFs: null };
  return interpretUtterance({ languages, ...usual, ...changes });
}

const twelve = { kind: 'floors', floors: ['12'] };
const five = { kind: 'floors', floors: ['5'] };

describe('accepted', () => {
  it('a whole phrase that means a floor', () => {
    expect(interpret([heard('zh', '十 二 楼'), heard('en', '[unk]')])).toEqual({
      decision: 'accepted',
      intent: twelve,
      language: 'zh',
      text: '十二楼',
      confidence: 1,
    });
  });

  it.each([
    ['zh', '确 认', 'confirm'],
    ['en', 'cancel', 'cancel'],
  ] as const)('an answer (%s %s)', (language, text, kind) => {
    expect(interpret([heard(language, text)])).toMatchObject({ decision: 'accepted', intent: { kind } });
  });

  it('several floors in the order said', () => {
    expect(interpret([heard('zh', '五 楼 和 十 二 楼')])).toMatchObject({
      decision: 'accepted',
      intent: { kind: 'floors', floors: ['5', '12'] },
    });
  });

  it('what is no floor: doors, and floors to be taken back', () => {
    expect(interpret([heard('zh', '开 门')])).toMatchObject({ intent: { kind: 'openDoors' } });
    expect(interpret([heard('zh', '取 消 五 楼')])).toMatchObject({ intent: { kind: 'cancel', floors: ['5'] } });
  });

  it('the same floor from both languages, in the words of the surer one', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '[unk]': -3.5 }), heard('en', 'floor twelve')]);
    expect(decision).toMatchObject({ decision: 'accepted', intent: twelve, language: 'en', text: 'floor twelve' });
  });

  it('a request that is surer than the other language’s small talk', () => {
    const decision = interpret([heard('zh', '十 二 楼'), heard('en', { 'good morning': 0, '[unk]': -1 })]);
    expect(decision).toMatchObject({ decision: 'accepted', intent: twelve });
  });
});

describe('uncertain', () => {
  it.each([
    ['a floor that is heard for it', '十 四 楼', 0.5, 'uncertain'],
    ['a floor that is heard for it, where the model asks for no more', '十 四 楼', undefined, 'accepted'],
    ['another floor', '十 五 楼', 0.5, 'accepted'],
  ] as const)('when it is only just surer than %s', (_what, rival, confusableMargin, decision) => {
    const changes = confusableMargin === undefined ? {} : { confusableMargin };
    expect(interpret([heard('zh', { '十 二 楼': 0, [rival]: -3.2 }, changes)])).toMatchObject({
      decision,
      intent: twelve,
    });
    expect(interpret([heard('zh', { '十 二 楼': 0, [rival]: -3.8 }, changes)]).decision).toBe('accepted');
  });

  it('a bare number, with the floor to ask about', () => {
    const decision = interpret([heard('zh', '十 二')]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve], text: '十二' });
  });

  it('two languages with different floors, the surer one first', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '[unk]': -2.5 }), heard('en', 'floor five')]);
    expect(decision).toMatchObject({
      decision: 'uncertain',
      intent: five,
      alternatives: [five, twelve],
      language: 'en',
    });
  });
});

describe('margins', () => {
  it('a floor that another one comes close to is asked about, with both', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '五 楼': -2.9 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve, five] });
    expect(interpret([heard('zh', { '十 二 楼': 0, '五 楼': -3 })])).toMatchObject({ decision: 'accepted' });
  });

  it('another wording of the same floor does not compete with it', () => {
    expect(interpret([heard('zh', { '十 二 楼': 0, '十 二': -0.2 })])).toMatchObject({ decision: 'accepted' });
  });

  it('a floor is asked about, with those that may have been meant instead, but none that is missing', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '四 楼': -1, '[unk]': -3 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve] });
  });

  it('a request that the other language may have heard as small talk is asked about', () => {
    const decision = interpret([heard('zh', '十 二 楼'), heard('en', { 'good morning': 0, '[unk]': -3 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve });
  });

  it('one doubtful word makes it a question, however sure the others are', () => {
    const readings = { '十 二 楼': 0, '十 五 楼': -0.1, '十 四 楼': -0.1 };
    expect(interpret([heard('zh', readings, { alone: { accept: 0, ask: 0 } })])).toMatchObject({
      decision: 'uncertain',
    });
  });

  it('what was another sentence until just before the end is asked about', () => {
    const steady = { ...heard('zh', '十 二 楼'), partials: ['五', '十', '十 二', '十 二 楼'] };
    expect(interpret([steady])).toMatchObject({ decision: 'accepted' });
    expect(interpret([{ ...steady, partials: ['十', '十 五', '十 二 楼'] }])).toMatchObject({ decision: 'accepted' });
    expect(interpret([{ ...steady, partials: ['十', '你 好'] }])).toMatchObject({ decision: 'accepted' });
    const unsteady = { ...steady, partials: ['五', '五 楼'] };
    expect(interpret([unsteady])).toMatchObject({ decision: 'uncertain', intent: twelve });
  });
});

describe('two witnesses', () => {
  it('that agree are believed', () => {
    const doubtful = { '十 二 楼': 0, '五 楼': -2.5 };
    expect(interpret([both(doubtful, doubtful)])).toMatchObject({ decision: 'accepted', intent: twelve });
    expect(interpret([heard('zh', doubtful)])).toMatchObject({ decision: 'uncertain' });
  });

  it('that heard it in other words must be surer', () => {
    const one = both({ '十 二 楼': 0, '五 楼': -2.5 }, { '十 二': 0, '五 楼': -3 });
    expect(interpret([one])).toMatchObject({ decision: 'uncertain', intent: twelve });
    const surer = both({ '十 二 楼': 0, '五 楼': -3 }, { '十 二': 0, '五 楼': -3.5 });
    expect(interpret([surer])).toMatchObject({ decision: 'accepted', intent: twelve });
  });

  it('that contradict each other are a question about both floors', () => {
    const decision = interpret([both({ '十 二 楼': 0, '五 楼': -3 }, { '五 楼': 0, '十 二 楼': -2 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve, five] });
  });

  it('of which the second heard nothing: a question if the first was sure, else nothing', () => {
    expect(interpret([both('十 二 楼', { '[unk]': 0, '十 二 楼': -1 })])).toMatchObject({ decision: 'uncertain' });
    expect(interpret([both({ '十 二 楼': 0, '[unk]': -1 }, '[unk]')])).toMatchObject({
      decision: 'rejected',
      reason: 'unknownWords',
    });
  });

  it('count by their weight', () => {
    const [first, second] = [
      { '十 二 楼': 0, '五 楼': -3 },
      { '五 楼': 0, '十 二 楼': -3.5 },
    ] as const;
    expect(interpret([both(first, second)])).toMatchObject({ intent: five });
    expect(interpret([both(first, second, { weightAsSecond: 0.5 })])).toMatchObject({ intent: twelve });
  });

  it('the second one’s better guess is found where the first one put it second', () => {
    const decision = interpret([both({ '五 楼': 0, '十 二 楼': -0.5 }, { '十 二 楼': 0, '五 楼': -3 })]);
    expect(decision).toMatchObject({ intent: twelve, text: '十二楼' });
  });
});

describe('a call for help', () => {
  const distress = { kind: 'distress' };

  it('is understood at low confidence: nearer to one than to anything else is enough', () => {
    const hardly = { '救 命': 0, '[unk]': -0.1 };
    expect(interpret([heard('zh', hardly)])).toMatchObject({ decision: 'uncertain', intent: distress });
    // A floor as doubtful as that is nothing.
    expect(interpret([heard('zh', { '十 二 楼': 0, '[unk]': -0.1 })])).toMatchObject({ reason: 'lowConfidence' });
  });

  it('that only one witness heard is one, if it heard nothing else', () => {
    expect(interpret([both('救 命', '[unk]')])).toMatchObject({ decision: 'uncertain', intent: distress });
    expect(interpret([both({ '救 命': 0, '[unk]': -3 }, '[unk]')])).toMatchObject({ reason: 'unknownWords' });
  });

  it('noise and talk are none', () => {
    expect(interpret([heard('zh', { '[unk]': 0, '救 命': -0.1 })])).toMatchObject({ reason: 'unknownWords' });
    expect(interpret([heard('zh', { '你 好': 0, '救 命': -0.1 })])).toMatchObject({ reason: 'notAPhrase' });
    expect(interpret([heard('zh', '救 命')], { peakDbFs: -51 })).toMatchObject({ reason: 'tooQuiet' });
  });

  it('is heard beside talk in the other language, not instead of talk in its own', () => {
    const maybeHelp = heard('en', { 'help me': 0, '[unk]': -1 });
    expect(interpret([heard('zh', '你 好'), maybeHelp])).toMatchObject({ intent: distress, language: 'en' });
    const talk = heard('en', { 'good morning': 0, 'help me': -0.5 });
    expect(interpret([heard('zh', '[unk]'), talk])).toMatchObject({ reason: 'notAPhrase' });
  });

  it('comes before a question about a floor, not before a call that is sure', () => {
    const maybeHelp = heard('en', { 'help me': 0, '[unk]': -0.5 });
    expect(interpret([heard('zh', { '十 二 楼': 0, '五 楼': -2 }), maybeHelp])).toMatchObject({
      decision: 'uncertain',
      intent: distress,
      alternatives: [distress],
      language: 'en',
    });
    expect(interpret([heard('zh', '十 二 楼'), maybeHelp])).toMatchObject({ decision: 'accepted', intent: twelve });
  });

  it('that one language is sure of comes before the surer floor of the other', () => {
    const sureHelp = heard('en', { 'help me': 0, '[unk]': -3.2 });
    const surerFloor = both('十 二 楼', '十 二 楼');
    expect(interpret([surerFloor])).toMatchObject({ decision: 'accepted', intent: twelve });
    expect(interpret([surerFloor, sureHelp])).toMatchObject({
      decision: 'uncertain',
      intent: distress,
      language: 'en',
    });
  });
});

describe('several floors', () => {
  it('are a question when the languages heard them in another order', () => {
    const decision = interpret([heard('zh', '五 楼 和 十 二 楼'), heard('en', 'floor twelve and floor five')]);
    expect(decision).toMatchObject({ decision: 'uncertain' });
  });

  it('with a missing one among them: none is called, the missing one is named', () => {
    expect(interpret([heard('zh', '五 楼 和 四 楼')])).toMatchObject({
      decision: 'rejected',
      reason: 'floorUnknown',
      floorSpoken: '4',
    });
  });
});

describe('rejected, one test for each reason', () => {
  const rejected = (reason: string) =>
    expect.objectContaining({ decision: 'rejected', reason, floorSpoken: null }) as unknown;

  it('noSpeech: nothing was recognised', () => {
    expect(interpret([heard('zh', ''), heard('en', '')])).toEqual(rejected('noSpeech'));
  });

  it('unknownWords: any part of it was something else', () => {
    expect(interpret([heard('zh', '[unk]')])).toEqual(rejected('unknownWords'));
    expect(interpret([heard('zh', '[unk] 十 二 楼')])).toEqual(rejected('unknownWords'));
  });

  it('notAPhrase: words in another order, half a phrase, and decoys', () => {
    for (const text of ['楼 十 二', '十', '你 好'])
      expect(interpret([heard('zh', text)])).toEqual(rejected('notAPhrase'));
  });

  it('lowConfidence: nearer to a request than to anything else, but not by enough to ask', () => {
    expect(interpret([heard('zh', { '十 二 楼': 0, '[unk]': -0.9 })])).toEqual(rejected('lowConfidence'));
    expect(interpret([heard('zh', { '十 二 楼': 0, '[unk]': -1 })])).toMatchObject({ decision: 'uncertain' });
  });

  it.each([170, 2_800])('implausibleTiming: three syllables in %i ms', (speechMs) => {
    expect(interpret([heard('zh', '十 二 楼')], { speechMs })).toEqual(rejected('implausibleTiming'));
  });

  it('tooQuiet: not over the room, whatever was recognised', () => {
    expect(interpret([heard('zh', '十 二 楼')], { peakDbFs: -51 })).toEqual(rejected('tooQuiet'));
    expect(interpret([heard('zh', '十 二 楼')], { peakDbFs: -51, roomDbFs: null })).toMatchObject({
      decision: 'accepted',
    });
  });

  it('tooQuiet: far below what was said just before, as breath and echoes are', () => {
    expect(interpret([heard('zh', '十 二 楼')], { justBeforeDbFs: 6 })).toEqual(rejected('tooQuiet'));
    expect(interpret([heard('zh', '十 二 楼')], { justBeforeDbFs: 4 })).toMatchObject({ decision: 'accepted' });
  });

  it('floorUnknown and floorLocked: with what to name in the answer', () => {
    expect(interpret([heard('zh', '四 楼')])).toMatchObject({
      decision: 'rejected',
      reason: 'floorUnknown',
      floorSpoken: '4',
    });
    expect(interpret([heard('zh', '二 楼')])).toMatchObject({
      decision: 'rejected',
      reason: 'floorLocked',
      floorSpoken: '2',
    });
  });

  it('floorUnknown: named where it was asked for with its word for floor, even if another one may be meant', () => {
    const decision = interpret([heard('zh', { '四 楼': 0, '十 二 楼': -0.5, '[unk]': -2 })]);
    expect(decision).toMatchObject({ decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' });
  });

  it('floorUnknown: a number alone is named only where it is sure', () => {
    expect(interpret([heard('zh', { 四: 0, '[unk]': -3 })])).toMatchObject({
      reason: 'floorUnknown',
      floorSpoken: '4',
    });
    expect(interpret([heard('zh', { 四: 0, '[unk]': -2.9 })])).toEqual(rejected('lowConfidence'));
    expect(interpret([heard('zh', { 四: 0, '十 二': -2.9 })])).toEqual(rejected('lowConfidence'));
  });

  it('tooManyFloors: none of them is called, nor asked about', () => {
    for (const readings of ['一 二 三 四 楼', { '一 二 三 四 楼': 0, '五 楼 和 十 二 楼': -1 }])
      expect(interpret([heard('zh', readings)])).toEqual(rejected('tooManyFloors'));
  });

  it('otherLanguageStronger: small talk in one language is no request in the other', () => {
    const decision = interpret([heard('zh', '你 好'), heard('en', { 'floor five': 0, '[unk]': -3.5 })]);
    expect(decision).toEqual(rejected('otherLanguageStronger'));
  });

  it('otherLanguageStronger: a missing floor is not named where it may be small talk as well', () => {
    const greeting = { 'good morning': 0, '[unk]': -1 };
    expect(interpret([heard('zh', '四 楼'), heard('en', greeting)])).toEqual(rejected('otherLanguageStronger'));
    expect(interpret([heard('zh', '十 二 楼'), heard('en', greeting)])).toMatchObject({ decision: 'accepted' });
    expect(interpret([heard('zh', '四 楼'), heard('en', '[unk]')])).toMatchObject({ floorSpoken: '4' });
  });

  it('a missing floor that was heard more surely than a real one in the other language', () => {
    const decision = interpret([heard('zh', '四 楼'), heard('en', { 'floor five': 0, '[unk]': -1.5 })]);
    expect(decision).toMatchObject({ decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' });
  });

  it('tells the reason that came closest to a request', () => {
    expect(interpret([heard('zh', '[unk]'), heard('en', { 'floor five': 0, '[unk]': -0.5 })])).toMatchObject({
      reason: 'lowConfidence',
      language: 'en',
    });
  });
});

describe('without a language whose recogniser is lost', () => {
  const lost = { isLanguageMissing: true };

  it('a call is asked about and never made, however sure the others are', () => {
    const decision = interpret([both('十 二 楼', '十 二 楼')], lost);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve], text: '十二楼' });
  });

  it('what would have been asked about is nothing', () => {
    const doubtful = { '十 二 楼': 0, '[unk]': -1 };
    expect(interpret([heard('zh', doubtful)])).toMatchObject({ decision: 'uncertain' });
    expect(interpret([heard('zh', doubtful)], lost)).toMatchObject({ decision: 'rejected', reason: 'lowConfidence' });
    expect(interpret([heard('zh', '十 二')], lost)).toMatchObject({ decision: 'rejected', reason: 'lowConfidence' });
  });

  it.each(['确 认', '取 消 五 楼'])('an answer counts as ever (%s)', (text) => {
    expect(interpret([heard('zh', text)], lost)).toEqual(interpret([heard('zh', text)]));
    expect(interpret([heard('zh', text)], lost).decision).toBe('accepted');
  });

  it('a call for help counts as ever, however doubtful', () => {
    for (const readings of ['救 命', { '救 命': 0, '[unk]': -0.1 }])
      expect(interpret([heard('zh', readings)], lost)).toMatchObject({ intent: { kind: 'distress' } });
  });

  it('talk gets the silence it always gets', () => {
    for (const text of ['', '[unk]', '你 好'])
      expect(interpret([heard('zh', text)], lost)).toEqual(interpret([heard('zh', text)]));
  });
});

describe('privacy', () => {
  it('no word of what was no request leaves', () => {
    const spoken = ['[unk]', '你 好', '楼 十 二', '四 楼', ''];
    for (const text of spoken) {
      const decision = interpret([heard('zh', text), heard('en', { 'good morning': 0, '[unk]': -0.5 })]);
      expect(Object.keys(decision).toSorted()).toEqual(['confidence', 'decision', 'floorSpoken', 'language', 'reason']);
      expect(JSON.stringify(decision)).not.toMatch(/你|楼|morning/u);
    }
  });
});
