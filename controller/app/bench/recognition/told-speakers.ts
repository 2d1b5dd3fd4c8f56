import { groupBy, type SpeakerRow } from '../../../../speech/index.js';

/** Of fewer requests one more or less says nothing about a person. */
const fewRequests = 10;

/** Those of one person, or of all who asked for too little to be told apart. */
export interface ToldSpeaker extends Omit<SpeakerRow, 'speaker'> {
  /** null: several people together. */
  readonly speaker: string | null;
  readonly people: number;
}

/** Everybody with enough requests, the worst understood first, and everybody else in one row, in every condition by itself. */
export function toldSpeakers(rows: readonly SpeakerRow[]): readonly ToldSpeaker[] {
  const groups = groupBy(rows, ({ language, use, condition, contestant }) => ({
    language,
    use,
    condition,
    contestant,
  }));
  return groups.flatMap(({ key, items }) => {
    const known = items
      .filter(({ requests }) => requests >= fewRequests)
      .toSorted((a, b) => a.right / a.requests - b.right / b.requests)
      .map((row): ToldSpeaker => ({ ...row, people: 1 }));
    const others = items.filter(({ requests }) => requests < fewRequests);
    if (others.length === 0) return known;
    const sum = (of: (row: SpeakerRow) => number): number => others.reduce((all, row) => all + of(row), 0);
    const together = {
      requests: sum(({ requests }) => requests),
      right: sum(({ right }) => right),
      rightOrConfirmable: sum(({ rightOrConfirmable }) => rightOrConfirmable),
      wrong: sum(({ wrong }) => wrong),
    };
    return [...known, { ...key, speaker: null, people: others.length, ...together }];
  });
}
