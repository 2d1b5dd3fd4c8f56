import { describe, expect, it } from 'vitest';
import type { Language, Station } from '../../../../config/index.js';
import { officeStation } from '../../../support/office-station.js';
import { meaningOf, tokensOf, vocabulary } from './office-vocabulary.js';
import { spokenOf } from '../../../../speech/vocabulary/meaning.js';

describe('several floors in a sentence', () => {
  const mentions = (text: string, language: Language, station?: Station) => {
    const meaning = meaningOf(text, language, station);
    return meaning?.kind === 'floors'
      ? meaning.mentions.map((mention) => (mention.kind === 'floor' ? mention.floor : `no ${spokenOf(mention)}`))
      : null;
  };

  it.each([
    ['三楼和五楼', 'zh', ['3', '5']],
    ['去三楼还有十二楼', 'zh', ['3', '12']],
    ['三楼五楼八楼', 'zh', ['3', '5', '8']],
    ['三和五楼', 'zh', ['3', '5']],
    ['我要去大堂和停车场谢谢', 'zh', ['1', 'B1']],
    ['三楼和四楼', 'zh', ['3', 'no 4']],
    ['floor three and floor five', 'en', ['3', '5']],
    ['take me to floor three and five please', 'en', ['3', '5']],
    ['floors three and five', 'en', ['3', '5']],
    ['the lobby and then the third floor', 'en', ['1', '3']],
  ] as const)('%s', (text, language, floors) => {
    expect(mentions(text, language)).toEqual(floors);
  });

  it.each([
    ['三楼不对五楼', 'zh', ['5']],
    ['我要去三楼啊不是五楼', 'zh', ['5']],
    ['三楼说错了去五楼和八楼', 'zh', ['5', '8']],
    ['不对五楼', 'zh', ['5']],
    ['floor three no five', 'en', ['5']],
    ['no floor five please', 'en', ['5']],
    ['floor three sorry floor five please', 'en', ['5']],
    ['三不对五', 'zh', ['5']],
  ] as const)('second thoughts count, and are known as such: %s', (text, language, floors) => {
    expect(mentions(text, language)).toEqual(floors);
    expect(vocabulary(language).read(tokensOf(text))).toHaveProperty('isSecondThought', true);
  });

  it.each([
    ['三楼和五楼', 'zh'],
    ['去三楼算了', 'zh'],
    ['floor three no floor five never mind', 'en'],
    ['not floor three', 'en'],
  ] as const)('what asks for floors at once, or for none, is no second thought: %s', (text, language) => {
    expect(vocabulary(language).read(tokensOf(text))).not.toHaveProperty('isSecondThought');
  });

  it('of two floors, nobody could tell which one is taken back', () => {
    expect(meaningOf('三楼和五楼不对八楼', 'zh')).toBeUndefined();
  });

  it.each([
    ['三楼三楼', 'zh', ['3']],
    ['去三楼去三楼', 'zh', ['3']],
    ['floor three floor three', 'en', ['3']],
    ['去额八楼', 'zh', ['8']],
    ['额我要去八楼', 'zh', ['8']],
    ['well floor eight please', 'en', ['8']],
  ] as const)('what is repeated or hesitant is said once: %s', (text, language, floors) => {
    expect(mentions(text, language)).toEqual(floors);
  });

  it('one floor more than allowed is understood, so that it can be refused; two more are not', () => {
    const station = officeStation({ limits: { callsPerMinute: 12, floorsPerSentence: 2 } });
    expect(meaningOf('三楼五楼八楼', 'zh', station)).toEqual({ kind: 'tooManyFloors' });
    expect(mentions('三楼五楼三楼', 'zh', station)).toEqual(['3', '5']);
    expect(mentions('三楼五楼八楼九楼', 'zh', station)).toBeNull();
  });

  it('a number of two words is never two floors', () => {
    expect(mentions('floor twenty one', 'en')).toEqual(['no 21']);
    expect(mentions('二十一楼', 'zh')).toEqual(['no 21']);
    expect(mentions('floor twenty first floor', 'en')).toBeNull();
  });
});
