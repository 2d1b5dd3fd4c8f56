import { describe, expect, it } from 'vitest';
import type { Mention, Meaning } from '../../../../speech/vocabulary/meaning.js';
import { floors, meaningOf, tokensOf, vocabulary, withFloor, withSounds } from './office-vocabulary.js';

describe('words that sound like the site’s own', () => {
  it.each([
    ['zh', '事物', '三楼'],
    ['en', 'barking', 'third floor'],
  ] as const)('are decoys, and floors stay floors (%s)', async (code, word, floor) => {
    expect(meaningOf(word, code)).toBeUndefined();
    const compiled = await withSounds(code);
    expect(compiled.read(tokensOf(word))?.meaning).toEqual({ kind: 'decoy' });
    expect(compiled.read(tokensOf(floor))?.meaning).toEqual(floors('3'));
  });
});

describe('floors that are heard for one another', () => {
  const asking = (...mentions: Mention[]): Meaning => ({ kind: 'floors', mentions, isDoubtful: false });
  const known = (floor: string): Mention => ({ kind: 'floor', floor });
  const four: Mention = { kind: 'unknown', spoken: '4' };

  it.each([
    ['two of the building', [known('1')], [known('7')], true],
    ['one of the building and one it lacks', [four], [known('10')], true],
    ['others', [known('1')], [known('8')], false],
    ['the same', [known('1')], [known('1')], false],
    ['one of two', [known('3'), known('1')], [known('3'), known('7')], true],
    ['another number of them', [known('3'), known('1')], [known('7')], false],
    ['one of two, and another one', [known('3'), known('1')], [known('5'), known('7')], false],
  ] as const)('%s', (_what, one, other, isSo) => {
    expect(vocabulary('zh').areConfusable(asking(...one), asking(...other))).toBe(isSo);
    expect(vocabulary('zh').areConfusable(asking(...other), asking(...one))).toBe(isSo);
  });

  it('are so only in sentences of one kind', () => {
    const cancel: Meaning = { kind: 'cancel', mentions: [known('1')] };
    expect(vocabulary('zh').areConfusable(cancel, asking(known('7')))).toBe(false);
    expect(vocabulary('zh').areConfusable({ kind: 'help' }, { kind: 'help' })).toBe(false);
  });
});

describe('floors that sound alike', () => {
  it.each([
    ['zh', ['1/7', '10/4', '6/9', '2/6'], ['1/2', '5/10', '8/15']],
    ['en', ['12/12A', '5/8', '9/10'], ['1/2', '6/12', 'B1/15']],
  ] as const)('are told the closest first, with those that are not there (%s)', async (code, close, far) => {
    const { confusable } = (await withSounds(code)).report;
    const pairs = confusable.map(({ floors: pair }) => pair);
    expect(pairs).toEqual(expect.arrayContaining([...close]));
    for (const pair of far) expect(pairs).not.toContain(pair);
    const distances = confusable.map(({ distance }) => distance ?? NaN);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it('may do so by a name', async () => {
    const station = withFloor('6', { names: { zh: ['三口'], en: ['free floor'] } });
    const { confusable } = (await withSounds('zh', station)).report;
    expect(confusable.map(({ floors: pair }) => pair)).toContain('3/6');
  });

  it('are asked about more readily', async () => {
    const floor = (id: string): Meaning => ({
      kind: 'floors',
      mentions: [{ kind: 'floor', floor: id }],
      isDoubtful: false,
    });
    const compiled = await withSounds('zh');
    expect(compiled.areConfusable(floor('1'), floor('7'))).toBe(true);
    expect(compiled.areConfusable(floor('1'), floor('5'))).toBe(false);
  });
});
