import { wrong, type Finding } from '../reading/finding.js';
import type { FloorsFile } from './floors-file.schema.js';
import { judgeSlots } from './judge-slots.js';
import { seriesReadings } from './number-series.js';
import type { NumbersFile } from './numbers-file.schema.js';
import { highestNumber, mainSeries } from './spoken-numbers.js';

/** Every slot of floors.yaml can be filled, whichever floor it is about. @param numbers null while they are faulty themselves */
export function judgeFloors({ heard, said }: FloorsFile, numbers: NumbersFile | null): readonly Finding[] {
  const { shown, spoken, missing } = said;
  const number = [mainSeries];
  return [
    ...judgeSlots(heard.basements, number, ['heard', 'basements']),
    ...judgeSlots(heard.onlyBasement, [], ['heard', 'onlyBasement']),
    ...judgeSlots(heard.names, ['name'], ['heard', 'names']),
    ...judgeSlots(shown, ['id'], ['said', 'shown']),
    ...judgeSlots(spoken.below, number, ['said', 'spoken', 'below']),
    ...judgeSlots(spoken.nameless, ['button'], ['said', 'spoken', 'nameless']),
    ...judgeSeries(spoken.above, 0, ['said', 'spoken', 'above'], numbers),
    ...(missing === undefined ? [] : judgeSeries(missing.above, 1, ['said', 'missing', 'above'], numbers)),
  ];
}

/** Slots that name a series of numbers, which must reach every floor. */
function judgeSeries(
  template: string,
  lowest: number,
  path: readonly string[],
  numbers: NumbersFile | null,
): readonly Finding[] {
  if (numbers === null) return [];
  const slots = judgeSlots(template, Object.keys(numbers.series), path);
  if (slots.length > 0) return slots;
  const used = [...template.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
  return used.flatMap((name) => {
    for (let number = lowest; number <= highestNumber; number += 1) {
      if (!seriesReadings(numbers.series, name, number).some(({ isUsual }) => isUsual))
        return [wrong(path, `the series "${name}" has no words for ${number}, and a floor may have that number`)];
    }
    return [];
  });
}
