import { groupBy } from './group-by.js';
import { contestants, type Condition, type Contestant, type Measured } from './measured.js';
import type { Counted } from './tally.js';

/** What all rows of counts have in common: whose recordings, where, and at whose decisions. */
export interface CountKey {
  readonly language: string;
  /** dev: thresholds were chosen on these; test: report only. Never added up. */
  readonly use: string;
  readonly condition: Condition;
  readonly contestant: Contestant;
}

/** Recordings with the same key in the same condition, as each contestant has judged them. */
export function byContestant<Key extends object>(all: readonly Measured[], keyOf: (measured: Measured) => Key) {
  const groups = groupBy(all, (one) => {
    const { language, use } = one.recording;
    return { ...keyOf(one), language, use, condition: one.condition };
  });
  return groups.flatMap(({ key, items }) =>
    contestants.map((contestant) => {
      const judged = items.map(({ outcomes, seconds }): Counted => ({ ...outcomes[contestant], seconds }));
      return { key: { ...key, contestant }, judged };
    }),
  );
}
