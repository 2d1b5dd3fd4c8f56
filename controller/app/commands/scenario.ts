import { relative } from 'node:path';
import type { SiteFault } from '../../../config/index.js';
import { loadLanguages } from '../../../config/index.js';
import type { Folders } from '../folders.js';
import { describeFault } from '../describe-fault.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { findScenarios } from '../scenario/find-scenarios.js';
import { readScenario, type Scenario } from '../scenario/read-scenario.js';
import { isPassed, reportLines, reportValue } from '../scenario/report-lines.js';
import { runScenario } from '../scenario/run-scenario.js';
import { SiteEars } from '../scenario/site-ears.js';

export interface ScenarioOptions {
  /** Files and folders; none: all that come with the program. */
  readonly paths: readonly string[];
  readonly json: boolean;
  /** Instead of those in the files; null: those. */
  readonly seed: number | null;
  /** Instead of those in the files; null: those. */
  readonly board: Scenario['board'] | null;
  readonly folders: Folders;
  readonly output: Output;
}

/** Plays scenarios. 0: all came out as they should; 1: one did not; 2: one can't be played, and none was. */
export async function scenario(options: ScenarioOptions): Promise<ExitCode> {
  const { paths, json, seed, board, folders, output } = options;
  const found = await findScenarios(paths.length > 0 ? paths : [folders.scenarios]);
  if (!found.ok) {
    output.error(found.failure);
    return 2;
  }
  const languages = await loadLanguages(folders.languages);
  if (!languages.ok) return refuse(languages.failure, output);
  const scenarios: Scenario[] = [];
  const faults: SiteFault[] = [];
  for (const file of found.value) {
    const reading = await readScenario(file, { languages: languages.value, exampleSite: folders.exampleSite });
    if (reading.ok)
      scenarios.push({ ...reading.value, ...(seed !== null && { seed }), ...(board !== null && { board }) });
    else faults.push(...reading.failure);
  }
  if (faults.length > 0) return refuse(faults, output);
  const siteEars = new SiteEars(languages.value, folders);
  let failed = 0;
  for (const each of scenarios) {
    const ears = await siteEars.of(each);
    if (!ears.ok) {
      tellFailure(output, ears.failure);
      return 2;
    }
    const outcome = await runScenario(each, { languages: languages.value, ears: ears.value });
    if (!isPassed(outcome)) failed += 1;
    const file = relative(process.cwd(), each.file);
    const played = { scenario: each, outcome };
    if (json) output.line(JSON.stringify(reportValue(played, file)));
    else for (const line of reportLines(played, file)) output.line(line);
  }
  if (!json) output.line(`${scenarios.length - failed} of ${scenarios.length} came out as they should`);
  return failed === 0 ? 0 : 1;
}

function refuse(faults: readonly SiteFault[], output: Output): ExitCode {
  for (const fault of faults) output.error(describeFault(fault));
  return 2;
}
