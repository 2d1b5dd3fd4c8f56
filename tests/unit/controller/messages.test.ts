import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AnswersFile } from '../../../config/index.js';
import { answerKinds, type AnswerKind } from '../../../controller/domain/answer.js';
import {
  spokenFloorReference,
  type ButtonReference,
  type FloorReference,
} from '../../../controller/domain/button-reference.js';
import { Messages } from '../../../controller/domain/messages/messages.js';
import { landingStation } from '../../support/landing-station.js';
import { language, languages } from '../../support/languages.js';
import { messages } from '../../support/messages.js';

const twelve = { id: '12', number: 12, names: {} };
const parking = { id: 'B2', number: -2, names: { zh: ['停车场'], en: ['parking'] } };
const gym = { id: '12A', number: null, names: { zh: ['健身房'], en: ['gym'] } };
const nameless = { id: '12A', number: null, names: {} };

function says(kind: AnswerKind, code: string, ...floors: readonly FloorReference[]) {
  return [messages.shown(kind, floors)[code], messages.spoken(kind, floors, code).text];
}

describe('answers', () => {
  test('have words for every way a request can end, and for nothing else', () => {
    expectTypeOf<Exclude<keyof AnswersFile, 'landing'>>().toEqualTypeOf<AnswerKind>();
    for (const kind of answerKinds) expect(Object.keys(messages.shown(kind, [twelve]))).toEqual([...languages.keys()]);
  });

  test('show a floor as on its button and say it as people do', () => {
    expect(says('registered', 'zh', twelve)).toEqual(['12楼已登记', '十二楼已登记']);
    expect(says('registered', 'zh', parking)).toEqual(['B2层已登记', '地下二层已登记']);
    expect(says('registered', 'zh', gym)).toEqual(['12A楼已登记', '健身房已登记']);
    expect(says('registered', 'zh', nameless)).toEqual(['12A楼已登记', '十二A已登记']);
    expect(says('registered', 'en', parking)).toEqual(['Floor B2 is registered', 'Basement two is registered']);
    expect(says('registered', 'en', gym, twelve)).toEqual([
      'The lift has registered floor 12A and floor 12',
      'The lift has registered gym and floor twelve',
    ]);
    expect(says('registered', 'en', nameless)[1]).toBe('Floor twelve A is registered');
  });

  test('name a floor that does not exist as people say it', () => {
    const missing = (spoken: string, code: string): unknown =>
      says('noSuchFloor', code, spokenFloorReference(spoken))[1];
    expect(missing('4', 'zh')).toBe('没有四楼');
    expect(missing('4', 'en')).toBe('There is no fourth floor');
    expect(missing('-3', 'en')).toBe('There is no basement three');
    expect(missing('B3', 'en')).toBe('There is no basement three');
    expect(says('noSuchFloor', 'zh')).toEqual(['没有这一层', '没有这一层']);
    expect(says('noSuchFloor', 'en')).toEqual(['There is no such floor', 'There is no such floor']);
    expect(spokenFloorReference('roof')).toMatchObject({ id: 'roof', number: null });
  });

  test('name how many floors one sentence may call', () => {
    const limit = (most: number, code: string): readonly unknown[] => {
      const car = { kind: 'car', limits: { callsPerMinute: 12, floorsPerSentence: most } } as const;
      return [messages.shown('tooManyFloors', [], car)[code], messages.spoken('tooManyFloors', [], code, car).text];
    };
    expect(limit(3, 'en')).toEqual([
      'Please say at most 3 floors at a time',
      'Please say at most three floors at a time',
    ]);
    expect(limit(2, 'zh')).toEqual(['一次最多说2个楼层', '一次最多说两个楼层']);
    expect(limit(1, 'zh')).toEqual(['一次只能说一个楼层', '一次只能说一个楼层']);
    expect(limit(1, 'en')[1]).toBe('Please say only one floor at a time');
    for (const code of languages.keys())
      for (const most of [1, 2, 3]) expect(limit(most, code), code).not.toContain('{');
  });

  test('in a language that is not there are a fault of ours', () => {
    expect(() => messages.spoken('notNow', [], 'fr')).toThrow(/no language "fr"/);
  });
});

describe('answers at a landing', () => {
  const at = landingStation();
  const saysThere = (kind: AnswerKind, code: string, ...named: readonly ButtonReference[]) => [
    messages.shown(kind, named, at)[code],
    messages.spoken(kind, named, code, at).text,
  ];

  test('name the direction', () => {
    expect(saysThere('registered', 'zh', { id: 'up' })).toEqual(['上行已登记', '上行已登记']);
    expect(saysThere('registered', 'en', { id: 'up' })[0]).toBe('Up is registered');
    expect(saysThere('pleaseConfirm', 'en', { id: 'down' })[1]).toBe('Was that down? Say yes please or cancel');
    expect(saysThere('noSuchFloor', 'en', { id: 'up' })[1]).toBe('The lift does not go up from here');
    expect(saysThere('howToSpeak', 'zh', { id: 'down' })[1]).toBe('比如您可以说我要下楼');
  });

  test('name no direction where none is known, or its button is gone', () => {
    expect(saysThere('registered', 'en')[1]).toBe('The call is registered');
    expect(saysThere('pleasePressTheButton', 'zh')[1]).toBe('电梯没有确认，请您按一下按钮');
    expect(saysThere('howToSpeak', 'en')[1]).toBe('The lift cannot be called by voice here, please press the button');
  });

  test('are there in every language for every way a request can end, with nothing left to fill in', () => {
    for (const code of languages.keys())
      for (const kind of answerKinds)
        for (const named of [[], [{ id: 'up' } as const], [{ id: 'down' } as const]])
          for (const text of saysThere(kind, code, ...named)) expect(text, `${code} ${kind}`).toMatch(/^[^{}]+$/u);
  });

  test('are recorded each as a whole', () => {
    const recordings = (kind: AnswerKind, ...named: readonly ButtonReference[]) =>
      messages.spoken(kind, named, 'en', at).recordings;
    expect(recordings('registered', { id: 'up' })).toEqual([['en/landing/registered/up']]);
    expect(recordings('notNow', { id: 'up' })).toEqual([['en/landing/notNow']]);
  });
});

describe('what the page shows', () => {
  test('is in the languages of the page, with the other languages by name', () => {
    expect(messages.display(({ notices }) => notices.languageLost('zh', ['en', 'ko']))).toMatchObject({
      en: 'Chinese is not recognised for the moment: please speak English or Korean or use the buttons',
      zh: '中文识别暂时不可用，请说英语或韩语，或使用按钮',
    });
    expect(messages.display(({ chain }) => chain.pressed(twelve, 5))).toMatchObject({
      en: 'Floor 12: contact 5 closed',
      zh: '12楼：触点5闭合',
    });
    expect(messages.display(({ chain }) => chain.uncertain([]))['en']).toBe('Not certain');
    expect(messages.display(({ chain }) => chain.uncertain([twelve]))['en']).toBe('Not certain: floor 12?');
  });

  test('leaves out languages that the page does not speak; their answers are there', () => {
    const mute = { ...language('en'), code: 'xx', display: null };
    const words = new Messages(new Map([...languages, ['xx', mute]]));
    expect(words.display(({ notices }) => notices.starting)).not.toHaveProperty('xx');
    expect(words.shown('notNow', [])).toHaveProperty('xx');
  });
});
