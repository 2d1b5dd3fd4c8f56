import { describe, expect, it } from 'vitest';
import type { Site } from '../../../config/index.js';
import { answerKinds } from '../../../controller/domain/answer.js';
import { isGivenAt } from '../../../controller/domain/messages/answer-subjects.js';
import { answerWords } from '../../../controller/domain/messages/answer-words.js';
import { promptPlan } from '../../../controller/domain/messages/prompt-plan.js';
import { recordingScript } from '../../../controller/domain/messages/recording-script.js';
import { landingStation } from '../../support/landing-station.js';
import { language, languages } from '../../support/languages.js';
import { messages } from '../../support/messages.js';
import { floorOf, officeStation } from '../../support/office-station.js';

/** B1, 1-3, 5-12, 12A, 14, 15; the third floor is locked. */
function officeSite(codes: readonly string[] = ['zh', 'en', 'ko']): Site {
  const station = officeStation();
  const floors = station.floors.map((floor) => (floor.id === '3' ? { ...floor, voice: false } : floor));
  return {
    name: 'test',
    languages: codes,
    stations: [{ ...station, floors }],
    prompts: { folder: null, levelDbFs: -20, loudestDbFs: -12 },
    journal: { retentionDays: 90 },
  };
}

const script = recordingScript(officeSite(), languages);
const textOf = (name: string): string | undefined => script.find((line) => line.name === name)?.text;
const twelve = floorOf('12', 12, 12);
const five = floorOf('5', 5, 5);

describe('names of recordings', () => {
  it('an answer about one floor: whole, else put together around the floor', () => {
    expect(messages.spoken('registered', [twelve], 'en').recordings).toEqual([
      ['en/registered/12'],
      ['en/_floors/12', 'en/registered/_after'],
    ]);
    expect(messages.spoken('pleaseConfirm', [twelve], 'zh').recordings).toEqual([
      ['zh/pleaseConfirm/12'],
      ['zh/pleaseConfirm/_before', 'zh/_floors/12', 'zh/pleaseConfirm/_after'],
    ]);
  });

  it('an answer about several floors: put together, with the wording for several', () => {
    expect(messages.spoken('registered', [five, twelve], 'en').recordings).toEqual([
      ['en/registered/_several-before', 'en/_floors/5', 'en/_floors/_and', 'en/_floors/12'],
    ]);
    expect(messages.spoken('registered', [five, twelve], 'zh').recordings).toEqual([
      ['zh/_floors/5', 'zh/_floors/_and', 'zh/_floors/12', 'zh/registered/_after'],
    ]);
  });

  it('a language that says nothing between two floors but a pause needs no recording for it', () => {
    const { floors, ...rest } = language('ko');
    const words = answerWords({ ...rest, floors: { ...floors, said: { ...floors.said, and: ', ' } } });
    expect(words.registered([five, twelve], officeStation()).spoken.recordings).toEqual([
      ['ko/_floors/5', 'ko/_floors/12', 'ko/registered/_after'],
    ]);
  });

  it('an answer without a floor, and one that names none, is one file', () => {
    expect(messages.spoken('notNow', [twelve], 'en').recordings).toEqual([['en/notNow']]);
    expect(messages.spoken('noSuchFloor', [], 'en').recordings).toEqual([['en/noSuchFloor']]);
  });

  it('an answer that names how many floors may be said is one file for each number', () => {
    expect(
      messages.spoken(
        'tooManyFloors',
        [],
        'en',
        officeStation({ limits: { callsPerMinute: 12, floorsPerSentence: 2 } }),
      ).recordings,
    ).toEqual([['en/tooManyFloors/2']]);
  });

  it('a floor that is not there has a name of its own', () => {
    expect(messages.spoken('noSuchFloor', [floorOf('4', 4, 1)], 'en').recordings).toEqual([
      ['en/noSuchFloor/4'],
      ['en/noSuchFloor/_before', 'en/_missing/4'],
    ]);
  });
});

describe('the script for a speaker', () => {
  it('says what is spoken under each name', () => {
    expect(textOf('en/notNow')).toBe('Voice is not available right now');
    expect(textOf('en/registered/_after')).toBe('… is registered');
    expect(textOf('zh/pleaseConfirm/_before')).toBe('您要去的是 …');
    expect(textOf('zh/_floors/B1')).toBe('地下一层');
    expect(textOf('en/_missing/13')).toBe('thirteenth floor');
    expect(textOf('en/notAllowed/3')).toBe('Floor three is by button only');
    expect(textOf('ko/registered/12')).toBe('십이층 등록되었습니다');
  });

  it('has a file for every answer that can be given about one floor or none between the lowest and the highest', () => {
    const names = new Set(script.map(({ name }) => name));
    const plan = promptPlan(officeSite(), messages);
    expect(plan.length).toBeGreaterThan(3 * 15 * 4);
    for (const { text, recordings, language: code } of plan) {
      const isBeyond = recordings.flat().some((name) => /\/_missing\/(?:1[6-9]|[2-9]\d|B[2-9])$/.test(name));
      if (!isBeyond) for (const name of recordings.flat()) expect(names, `${code}: ${text}`).toContain(name);
    }
  });

  it('lists every name once and nothing that no answer would play', () => {
    const names = script.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('zh/registered/3');
    expect(names).not.toContain('zh/noSuchFloor/40');
  });

  it('has names that are files on any disk, and none of a floor for anything else', () => {
    for (const { name } of script) expect(name).toMatch(/^[a-z-]+(\/_?[A-Za-z0-9-]+){1,2}$/);
    expect(script.filter(({ name }) => name.endsWith('/_and')).every(({ part }) => part === 'floor')).toBe(true);
  });
});

describe('a landing', () => {
  const site: Site = { ...officeSite(), stations: [landingStation()] };

  it('has a file for each of its answers, and each of them is spoken ahead', () => {
    const names = recordingScript(site, languages).map(({ name }) => name);
    const planned = promptPlan(site, messages).flatMap(({ recordings }) => recordings.flat());
    expect(new Set(names)).toEqual(new Set(planned));
    expect(names).toContain('zh/landing/registered/up');
    expect(names).toContain('en/landing/pleaseConfirm/down');
    expect(names.filter((name) => !name.includes('/landing/'))).toEqual([]);
  });
});

describe('the answers that are spoken ahead', () => {
  it('are each there once, the calls of the first language foremost and floors that nobody has last', () => {
    const plan = promptPlan(officeSite(['zh', 'en']), messages);
    expect(new Set(plan.map((sentence) => JSON.stringify(sentence))).size).toBe(plan.length);
    expect(plan.slice(0, 4).map(({ text }) => text)).toEqual([
      '这一层已登记',
      'This floor is registered',
      '地下一层已登记',
      'Basement one is registered',
    ]);
    expect(plan.at(-1)?.text).toBe('There is no ninety ninth floor');
  });

  it('are all that can be said about one floor or none', () => {
    const site = officeSite(['zh', 'en']);
    const texts = new Set(promptPlan(site, messages).map(({ text }) => text));
    const given = answerKinds.filter((kind) => isGivenAt(kind, site.stations[0]!));
    expect(given.length).toBeGreaterThan(10);
    for (const kind of given) {
      for (const code of ['zh', 'en']) expect(texts).toContain(messages.spoken(kind, [], code).text);
    }
    expect(texts).toContain('没有四楼');
    // Of a floor that may be called: outside its hours, and while its wiring is suspected.
    expect(texts).toContain(messages.spoken('notAllowed', [twelve], 'zh').text);
    expect(texts).toContain(messages.spoken('noSuchFloor', [floorOf('B2', -2, 1)], language('en').code).text);
  });

  it('are those about doors and alarm only where they are wired', () => {
    const site = officeSite(['en']);
    const wired = { doors: { open: { contact: 15 }, close: null }, alarm: { contact: 16 } };
    const textsOf = (changes: object): readonly string[] =>
      promptPlan({ ...site, stations: [{ ...officeStation(), ...changes }] }, messages).map(({ text }) => text);
    const ofDoors = ['Holding the door open button', 'Please press the button for the door'];
    const alarm = 'Voice has pressed the alarm once, please press the yellow alarm button as well';
    expect(textsOf(wired)).toEqual(expect.arrayContaining([...ofDoors, alarm]));
    expect(textsOf(wired)).not.toContain('The door close button was pressed');
    for (const text of [...ofDoors, alarm]) expect(textsOf({})).not.toContain(text);
  });
});
