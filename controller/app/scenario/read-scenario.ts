import { dirname, resolve } from 'node:path';
import {
  callButtons,
  loadSite,
  readTypedFile,
  toFaults,
  wrong,
  type Finding,
  type Languages,
  type Site,
  type SiteFault,
  type Station,
} from '../../../config/index.js';
import { fail, succeed, type Result } from '../../../config/kernel/index.js';
import { notInRealTime } from './real-time/not-in-real-time.js';
import {
  deedNames,
  scenarioFileSchema,
  speakingNames,
  type ScenarioFile,
  type ScenarioStep,
} from './scenario.schema.js';

/** A scenario as it is played: with its site, and every default filled in. */
export interface Scenario {
  readonly file: string;
  /** What it shows, by language. */
  readonly title: Readonly<Record<string, string>>;
  readonly siteFile: string;
  readonly site: Site;
  readonly station: Station;
  readonly seed: number;
  readonly startsAt: Date;
  readonly board: NonNullable<ScenarioFile['board']>;
  /** One of those that are played in real time where none is named. */
  readonly realTime: boolean;
  readonly secondPress: NonNullable<ScenarioFile['secondPress']>;
  readonly steps: readonly ScenarioStep[];
  /** Where a step stands in the file. */
  readonly lineOf: (step: number) => number;
}

/** A Monday, in no hour in which anything is closed. */
export const usualStart = '2026-01-05T10:00:00+08:00';

export interface ReadScenarioOptions {
  readonly languages: Languages;
  /** For scenarios that name no site. */
  readonly exampleSite: string;
  /** They are to be played in real time: what can't be is a fault. Default: false. */
  readonly inRealTime?: boolean;
}

/** Reads a scenario and its site; on failure every fault is listed with its line, of the first file that has any. */
export async function readScenario(
  file: string,
  { languages, exampleSite, inRealTime = false }: ReadScenarioOptions,
): Promise<Result<Scenario, readonly SiteFault[]>> {
  const reading = await readTypedFile(file, scenarioFileSchema, judgeSteps);
  if (!reading.ok) return reading;
  const { value, locate } = reading.value;
  const { title, seed = 1, board = 'emulated', realTime = false, secondPress = 'cancels', steps } = value;
  const startsAt = new Date(value.startsAt ?? usualStart);
  const siteFile = value.site === undefined ? exampleSite : resolve(dirname(file), value.site);
  const siteReading = await loadSite(siteFile, languages);
  if (!siteReading.ok) return siteReading;
  const { site } = siteReading.value;
  const station = value.station === undefined ? site.stations[0] : site.stations.find(({ id }) => id === value.station);
  if (station === undefined) {
    const ids = site.stations.map(({ id }) => id).join(', ');
    return fail(
      toFaults(
        [wrong(['station'], `there is no station "${value.station ?? ''}"; the stations are ${ids}`)],
        file,
        locate,
      ),
    );
  }
  const wrongs = [
    ...steps.flatMap((step, index) => unknownNames(step, index, site, station)),
    ...(inRealTime || realTime ? notInRealTime(value) : []),
  ];
  if (wrongs.length > 0) return fail(toFaults(wrongs, file, locate));
  const lineOf = (step: number): number => locate(`steps[${step}]`).line;
  const played = { site, station, seed, startsAt, board, realTime, secondPress, steps };
  return succeed({ file, title, siteFile, ...played, lineOf });
}

/** Each step one deed, in the order of time, and how something is said only where something is. */
function judgeSteps({ steps }: ScenarioFile): readonly Finding[] {
  return steps.flatMap((step, index) => {
    const findings: Finding[] = [];
    const done = deedNames.filter((name) => step[name] !== undefined);
    if (done.length === 0)
      findings.push(wrong(['steps', index], `nothing happens in this step; it needs one of ${deedNames.join(', ')}`));
    if (done.length > 1)
      findings.push(wrong(['steps', index], `a step does one thing, this one ${done.join(' and ')}; write two steps`));
    const before = steps[index - 1]?.atMs ?? 0;
    if (step.atMs < before)
      findings.push(
        wrong(
          ['steps', index, 'atMs'],
          `${step.atMs} is before the step above (${before}); put the steps in the order of time`,
        ),
      );
    for (const name of speakingNames)
      if (step[name] !== undefined && step.say === undefined)
        findings.push(wrong(['steps', index, name], `"${name}" tells how something is said; it belongs beside "say"`));
    for (const name of ['wiring', 'recognizer'] as const)
      if (step[name] !== undefined && Object.keys(step[name]).length !== 1)
        findings.push(wrong(['steps', index, name], 'exactly one thing per step; write two steps'));
    return findings;
  });
}

const panelButtons: ReadonlySet<string> = new Set(['doorOpen', 'doorClose', 'alarm']);

function unknownNames(step: ScenarioStep, index: number, site: Site, station: Station): readonly Finding[] {
  const { press, wiring, recognizer, expect, mode, presence } = step;
  const findings: Finding[] = [];
  const buttons = callButtons(station).map(({ id }) => id);
  const checkButton = (name: string | undefined, ...path: readonly (string | number)[]): void => {
    if (name !== undefined && !buttons.includes(name))
      findings.push(
        wrong(
          ['steps', index, ...path],
          `there is no button "${name}"; the buttons of ${station.id} are ${buttons.join(', ')}`,
        ),
      );
  };
  const checkLanguage = (name: string | undefined, ...path: readonly string[]): void => {
    if (name !== undefined && !site.languages.includes(name))
      findings.push(
        wrong(
          ['steps', index, ...path],
          `the site does not listen for "${name}"; it does for ${site.languages.join(', ')}`,
        ),
      );
  };
  checkButton(press, 'press');
  for (const name of ['relayWelded', 'lampStuck', 'lampDead'] as const) checkButton(wiring?.[name], 'wiring', name);
  for (const [place, name] of (wiring?.lampsSwapped ?? []).entries())
    checkButton(name, 'wiring', 'lampsSwapped', place);
  checkLanguage(recognizer?.lost, 'recognizer', 'lost');
  checkLanguage(recognizer?.back, 'recognizer', 'back');
  checkLanguage(expect?.language, 'expect', 'language');
  for (const list of ['pressed', 'closed', 'lit', 'buttonOnly'] as const)
    for (const [place, name] of (expect?.[list] ?? []).entries())
      if (!panelButtons.has(name)) checkButton(name, 'expect', list, place);
  for (const name of Object.keys(expect?.calls ?? {})) checkButton(name, 'expect', 'calls', name);
  if (mode !== undefined && mode !== 'normal' && station.modes[mode] === null)
    findings.push(wrong(['steps', index, 'mode'], `the site file names no input for this mode (modes.${mode})`));
  if (presence !== undefined && station.listening.gate !== 'presence')
    findings.push(
      wrong(['steps', index, 'presence'], `nothing of ${station.id} sees people (listening.gate: presence)`),
    );
  return findings;
}
