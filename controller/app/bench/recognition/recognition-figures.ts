import type { KindRow, SetRow, TalkRow } from '../../../../speech/index.js';
import { plain, type Figure } from '../figures.js';
import { measuredSettings, type MeasuredSetting } from './measured-setting.js';
import { byUseAndLanguage, isJudged, placeText, samePlaces, type Place } from './place.js';
import { grammarFigures, requestFigures } from './request-figures.js';
import { talkFigures } from './talk-figures.js';

export interface MeasuredRows {
  readonly sets: readonly SetRow[];
  readonly kinds: readonly KindRow[];
  readonly talk: readonly TalkRow[];
}

/**
 * What was asked for. Each use, language and condition is judged by itself, and right, wrong and falsely accepted at one and the
 * same setting: a setting that accepts more of everything would otherwise look better than it is.
 */
export function recognitionFigures({ sets, kinds, talk }: MeasuredRows): readonly Figure[] {
  return samePlaces(sets.filter(isJudged).toSorted(byUseAndLanguage)).flatMap(({ key, items }) => {
    const ownKinds = kinds.filter((row) => isSamePlace(row, key));
    const ownTalk = talk.filter((row) => isSamePlace(row, key));
    return [
      ...measuredSettings.flatMap((setting) => [
        ...requestFigures(ownKinds, setting),
        ...talkFigures(items, setting),
        ...falseCallFigures(ownTalk, setting),
      ]),
      ...(key.condition === 'clean' ? grammarFigures(ownKinds) : []),
    ];
  });
}

function falseCallFigures(rows: readonly TalkRow[], { contestant, name }: MeasuredSetting): readonly Figure[] {
  return rows
    .filter((row) => row.contestant === contestant)
    .flatMap(({ falseCallsPerHourBound: bound, ...row }) => {
      const what = `${placeText(row)}, ${name}: false calls per hour of other speech, upper 95 % bound`;
      return bound === null ? [] : [plain(what, 'count', bound)];
    });
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.use === other.use && one.language === other.language && one.condition === other.condition;
}
