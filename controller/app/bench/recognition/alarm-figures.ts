import type { AlarmTally } from '../../../../speech/index.js';
import { plain, round, type Figure } from '../figures.js';
import { isJudged } from './place.js';

/** Only where there is speech at all: the bound of none would be infinite. */
export function alarmFigures(tallies: readonly AlarmTally[]): readonly Figure[] {
  return tallies
    .filter((tally) => isJudged(tally) && tally.hours > 0)
    .flatMap(({ use, n, pressed, hours, perHourBound }) => {
      const of = `n = ${n}, ${round(hours)} h of speech`;
      return [
        plain(`${use}: alarms pressed by speech that is no call for help, ${of}`, 'count', pressed),
        plain(`${use}: the same per hour of speech, upper 95 % bound`, 'count', perHourBound),
      ];
    });
}
