import type { Finding } from '../reading/finding.js';
import { wrong } from '../reading/finding.js';
import type { AnswersFile } from './answers-file.schema.js';
import { judgeSlots } from './judge-slots.js';
import { seriesReadings } from './number-series.js';
import type { NumbersFile } from './numbers-file.schema.js';

/** `limits.floorsPerSentence` of a station may be as many. */
const mostFloors = 5;

/** Every slot of answers.yaml can be filled. @param numbers null while they are faulty themselves */
export function judgeAnswers(
  { tooManyFloors, landing, ...answers }: AnswersFile,
  numbers: NumbersFile | null,
): readonly Finding[] {
  const others = [...judgeSlots(answers, ['floors']), ...judgeLanding(landing)];
  if (numbers === null) return others;
  const path = ['tooManyFloors'];
  const slots = judgeSlots(tooManyFloors, Object.keys(numbers.series), path);
  return [...others, ...(slots.length > 0 ? slots : judgeLimit(tooManyFloors, numbers, path))];
}

/** The series that say how many floors are too many reach as far as a site may set it. */
function judgeLimit(answer: AnswersFile['tooManyFloors'], numbers: NumbersFile, path: readonly string[]) {
  const used = [...JSON.stringify(answer).matchAll(/\{(\w+)\}/gu)].map(([, series = '']) => series);
  return used.flatMap((series) => {
    for (let number = 2; number <= mostFloors; number += 1) {
      if (!seriesReadings(numbers.series, series, number).some(({ isUsual }) => isUsual))
        return [
          wrong(path, `the series "${series}" has no words for ${number}, and a sentence may call so many floors`),
        ];
    }
    return [];
  });
}

function judgeLanding({ directions, directed, undirected }: AnswersFile['landing']): readonly Finding[] {
  return [
    ...judgeSlots(directions, [], ['landing', 'directions']),
    ...judgeSlots(directed, ['direction'], ['landing', 'directed']),
    ...judgeSlots(undirected, [], ['landing', 'undirected']),
  ];
}
