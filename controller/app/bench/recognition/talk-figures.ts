import type { SetRow } from '../../../../speech/index.js';
import { atMost, plain, type Figure } from '../figures.js';
import type { MeasuredSetting } from './measured-setting.js';
import { placeText } from './place.js';
import { share } from './share.js';

/** Sets of speech that is longer than a word or two. */
const sentenceSets: readonly string[] = ['en-noncommand-sentences', 'en-noncommand-wake'];
/** Nobody's speech: `false calls per hour` counts it. */
const noiseSet = 'noise';
/** In quiet, in %. */
const mostShortWords = 1;
const mostSentences = 0;

/** Speech that is no request and yet moved the lift. @param rows of one use, language and condition */
export function talkFigures(rows: readonly SetRow[], { contestant, name }: MeasuredSetting): readonly Figure[] {
  const own = rows.filter((row) => row.contestant === contestant && row.set !== noiseSet);
  const [first] = own;
  if (first === undefined) return [];
  const isSentences = ({ set }: SetRow): boolean => sentenceSets.includes(set);
  return [
    ...of('other short words accepted', (row) => !isSentences(row), mostShortWords),
    ...of('other sentences and wake words accepted', isSentences, mostSentences),
  ];
  function of(text: string, isMeant: (row: SetRow) => boolean, most: number): readonly Figure[] {
    const meant = own.filter(isMeant).map(({ talk }) => talk);
    const n = meant.reduce((sum, talk) => sum + talk.n, 0);
    const called = meant.reduce((sum, talk) => sum + talk.called, 0);
    if (n === 0 || first === undefined) return [];
    const figure = share(`${placeText(first)}, ${name}: ${text}`, called, n);
    return [first.condition === 'clean' ? atMost(...figure, most) : plain(...figure)];
  }
}
