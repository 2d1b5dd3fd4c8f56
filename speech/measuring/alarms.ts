import type { Measured } from './measured.js';
import { upperRate } from './poisson-bound.js';

/** How often speech that is no call for help would have pressed the alarm, in quiet, where a site has wired it. */
export interface AlarmTally {
  /** dev or test; never added up. */
  readonly use: string;
  /** Recordings: requests and other speech alike. */
  readonly n: number;
  readonly pressed: number;
  /** Of speech. */
  readonly hours: number;
  /** Upper 95 % bound. */
  readonly perHourBound: number;
}

/** One for each use, in the order in which they come. */
export function falseAlarms(all: readonly Measured[]): readonly AlarmTally[] {
  const heard = all.filter(({ condition, expected }) => condition === 'clean' && !isCallForHelp(expected));
  return [...new Set(heard.map(({ recording: { use } }) => use))].map((use) => {
    const rows = heard.filter(({ recording }) => recording.use === use);
    const pressed = rows.filter(({ outcomes }) => outcomes.shipped.pressesAlarm).length;
    const hours = rows.reduce((total, { seconds }) => total + seconds, 0) / 3_600;
    return { use, n: rows.length, pressed, hours, perHourBound: upperRate(pressed, hours) };
  });
}

function isCallForHelp(expected: Measured['expected']): boolean {
  return expected.kind === 'request' && expected.intent.kind === 'distress';
}
