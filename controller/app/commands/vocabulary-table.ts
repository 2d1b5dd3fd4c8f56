import { confusablePair, unknownWordList, type SurveyedVocabulary } from '../../../speech/index.js';
import { textTable } from '../text-table.js';

/** One row per station, language and model, then what can't be told in a row. */
export function vocabularyTable(vocabularies: readonly SurveyedVocabulary[]): readonly string[] {
  const headings = [
    'STATION',
    'LANGUAGE',
    'WITNESS',
    'MODEL',
    'FLOORS',
    'PHRASES',
    'SPELLINGS',
    'WORDS',
    'STATES',
    'ARCS',
  ];
  const rows = vocabularies.map((vocabulary) => {
    const { station, language, witness, model, report, words, states, arcs, compileMs, grammarBytes } = vocabulary;
    const ways = report.spellings.reduce((sum, spelling) => sum + spelling.ways.length, 0);
    const called = report.calls.length > 0 ? report.calls.join('+') : report.floors;
    const sizes = [called, report.phrases, ways, words, states, arcs].map(String);
    return [
      station,
      language,
      witness,
      model,
      ...sizes,
      milliseconds(compileMs),
      `${Math.round(grammarBytes / 1000)} kB`,
      milliseconds(vocabulary.grammarLoadMs),
      milliseconds(vocabulary.loadMs),
    ];
  });
  return [
    ...textTable([[...headings, 'COMPILED', 'GRAMMAR', 'LOADED', 'WITH MODEL'], ...rows]),
    '',
    ...vocabularies.flatMap(remarks),
    ...totals(vocabularies),
  ];
}

function remarks({ station, language, model, report }: SurveyedVocabulary): readonly string[] {
  const { unknownTemplateWords, spellings, confusable } = report;
  const facts = [
    ['not known of the usual sentences', unknownWordList(unknownTemplateWords)],
    ['written together or apart', [...new Set(spellings.flatMap(joinedWords))].join(', ')],
    ['confusable', confusable.map(pairWithDistance).join(', ')],
  ] as const;
  return [
    `${station}, ${language}, ${model}`,
    ...facts.map(([name, words]) => `  ${name}: ${words === '' ? 'none' : words}`),
  ];
}

/** "1/7 at 1.0", "10/4 (no floor 4) at 1.3". */
function pairWithDistance(pair: SurveyedVocabulary['report']['confusable'][number]): string {
  const { distance } = pair;
  return distance === null ? confusablePair(pair) : `${confusablePair(pair)} at ${distance.toFixed(1)}`;
}

/** Words of a phrase that another spelling of it writes as several. */
function joinedWords({ ways }: SurveyedVocabulary['report']['spellings'][number]): readonly string[] {
  const lists = ways.map((way) => way.split(' '));
  const finest = new Set(lists.toSorted((a, b) => b.length - a.length)[0]);
  return lists.flat().filter((word) => !finest.has(word));
}

function totals(vocabularies: readonly SurveyedVocabulary[]): readonly string[] {
  const of = (witness: SurveyedVocabulary['witness'] | null): number =>
    vocabularies.reduce((sum, own) => sum + (witness === null || own.witness === witness ? own.compileMs : 0), 0);
  return [
    '',
    `Compiled in ${milliseconds(of('first'))} for what hears first, ${milliseconds(of(null))} with the second witnesses:`,
    'how words are said, what sounds like what, all sentences of all templates. LOADED is what the grammar adds to opening its model.',
  ];
}

function milliseconds(value: number | null): string {
  return value === null ? '?' : `${Math.round(value)} ms`;
}

/** The same for programs, without what would be called to get more. */
export function figuresValue({ sentences: _, explain: __, ...figures }: SurveyedVocabulary) {
  return figures;
}
