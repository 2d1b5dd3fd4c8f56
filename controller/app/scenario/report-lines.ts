import type { Scenario } from './read-scenario.js';
import type { Outcome } from './outcome.types.js';
import type { Moment } from './timeline.js';

export interface Played {
  readonly scenario: Scenario;
  readonly outcome: Outcome;
}

export function isPassed({ failures, violations }: Outcome): boolean {
  return failures.length === 0 && violations.length === 0;
}

/** For a program: nothing of it depends on the machine or its clock. */
export function reportValue({ scenario, outcome }: Played, file: string) {
  const { title, station, seed, board, steps } = scenario;
  return {
    file,
    title,
    station: station.id,
    seed,
    board,
    isPassed: isPassed(outcome),
    steps: steps.length,
    ...outcome,
    failures: outcome.failures.map((failure) => ({ line: scenario.lineOf(failure.step), ...failure })),
  };
}

/**
 * `pass  calls/three-floors.yaml  three floors in one sentence`, and below it what was wrong, with what happened before.
 *
 * @param alone the command that plays it again
 */
export function reportLines(
  { scenario, outcome }: { readonly scenario: Pick<Scenario, 'title' | 'seed' | 'lineOf'>; readonly outcome: Outcome },
  file: string,
  alone = `liftvoice scenario ${file} --seed ${scenario.seed}`,
): readonly string[] {
  const { title } = scenario;
  const shown = title['en'] ?? Object.values(title)[0] ?? '';
  const lines = [`${isPassed(outcome) ? 'pass' : 'FAIL'}  ${file}  ${shown}`];
  for (const { step, atMs, differences, before } of outcome.failures) {
    const place = `${file}:${scenario.lineOf(step)}`;
    lines.push(`  ${place}: not as expected at ${atMs} ms`);
    for (const { field, expected, seen } of differences) lines.push(`    ${field}: expected ${expected}, seen ${seen}`);
    lines.push(...momentLines(before));
  }
  for (const { atMs, what, before } of outcome.violations) {
    lines.push(`  ${file}: this must never happen, at ${atMs} ms: ${what}`, ...momentLines(before));
  }
  if (!isPassed(outcome)) lines.push(`  alone: ${alone}`);
  return lines;
}

function momentLines(moments: readonly Moment[]): readonly string[] {
  return moments.map(({ atMs, what }) => `    ${String(atMs).padStart(7)} ms  ${what}`);
}
