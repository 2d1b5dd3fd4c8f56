import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AnswersFile } from '../../../config/index.js';
import { answerKinds, type AnswerKind } from '../../../controller/domain/answer.js';
import { spokenFloorReference, type FloorReference } from '../../../controller/domain/floor-reference.js';
import { Messages } from '../../../controller/domain/messages/messages.js';
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
    expectTypeOf<keyof AnswersFile>().toEqualTypeOf<AnswerKind>();
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
    const limit = (most: number, code: string): readonly unknown[] => [
      messages.shown('tooManyFloors', [], most)[code],
      messages.spoken('tooManyFloors', [], code, most).text,
    ];
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
