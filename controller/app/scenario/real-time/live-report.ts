import { quantile } from '../../bench/figures.js';
import type { Scenario } from '../read-scenario.js';
import { reportLines, reportValue } from '../report-lines.js';
import type { MeasuredSentence } from './measured-times.js';
import type { LiveOutcome } from './play-in-real-time.js';

interface LivePlayed {
  readonly scenario: Scenario;
  readonly outcome: LiveOutcome;
}

/** For a program: as of a scenario in virtual time, with what was measured. */
export function liveReportValue(played: LivePlayed, file: string) {
  const { seed: _, ...value } = reportValue(played, file);
  const { scenario, outcome } = played;
  return {
    ...value,
    inRealTime: true,
    spoken: outcome.spoken.map((sentence) => ({ line: scenario.lineOf(sentence.step), ...sentence })),
  };
}

/** As of a scenario in virtual time, and below it how long each sentence took to its contact and its lamp. */
export function liveReportLines(played: LivePlayed, file: string): readonly string[] {
  return [
    ...reportLines(played, file, `liftvoice scenario --realtime ${file}`),
    ...played.outcome.spoken.filter(({ contactAfterMs }) => contactAfterMs !== null).map(sentenceLine),
  ];
}

/** The times of all that were played together. */
export function timesLine(outcomes: readonly LiveOutcome[]): string {
  const times = outcomes.flatMap(({ spoken }) => spoken.flatMap(({ lampAfterMs }) => lampAfterMs ?? []));
  if (times.length === 0) return 'no lamp was lit by voice';
  const median = Math.round(quantile(times, 0.5));
  return `end of speech to lamp: median ${median} ms, longest ${Math.max(...times)} ms, of ${times.length} sentences`;
}

function sentenceLine({ text, contactAfterMs, lampAfterMs }: MeasuredSentence): string {
  const lamp = lampAfterMs === null ? 'no lamp lit' : `lamp ${lampAfterMs} ms`;
  return `      ${text}: contact ${contactAfterMs ?? 0} ms, ${lamp} after its last sound`;
}
