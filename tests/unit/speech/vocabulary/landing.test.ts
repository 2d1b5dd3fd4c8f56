import { describe, expect, it } from 'vitest';
import type { Direction, LandingStation } from '../../../../config/index.js';
import type { Mention, Meaning } from '../../../../speech/vocabulary/meaning.js';
import { landingStation } from '../../../support/landing-station.js';
import { compile, tokensOf } from './office-vocabulary.js';

function vocabularyOf(language: 'zh' | 'en', changes: Partial<LandingStation> = {}) {
  const compiled = compile(language, landingStation(changes));
  if (!compiled.ok) throw new Error(compiled.failure.map(({ message }) => message).join());
  return compiled.value;
}

const landing = { zh: vocabularyOf('zh'), en: vocabularyOf('en') };
const languageOf = (text: string): 'zh' | 'en' => (/[a-z]/u.test(text) ? 'en' : 'zh');

function meaningOf(text: string, vocabulary = landing[languageOf(text)]): Meaning | undefined {
  return vocabulary.read(tokensOf(text))?.meaning;
}

const call = (direction: Direction, isDoubtful = false): Meaning => {
  return { kind: 'landingCall', mention: { kind: 'direction', direction }, isDoubtful };
};

describe('what is said at a landing', () => {
  it.each([
    ['上楼', 'up'],
    ['我要上楼', 'up'],
    ['往上', 'up'],
    ['你好我要上去谢谢', 'up'],
    ['帮我按一下上楼', 'up'],
    ['下楼', 'down'],
    ['我要下去', 'down'],
    ['往下', 'down'],
    ['up please', 'up'],
    ['going up please', 'up'],
    ['i want to go up', 'up'],
    ['hello i would like to go up please', 'up'],
    ["i'm going down", 'down'],
    ['down please thank you', 'down'],
  ] as const)('%s calls the lift %s', (text, direction) => {
    expect(meaningOf(text)).toEqual(call(direction));
  });

  it.each([
    ['上', 'up'],
    ['下', 'down'],
    ['上去', 'up'],
    ['up', 'up'],
    ['down', 'down'],
  ] as const)('%s alone is asked about, as the site says of such words', (text, direction) => {
    const language = languageOf(text);
    const vocabulary = (bareNumbers: 'accept' | 'never') =>
      vocabularyOf(language, { vocabulary: { bareNumbers, wakeWords: {} } });
    expect(meaningOf(text)).toEqual(call(direction, true));
    expect(meaningOf(text, vocabulary('accept'))).toEqual(call(direction));
    expect(meaningOf(text, vocabulary('never'))).toEqual({ kind: 'decoy' });
  });

  it.each([
    ['我要去十二楼', 'up'],
    ['去三楼', 'down'],
    ['到负一楼', 'down'],
    ['take me to floor twelve', 'up'],
    ['the third floor please', 'down'],
  ] as const)('%s is asked about: %s, as the floor lies', (text, direction) => {
    expect(meaningOf(text)).toEqual(call(direction, true));
  });

  it.each(['我要上楼不对我要下楼', 'up please no down please'])('%s is the second one, and known as such', (text) => {
    expect(landing[languageOf(text)].read(tokensOf(text))).toHaveProperty('isSecondThought', true);
    expect(meaningOf(text)).toEqual(call('down'));
  });

  it.each([
    ...['不要上楼', '我不下去了', "don't go up", 'i am not going down', '我要上楼算了', 'up please never mind'],
    ...['我要上楼不对我要下楼算了', '去三楼算了', '我要去五楼不去了', 'take me to floor two forget it'],
  ])('%s takes back what was asked about, whatever it was', (text) => {
    expect(meaningOf(text)).toEqual({ kind: 'cancel', mentions: [] });
  });

  it.each([
    ['确认', 'confirm'],
    ['取消', 'cancel'],
    ['怎么用', 'help'],
    ['救命', 'distress'],
    ['yes please', 'confirm'],
    ['say that again', 'repeat'],
    ['help me', 'distress'],
  ])('%s is an answer as in a car: %s', (text, kind) => {
    expect(meaningOf(text)?.kind).toBe(kind);
  });

  it.each([
    // The announcer, when the car has come.
    ...['going up', 'going down', '电梯上行', '上行', 'doors opening'],
    ...['三楼', '我在三楼', '十二', 'floor three', 'i live on floor three'],
    ...['他上楼了', '上来', '楼上', 'it is going up', 'hurry up', 'slow down'],
    // Which way others go, asked or told.
    ...['你要上楼吗', '您要上楼吗', '你们上楼吗', '要上楼吗', '上不上', '他要下楼', '我们下楼吗', '怎么上去'],
    ...['are we going up', 'do you want to go up', 'shall we go up', 'they want to go down', 'up or down'],
    // A landing has no say over the doors.
    ...['开门', 'close the doors'],
  ])('%s is talk', (text) => {
    expect(meaningOf(text)).toEqual({ kind: 'decoy' });
  });
});

describe('a landing', () => {
  const { up } = landingStation().calls;
  const missing: Mention = { kind: 'unknown', spoken: 'down' };

  it('with one button tells whoever wants to go the other way', () => {
    const ground = vocabularyOf('en', { calls: { up, down: null } });
    expect(meaningOf('down please', ground)).toEqual({ kind: 'landingCall', mention: missing, isDoubtful: false });
    expect(meaningOf('take me to floor two', ground)).toMatchObject({ mention: missing });
    expect(meaningOf('down please never mind', ground)).toEqual({ kind: 'cancel', mentions: [] });
    expect(meaningOf('up please', ground)).toEqual(call('up'));
  });

  it('never presses a button whose lamp cannot be read', () => {
    const dark = vocabularyOf('en', { calls: { up: { id: 'up', contact: 1, lamp: null, voice: false }, down: null } });
    expect(meaningOf('up please', dark)).toMatchObject({ mention: { kind: 'locked', spoken: 'up' } });
  });

  it('whose number is not known makes nothing of floors', () => {
    const unnumbered = vocabularyOf('zh', { floor: { id: 'G', number: null, names: {} } });
    expect(unnumbered.read(tokensOf('去三楼'))).toBeNull();
    expect(meaningOf('我要上楼', unnumbered)).toEqual(call('up'));
  });

  it('takes nobody to the floor on which it is', () => {
    expect(meaningOf('去五楼')).toMatchObject({ mention: { kind: 'here' } });
  });

  it('reports its calls and the ways to ask for them', () => {
    const { report } = landing.zh;
    expect([report.floors, report.calls]).toEqual([0, ['up', 'down']]);
    expect(report.spellings).toContainEqual({ floor: 'up', phrase: '我要上楼', ways: ['我 要 上 楼'] });
  });

  it('is called by no word that a request is made of', () => {
    const wake = { bareNumbers: 'confirm', wakeWords: { zh: ['往上'] } } as const;
    const compiled = compile('zh', landingStation({ vocabulary: wake }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].vocabulary.wakeWords.zh[0]' }] });
  });
});
