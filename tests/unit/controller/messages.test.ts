import { describe, expect, test } from 'vitest';
import { spokenFloorReference } from '../../../controller/domain/floor-reference.js';
import { en, englishNumber, englishOrdinal } from '../../../controller/domain/messages/en.js';
import type { Messages } from '../../../controller/domain/messages/messages.types.js';
import { chineseNumber, zh } from '../../../controller/domain/messages/zh.js';

const names = { zh: ['健身房'], en: ['gym'] };
const twelve = { id: '12', number: 12, names: { zh: [], en: [] } };
const parking = { id: 'B2', number: -2, names: { zh: ['停车场'], en: ['parking'] } };
const gym = { id: '12A', number: null, names };

describe('words', () => {
  test.each([
    [0, '零', 'zero', 'zeroth'],
    [1, '一', 'one', 'first'],
    [4, '四', 'four', 'fourth'],
    [10, '十', 'ten', 'tenth'],
    [12, '十二', 'twelve', 'twelfth'],
    [20, '二十', 'twenty', 'twentieth'],
    [35, '三十五', 'thirty five', 'thirty fifth'],
    [99, '九十九', 'ninety nine', 'ninety ninth'],
  ])('%i', (number, chinese, english, ordinal) => {
    expect(chineseNumber(number)).toBe(chinese);
    expect(englishNumber(number)).toBe(english);
    expect(englishOrdinal(number)).toBe(ordinal);
  });

  test('a floor is shown as on its button and spoken as people say it', () => {
    expect(zh.answers.registered([twelve])).toEqual({ shown: '12楼已登记', spoken: '十二楼已登记' });
    expect(zh.answers.registered([parking])).toEqual({ shown: 'B2层已登记', spoken: '地下二层已登记' });
    expect(zh.answers.registered([gym])).toEqual({ shown: '12A楼已登记', spoken: '健身房已登记' });
    expect(en.answers.registered([parking]).spoken).toBe('Basement two is registered');
    expect(en.answers.registered([gym, twelve]).spoken).toBe('Gym and floor twelve are registered');
  });

  test('a floor that does not exist is named as people say it', () => {
    expect(zh.answers.noSuchFloor([spokenFloorReference('4')]).spoken).toBe('没有四楼');
    expect(en.answers.noSuchFloor([spokenFloorReference('4')]).spoken).toBe('There is no fourth floor');
    expect(en.answers.noSuchFloor([spokenFloorReference('-3')]).spoken).toBe('There is no basement three');
    expect(en.answers.noSuchFloor([spokenFloorReference('B3')]).spoken).toBe('There is no basement three');
    expect(zh.answers.noSuchFloor([])).toEqual({ shown: '没有这一层', spoken: '没有这一层' });
    expect(spokenFloorReference('roof')).toMatchObject({ id: 'roof', number: null });
  });

  test('a missing message does not compile', () => {
    const { notNow: _forgotten, ...others } = en.answers;
    // @ts-expect-error one answer has no words
    const incomplete: Messages['answers'] = others;
    expect(Object.keys(incomplete)).toHaveLength(Object.keys(en.answers).length - 1);
  });
});
