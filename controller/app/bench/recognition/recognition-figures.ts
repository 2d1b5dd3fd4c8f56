import {
  rightAtWrong,
  rightOrConfirmable,
  wrongAtRight,
  type AlarmTally,
  type CurvePoint,
  type SetRow,
  type TalkRow,
} from '../../../../speech/index.js';
import { atLeast, atMost, plain, round, type Figure } from '../figures.js';
import type { Comparison } from './recognition-result.js';

/** Sets of speech that is longer than a word or two. */
const sentenceSets: readonly string[] = ['en-noncommand-sentences', 'en-noncommand-wake'];
const noiseSet = 'noise';

/** Only where there is speech at all: the bound of none would be infinite. */
export function alarmFigures(tallies: readonly AlarmTally[]): readonly Figure[] {
  return tallies
    .filter(({ use, hours }) => (use === 'dev' || use === 'test') && hours > 0)
    .flatMap(({ use, n, pressed, hours, perHourBound }) => {
      const of = `n = ${n}, ${round(hours)} h of speech`;
      return [
        plain(`${use}: alarms pressed by speech that is no call for help, ${of}`, 'count', pressed),
        plain(`${use}: the same per hour of speech, upper 95 % bound`, 'count', perHourBound),
      ];
    });
}

/** What was asked for, each judged on the rows there are: development and test rows are never added up. */
export function recognitionFigures(rows: readonly SetRow[], talk: readonly TalkRow[]): readonly Figure[] {
  const quiet = rows.filter(({ condition }) => condition === 'clean');
  const uses = [...new Set(quiet.map(({ use }) => use))].filter((use) => use === 'dev' || use === 'test');
  return uses.flatMap((use) => {
    const of = (contestant: SetRow['contestant']) =>
      quiet.filter((row) => row.use === use && row.contestant === contestant);
    const languages = [
      ...new Set(
        of('shipped')
          .filter(({ requests }) => requests.n > 0)
          .map(({ language }) => language),
      ),
    ];
    return [
      ...languages.flatMap((language) =>
        requestFigures(use, language, (contestant) => sum(of(contestant).filter((row) => row.language === language))),
      ),
      ...talkFigures(use, of('shipped')),
      ...talk
        .filter((row) => row.use === use && row.condition === 'clean' && row.contestant === 'shipped')
        .map((row) =>
          plain(
            `${use}: ${row.language || 'any'}: false calls per hour of other speech, upper 95 % bound`,
            'count',
            row.falseCallsPerHourBound ?? NaN,
          ),
        ),
    ];
  });
}

function requestFigures(
  use: string,
  language: string,
  of: (contestant: SetRow['contestant']) => Sum,
): readonly Figure[] {
  const shipped = of('shipped');
  const accepting = of('bareAccepted');
  const grammar = of('runTimeGrammar');
  const share = (count: number): number => (100 * count) / shipped.n;
  const what = (text: string): string => `${use}: ${language}: ${text}, n = ${shipped.n}`;
  return [
    atMost(what('requests accepted wrong'), 'percent', share(shipped.wrong), 1.5),
    atMost(what('requests accepted wrong, bare numbers taken at their word'), 'percent', share(accepting.wrong), 1.5),
    plain(what('requests accepted right, bare numbers taken at their word'), 'percent', share(accepting.right)),
    atLeast(what('requests accepted right or confirmable'), 'percent', share(shipped.confirmable), 90),
    plain(what("accepted right with Vosk's run-time grammar and confidence 0.7"), 'percent', share(grammar.right)),
    plain(what("accepted wrong with Vosk's run-time grammar and confidence 0.7"), 'percent', share(grammar.wrong)),
    atLeast(
      what('accepted right, times those with the run-time grammar'),
      'ratio',
      accepting.right / grammar.right,
      1.6,
    ),
  ];
}

function talkFigures(use: string, rows: readonly SetRow[]): readonly Figure[] {
  const short = rows.filter(({ set }) => !sentenceSets.includes(set) && set !== noiseSet);
  const sentences = rows.filter(({ set }) => sentenceSets.includes(set));
  return [
    ...of('other short words accepted', short, 2),
    ...of('other sentences and wake words accepted', sentences, 0),
  ];
  function of(what: string, some: readonly SetRow[], limit: number): readonly Figure[] {
    const n = some.reduce((all, { talk }) => all + talk.n, 0);
    const called = some.reduce((all, { talk }) => all + talk.called, 0);
    return n === 0 ? [] : [atMost(`${use}: ${what}, n = ${n}`, 'percent', (100 * called) / n, limit)];
  }
}

interface Sum {
  readonly n: number;
  readonly right: number;
  readonly wrong: number;
  readonly confirmable: number;
}

function sum(rows: readonly SetRow[]): Sum {
  const of = (count: (row: SetRow) => number): number => rows.reduce((all, row) => all + count(row), 0);
  return {
    n: of(({ requests }) => requests.n),
    right: of(({ requests }) => requests.acceptedRight),
    wrong: of(({ requests }) => requests.acceptedWrong),
    confirmable: of(({ requests }) => rightOrConfirmable(requests)),
  };
}

export function comparisons(rows: readonly SetRow[], points: readonly CurvePoint[]): readonly Comparison[] {
  const keys = new Map(
    rows
      .filter(({ requests }) => requests.n > 0)
      .map(({ language, use, condition }) => [`${language} ${use} ${condition}`, { language, use, condition }]),
  );
  return [...keys.values()].map((key) => {
    const { language, use, condition } = key;
    const of = (contestant: SetRow['contestant']): Sum =>
      sum(
        rows.filter(
          (row) =>
            row.language === language &&
            row.use === use &&
            row.condition === condition &&
            row.contestant === contestant,
        ),
      );
    const [own, grammar, one] = [of('bareAccepted'), of('runTimeGrammar'), of('oneModel')];
    const isQuiet = condition === 'clean';
    const curve = (by: CurvePoint['by']): readonly CurvePoint[] =>
      points.filter((point) => point.language === language && point.use === use && point.by === by);
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
