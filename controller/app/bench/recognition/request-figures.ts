import { rightOrConfirmable, type Contestant, type KindRow, type RequestKind } from '../../../../speech/index.js';
import { atLeast, atMost, plain, type Figure } from '../figures.js';
import { bareAccepted, type MeasuredSetting } from './measured-setting.js';
import { placeText } from './place.js';
import { share } from './share.js';

/** Of the requests of people never heard, in %: in quiet each kind must be understood, in noise most of all together. */
const leastRight = { floors: 95, doors: 95, inNoise: 85 };
const noiseWithBar = '10 dB';
const mostWrong = 1;
const leastConfirmable = 90;
/** What Liftvoice is worth beside the grammar that the recogniser's library has of its own. */
const leastTimesGrammar = 1.6;

const kindNames: Readonly<Record<RequestKind, string>> = {
  floors: 'floors and digits',
  doors: 'doors (open, close)',
  other: 'other requests',
};

/** @param rows of one use, language and condition */
export function requestFigures(rows: readonly KindRow[], { contestant, name }: MeasuredSetting): readonly Figure[] {
  const own = rows.filter((row) => row.contestant === contestant);
  const [first] = own;
  const all = sumOf(rows, contestant);
  if (first === undefined || all.n === 0) return [];
  const what = (text: string): string => `${placeText(first)}, ${name}: ${text}`;
  const isQuiet = first.condition === 'clean';
  // Where bare numbers are asked about, few of these requests can be accepted, however well they are heard.
  const isJudgedByRight = contestant === bareAccepted.contestant;
  const right = share(what('requests accepted right'), all.right, all.n);
  const wrong = share(what('requests accepted wrong'), all.wrong, all.n);
  const confirmable = share(what('requests accepted right or confirmable'), all.confirmable, all.n);
  return [
    ...own.map(({ kind, requests }) => {
      const ofKind = share(what(`${kindNames[kind]} accepted right`), requests.acceptedRight, requests.n);
      return isJudgedByRight && isQuiet && kind !== 'other' ? atLeast(...ofKind, leastRight[kind]) : plain(...ofKind);
    }),
    isJudgedByRight && first.condition === noiseWithBar ? atLeast(...right, leastRight.inNoise) : plain(...right),
    isQuiet ? atMost(...wrong, mostWrong) : plain(...wrong),
    isQuiet ? atLeast(...confirmable, leastConfirmable) : plain(...confirmable),
  ];
}

/** The same requests by Vosk's run-time grammar, which takes bare numbers at their word and is compared with who does so too. */
export function grammarFigures(rows: readonly KindRow[]): readonly Figure[] {
  const own = sumOf(rows, bareAccepted.contestant);
  const grammar = sumOf(rows, 'runTimeGrammar');
  const [first] = rows;
  if (first === undefined || grammar.n === 0) return [];
  const times = `${bareAccepted.name}: requests accepted right, times those with the run-time grammar`;
  const what = (text: string): string => `${placeText(first)}, ${text}`;
  const byGrammar = "Vosk's run-time grammar and confidence 0.7";
  return [
    plain(...share(what(`${byGrammar}: requests accepted right`), grammar.right, grammar.n)),
    plain(...share(what(`${byGrammar}: requests accepted wrong`), grammar.wrong, grammar.n)),
    ...(grammar.right > 0 ? [atLeast(what(times), 'ratio', own.right / grammar.right, leastTimesGrammar)] : []),
  ];
}

interface RequestSum {
  readonly n: number;
  readonly right: number;
  readonly wrong: number;
  readonly confirmable: number;
}

/** All kinds together, as one contestant judged them. */
export function sumOf(rows: readonly KindRow[], contestant: Contestant): RequestSum {
  const own = rows.filter((row) => row.contestant === contestant).map(({ requests }) => requests);
  const of = (count: (requests: KindRow['requests']) => number): number =>
    own.reduce((all, requests) => all + count(requests), 0);
  return {
    n: of(({ n }) => n),
    right: of(({ acceptedRight }) => acceptedRight),
    wrong: of(({ acceptedWrong }) => acceptedWrong),
    confirmable: of(rightOrConfirmable),
  };
}
