import { relative } from 'node:path';
import { silentLog, succeed, type Clock, type ElevatorError, type Result } from '../../../config/kernel/index.js';
import { createPassengers, type Passengers } from '../compose-passengers.js';
import { tellFailure, type ExitCode } from '../output.js';
import { isPassed } from '../scenario/report-lines.js';
import type { Scenario } from '../scenario/read-scenario.js';
import type { ScenarioStep } from '../scenario/scenario.schema.js';
import { liveReportLines, liveReportValue, timesLine } from '../scenario/real-time/live-report.js';
import { playInRealTime, type LiveOutcome } from '../scenario/real-time/play-in-real-time.js';
import { readScenarios, type ReadScenariosOptions } from './read-scenarios.js';

export interface RealTimeOptions extends Omit<ReadScenariosOptions, 'inRealTime'> {
  readonly json: boolean;
  readonly clock: Clock;
  readonly environment: NodeJS.ProcessEnv;
  /** Settles when somebody wants an end: what has been played by then is told. */
  readonly ended: Promise<void>;
}

type Voices = ReadonlyMap<ScenarioStep, Int16Array>;

/** Plays scenarios in real time. 0: all came out as they should; 1: one did not, or was not played to its end; 2: one can't be. */
export async function scenarioInRealTime(options: RealTimeOptions): Promise<ExitCode> {
  const { output, ended } = options;
  const read = await readScenarios({ ...options, inRealTime: true });
  if (read === null) return 2;
  const passengers = createPassengers({ ...options, languages: read.languages });
  if (!passengers.ok) {
    tellFailure(output, passengers.failure);
    return 2;
  }
  const abort = new AbortController();
  void ended.then(() => {
    abort.abort();
  });
  try {
    const voices = await speakAll(read.scenarios, passengers.value);
    if (!voices.ok) {
      tellFailure(output, voices.failure);
      return 2;
    }
    const { scenarios, languages } = read;
    return await playAll(scenarios, { ...options, languages, voices: voices.value, ended: abort.signal });
  } finally {
    await passengers.value.stop();
  }
}

/** Before anything is played: a sentence that can't be spoken is found out now. */
async function speakAll(
  scenarios: readonly Scenario[],
  passengers: Passengers,
): Promise<Result<Voices, ElevatorError>> {
  const voices = new Map<ScenarioStep, Int16Array>();
  for (const { steps } of scenarios)
    for (const step of steps) {
      if (step.say === undefined) continue;
      const spoken = await passengers.say({ text: step.say, voice: step.voice ?? 0 });
      if (!spoken.ok) return spoken;
      voices.set(step, spoken.value);
    }
  return succeed(voices);
}

async function playAll(
  scenarios: readonly Scenario[],
  options: Omit<RealTimeOptions, 'ended'> &
    Pick<Parameters<typeof playInRealTime>[1], 'languages' | 'voices' | 'ended'>,
): Promise<ExitCode> {
  const { output, json } = options;
  const outcomes: LiveOutcome[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    if (options.ended.aborted) break;
    const file = relative(process.cwd(), scenario.file);
    output.error(`${index + 1} of ${scenarios.length}: ${file}`);
    const onStep = (atMs: number, what: string): void => {
      output.error(`  ${(atMs / 1_000).toFixed(1).padStart(5)} s  ${what}`);
    };
    const played = await playInRealTime(scenario, { ...options, log: silentLog, onStep });
    if (!played.ok) {
      tellFailure(output, played.failure);
      return 2;
    }
    if (played.value === null) break;
    outcomes.push(played.value);
    const report = { scenario, outcome: played.value };
    if (json) output.line(JSON.stringify(liveReportValue(report, file)));
    else for (const line of liveReportLines(report, file)) output.line(line);
  }
  const passed = outcomes.filter(isPassed).length;
  const missing = scenarios.length - outcomes.length;
  if (!json) {
    output.line(timesLine(outcomes));
    output.line(`${passed} of ${outcomes.length}${missing > 0 ? ' that were played' : ''} came out as they should`);
  }
  if (missing > 0) output.error(`an end was asked for; not played to the end: ${missing}`);
  return passed === scenarios.length ? 0 : 1;
}
