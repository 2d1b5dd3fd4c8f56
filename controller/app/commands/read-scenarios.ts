import { loadLanguages, type Languages, type SiteFault } from '../../../config/index.js';
import { describeFault } from '../describe-fault.js';
import type { Folders } from '../folders.js';
import type { Output } from '../output.js';
import { findScenarios } from '../scenario/find-scenarios.js';
import { readScenario, type Scenario } from '../scenario/read-scenario.js';

export interface ReadScenariosOptions {
  /** Files and folders; none: those that come with the program. */
  readonly paths: readonly string[];
  readonly inRealTime: boolean;
  readonly folders: Folders;
  readonly output: Output;
}

export interface ScenariosWithLanguages {
  readonly scenarios: readonly Scenario[];
  readonly languages: Languages;
}

/** Every scenario that is meant; null where one has faults, which all have been told. */
export async function readScenarios(options: ReadScenariosOptions): Promise<ScenariosWithLanguages | null> {
  const { paths, inRealTime, folders, output } = options;
  const found = await findScenarios(paths.length > 0 ? paths : [folders.scenarios]);
  if (!found.ok) {
    output.error(found.failure);
    return null;
  }
  const languages = await loadLanguages(folders.languages);
  if (!languages.ok) return refuse(languages.failure, output);
  // Of those that come with the program only some are meant for real time.
  const isChoice = inRealTime && paths.length === 0;
  const { exampleSite } = folders;
  const scenarios: Scenario[] = [];
  const faults: SiteFault[] = [];
  for (const file of found.value) {
    const reading = await readScenario(file, {
      languages: languages.value,
      exampleSite,
      inRealTime: inRealTime && !isChoice,
    });
    if (!reading.ok) faults.push(...reading.failure);
    else if (!isChoice || reading.value.realTime) scenarios.push(reading.value);
  }
  return faults.length > 0 ? refuse(faults, output) : { scenarios, languages: languages.value };
}

function refuse(faults: readonly SiteFault[], output: Output): null {
  for (const fault of faults) output.error(describeFault(fault));
  return null;
}
