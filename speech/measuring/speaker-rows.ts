import { byContestant, type CountKey } from './by-contestant.js';
import type { Measured } from './measured.js';
import { rightOrConfirmable, tally } from './tally.js';

/** What became of the requests of one person, as the index names people; '' where it names nobody. */
export interface SpeakerRow extends CountKey {
  readonly speaker: string;
  readonly requests: number;
  readonly right: number;
  readonly rightOrConfirmable: number;
  readonly wrong: number;
}

/** Only of people who asked for something. Who speaks two languages has a row for each. */
export function speakerRows(all: readonly Measured[]): readonly SpeakerRow[] {
  const requests = all.filter(({ expected }) => expected.kind !== 'nothing');
  return byContestant(requests, ({ recording: { speaker } }) => ({ speaker })).map(({ key, judged }) => {
    const counts = tally(judged).requests;
    return {
      ...key,
      requests: counts.n,
      right: counts.acceptedRight,
      rightOrConfirmable: rightOrConfirmable(counts),
      wrong: counts.acceptedWrong,
    };
  });
}
