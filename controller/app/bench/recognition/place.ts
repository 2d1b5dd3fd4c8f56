import { groupBy, type Condition } from '../../../../speech/index.js';

/** Whose recordings and how noisy: never added up with others. */
export interface Place {
  readonly language: string;
  readonly use: string;
  readonly condition: Condition;
}

/** What was heard in the same place together, in the order in which places come up. */
export function samePlaces<Row extends Place>(rows: readonly Row[]) {
  return groupBy(rows, ({ language, use, condition }): Place => ({ language, use, condition }));
}

/** One use after another, its languages by name; quiet and its noises, which are alike in both, keep the order they have. */
export function byUseAndLanguage(one: Place, other: Place): number {
  return one.use.localeCompare(other.use) || one.language.localeCompare(other.language);
}

/** For people: "dev: en, quiet", "test: zh, 10 dB". */
export function placeText({ use, language, condition }: Place): string {
  return `${use}: ${language || 'any'}, ${conditionText(condition)}`;
}

export function conditionText(condition: Condition): string {
  return condition === 'clean' ? 'quiet' : condition;
}

/** Recordings that nothing was learnt from and that say which use they are for; figures are of these only. */
export function isJudged({ use }: Pick<Place, 'use'>): boolean {
  return use === 'dev' || use === 'test';
}
