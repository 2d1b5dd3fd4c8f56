import { describe, expect, it } from 'vitest';
import { heardTogether } from '../../../../speech/vocabulary/heard-vocabulary.js';
import { floors, tokensOf, vocabulary } from './office-vocabulary.js';

const heard = heardTogether([vocabulary('zh'), vocabulary('en')]);

describe('two languages before one model', () => {
  it.each([
    ['去十二楼', 'zh'],
    ['floor twelve', 'en'],
    // No sentence, but words of one of them.
    ['楼十', 'zh'],
    ['twelve floor the', 'en'],
    ['[unk]', 'zh'],
    ['', 'zh'],
  ])('"%s" is of %s', (text, language) => {
    expect(heard.languageOf(text === '' ? [] : tokensOf(text))).toBe(language);
  });

  it.each(['去十二楼', 'floor twelve'])('%s means what it means in its own language', (text) => {
    expect(heard.read(tokensOf(text))).toMatchObject({ text, meaning: floors('12') });
  });

  it.each([[['去', 'twelve']], [['floor', '十', '二']], [['floor', 'twelve', '谢', '谢']]])(
    '%o is no sentence: nobody asks for a floor in two languages',
    (tokens) => {
      expect(heard.read(tokens)).toBeNull();
      expect(heard.continuation(tokens)).toBe('none');
    },
  );

  it.each([
    ['我要去', 'begun'],
    ['take me to', 'begun'],
    ['二十', 'mayContinue'],
    ['floor five', 'complete'],
  ] as const)('%s: %s', (text, continuation) => {
    expect(heard.continuation(tokensOf(text))).toBe(continuation);
  });

  it('the words and sentences of both are in the grammar', () => {
    for (const { tokens } of heard.parts) for (const token of tokens) expect(heard.tokens).toContain(token);
    expect(heard.canWrite(tokensOf('去十二楼'))).toBe(true);
    expect(heard.canWrite(tokensOf('floor twelve'))).toBe(true);
  });
});

it('what means one floor in one language and another in the other means nothing', () => {
  const as = (floor: string) => () => ({ text: 'vip', cost: 0, meaning: floors(floor) });
  const both = heardTogether([
    { ...vocabulary('zh'), read: as('5') },
    { ...vocabulary('en'), read: as('8') },
  ]);
  expect(both.read(['vip'])).toBeNull();
});

it('of a word that two languages have, the first that makes sense of it is taken, and more may follow in either', () => {
  const zh = { ...vocabulary('zh'), tokens: new Set(['vip']), read: () => null, continuation: () => 'begun' as const };
  const vip = { text: 'vip', cost: 0, meaning: floors('12') };
  const en = {
    ...vocabulary('en'),
    tokens: new Set(['vip']),
    read: () => vip,
    continuation: () => 'complete' as const,
  };
  const both = heardTogether([zh, en]);
  expect(both.languageOf(['vip'])).toBe('en');
  expect(both.read(['vip'])).toBe(vip);
  expect(both.continuation(['vip'])).toBe('begun');
});
