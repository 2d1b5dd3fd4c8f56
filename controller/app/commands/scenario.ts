import { relative } from 'node:path';
import { tellFailure, type ExitCode } from '../output.js';
import type { Scenario } from '../scenario/read-scenario.js';
import { isPassed, reportLines, reportValue } from '../scenario/report-lines.js';
import { runScenario } from '../scenario/run-scenario.js';
import { SiteEars } from '../scenario/site-ears.js';
import { readScenarios, type ReadScenariosOptions } from './read-scenarios.js';

export interface ScenarioOptions extends Omit<ReadScenariosOptions, 'inRealTime'> {
  readonly json: boolean;
  /** Instead of those in the files; null: those. */
  readonly seed: number | null;
  /** Instead of those in the files; null: those. */
  readonly board: Scenario['board'] | null;
}

/** Plays scenarios in virtual time. 0: all came out as they should; 1: one did not; 2: one can't be played, and none was. */
export async function scenario(options: ScenarioOptions): Promise<ExitCode> {
  const { json, seed, board, folders, output } = options;
  const read = await readScenarios({ ...options, inRealTime: false });
  if (read === null) return 2;
  const { languages } = read;
  const scenarios = read.scenarios.map((each) => ({
    ...each,
    ...(seed !== null && { seed }),
    ...(board !== null && { board }),
  }));
  const siteEars = new SiteEars(languages, folders);
  let failed = 0;
  for (const each of scenarios) {
    const ears = await siteEars.of(each);
    if (!ears.ok) {
      tellFailure(output, ears.failure);
      return 2;
    }
    const outcome = await runScenario(each, { languages, ears: ears.value });
    if (!isPassed(outcome)) failed += 1;
    const file = relative(process.cwd(), each.file);
    const played = { scenario: each, outcome };
    if (json) output.line(JSON.stringify(reportValue(played, file)));
    else for (const line of reportLines(played, file)) output.line(line);
  }
  if (!json) output.line(`${scenarios.length - failed} of ${scenarios.length} came out as they should`);
  return failed === 0 ? 0 : 1;
}
