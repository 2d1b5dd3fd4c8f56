import { rightAtWrong, wrongAtRight, type CurvePoint, type KindRow } from '../../../../speech/index.js';
import type { Comparison } from './recognition-result.js';
import { sumOf } from './request-figures.js';
import { samePlaces } from './place.js';

/** Liftvoice beside others on the same requests, and on their curves where they are as good or as bad as it is. */
export function comparisons(kinds: readonly KindRow[], points: readonly CurvePoint[]): readonly Comparison[] {
  return samePlaces(kinds).map(({ key, items: rows }) => {
    const { language, use, condition } = key;
    const own = sumOf(rows, 'bareAccepted');
    const grammar = sumOf(rows, 'runTimeGrammar');
    const one = sumOf(rows, 'oneModel');
    const isQuiet = condition === 'clean';
    const curve = (by: CurvePoint['by']): readonly CurvePoint[] =>
      points.filter(
        (point) => point.language === language && point.use === use && point.condition === condition && point.by === by,
      );
    return {
      ...key,
      requests: own.n,
      acceptedRight: own.right,
      acceptedWrong: own.wrong,
      runTimeGrammar: {
        acceptedRight: grammar.right,
        acceptedWrong: grammar.wrong,
        ratio: grammar.right === 0 ? null : own.right / grammar.right,
        acceptedRightAtEqualWrong: isQuiet ? rightAtWrong(curve('runTimeGrammar'), own.wrong) : null,
      },
      oneModel: isQuiet
        ? {
            acceptedRight: one.right,
            acceptedWrong: one.wrong,
            acceptedWrongAtEqualRight: wrongAtRight(curve('oneModel'), own.right),
          }
        : null,
    };
  });
}
