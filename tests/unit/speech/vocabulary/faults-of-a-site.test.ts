import { describe, expect, it } from 'vitest';
import { floorOf, officeStation } from '../../../support/office-station.js';
import { compile, floors, meaningOf, withFloor } from './office-vocabulary.js';

describe('faults of a site file', () => {
  it('an unknown word is refused with the place and the nearest words', () => {
    const compiled = compile('en', withFloor('2', { names: { zh: [], en: ['gym', 'lobbi'] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[2].names.en[1]' }] });
    expect(JSON.stringify(compiled)).toContain('lobby');
  });

  it('a second witness leaves names out that it has no words for, and knows the rest', () => {
    const station = withFloor('2', { names: { zh: [], en: ['gym', 'lobbi'] } });
    const called = { ...station, vocabulary: { ...station.vocabulary, wakeWords: { en: ['hey lifti'] } } };
    const compiled = compile('en', called, { unknownNames: 'leaveOut' });
    if (!compiled.ok) throw new Error('it is refused');
    const known = compiled.value;
    expect(known.read(['gym'])?.meaning).toEqual(floors('2'));
    expect([['floor', 'two'], ['lobbi'], ['hey', 'lifti']].map((words) => known.canWrite(words))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('a name for two floors is refused once, at the name', () => {
    const compiled = compile('zh', withFloor('3', { names: { zh: ['大堂'], en: [] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[3].names.zh[0]' }] });
    expect(JSON.stringify(compiled)).toContain('floor 1 and floor 3');
  });

  it("a name that is another floor's number is refused", () => {
    const compiled = compile('en', withFloor('3', { names: { zh: [], en: ['floor five'] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[3].names.en[0]' }] });
  });

  it('a name that is a missing number is the operator’s choice', () => {
    const station = withFloor('5', { names: { zh: ['四楼'], en: [] } });
    expect(meaningOf('四楼', 'zh', station)).toEqual(floors('5'));
  });

  it('a floor that can be said in no way is refused', () => {
    const base = officeStation();
    const compiled = compile('en', { ...base, floors: [...base.floors, floorOf('R', null, 16)] });
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[15]' }] });
  });
});

describe('a name that is a word of the sentences around floors', () => {
  it.each([
    ['到了', 'zh'],
    ['谢谢', 'zh'],
    ['取消', 'zh'],
    ['and', 'en'],
  ] as const)('%s is refused', (name, language) => {
    const compiled = compile(language, withFloor('3', { names: { zh: [], en: [], [language]: [name] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: `stations[0].floors[3].names.${language}[0]` }] });
  });
});
