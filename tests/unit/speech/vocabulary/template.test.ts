import { describe, expect, it } from 'vitest';
import { expandTemplate, fillSlot } from '../../../../speech/vocabulary/template.js';

describe('sentence templates', () => {
  it('write out what may be left out', () => {
    expect(expandTemplate('{floor} [please]', 'words')).toEqual({ ok: true, value: ['{floor}', '{floor} please'] });
  });

  it('write out alternatives, nested ones too', () => {
    const expanded = expandTemplate('[请|麻烦](去|到[达]){floor}', 'characters');
    expect(expanded).toEqual({
      ok: true,
      value: [
        '去{floor}',
        '到{floor}',
        '到达{floor}',
        '请去{floor}',
        '请到{floor}',
        '请到达{floor}',
        '麻烦去{floor}',
        '麻烦到{floor}',
        '麻烦到达{floor}',
      ],
    });
  });

  it('leave one blank between words and none between characters', () => {
    expect(expandTemplate('[please]  go  to [the] {floor}', 'words')).toMatchObject({
      value: expect.arrayContaining(['go to {floor}', 'please go to the {floor}']) as unknown,
    });
    expect(expandTemplate('去 {floor}', 'characters')).toMatchObject({ value: ['去{floor}'] });
  });

  it('name each wording once', () => {
    expect(expandTemplate('(a|a) b', 'words')).toEqual({ ok: true, value: ['a b'] });
  });

  it.each([
    ['[please {floor}', "'[' at character 1 is not closed"],
    ['go (to|at {floor}', "'(' at character 4 is not closed"],
    ['go] now', "']' at character 3 closes nothing"],
    ['(a]', "'(' at character 1 is not closed"],
  ])('say where the brackets of %s go wrong', (template, failure) => {
    expect(expandTemplate(template, 'words')).toEqual({ ok: false, failure });
  });

  it('fill a slot wherever it stands', () => {
    expect(fillSlot('{floor} and {floor}', 'floor', 'lobby')).toBe('lobby and lobby');
  });
});
