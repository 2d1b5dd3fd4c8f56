import { usualStart } from '../../scenario/read-scenario.js';
import { inOrder, makeRide } from '../../scenario/random/make-ride.js';
import { runScenario, type RunOptions, type Script } from '../../scenario/run-scenario.js';
import { SiteEars } from '../../scenario/site-ears.js';
import type { BenchParts } from '../bench-parts.js';
import { atLeast, atMost, plain, type BenchmarkResult, type Figure } from '../figures.js';
import { LoadWatch } from '../machine-load.js';
import { timeMachineEvents } from './machine-events.js';
import { loadStations } from './station-load.js';

const machineEvents = 200_000;
const plan = { stations: 64, requests: 6, everyMs: 10_000 };
/** Rides by chance, of a minute each; what the first of them cost is the compiler's, and hours of them are what people wait for. */
const rides = { modelled: { warmingUp: 40, timed: 120 }, emulated: { warmingUp: 3, timed: 3 } } as const;

/** What machines, stations and scenarios cost without speech, in processor time: that of others does not count. */
export async function controller(parts: BenchParts): Promise<BenchmarkResult> {
  const { site, languages, folders, progress } = parts;
  const load = new LoadWatch();
  const [station] = site.stations;
  if (station === undefined) throw new RangeError('a site has at least one station');
  await timeMachineEvents(machineEvents / 10);
  const eventsSeconds = await timeMachineEvents(machineEvents);
  progress(`controller: ${machineEvents} events`);
  const opened = await new SiteEars(languages, folders).of({ siteFile: station.id, site });
  if (!opened.ok) throw opened.failure;
  const options = { languages, ears: opened.value };
  const script = { site, station, seed: 1, startsAt: new Date(usualStart), board: 'modelled' } as const;
  const speeds = await scenarioSpeeds(script, options, progress);
  const { cpuSeconds, presses } = await loadStations(script, options, plan);
  const virtualSeconds = (plan.requests * plan.everyMs) / 1_000;
  return {
    name: 'controller',
    how: `processor time of this process alone, without speech. Machines: facts through the machine that judges a station. Stations: ${plan.stations} of them, a request each every ${plan.everyMs / 1_000} s for ${virtualSeconds} s of virtual time, their simulated lifts and modelled boards included. Scenarios: rides by chance of about a minute`,
    figures: [
      atLeast('machines: events a second', 'count', machineEvents / eventsSeconds, 50_000),
      atMost(`${plan.stations} stations: share of a core`, 'percent', (cpuSeconds * 100) / virtualSeconds, 25),
      plain(`${plan.stations} stations: presses meanwhile`, 'count', presses),
      ...speeds,
    ],
    machine: load.end(),
  };
}

async function scenarioSpeeds(
  script: Omit<Script, 'steps'>,
  options: Pick<RunOptions, 'languages' | 'ears'>,
  progress: BenchParts['progress'],
): Promise<readonly Figure[]> {
  const times = async (board: Script['board']): Promise<number> => {
    const { warmingUp, timed } = rides[board];
    await ride({ ...script, board }, options, warmingUp);
    const speed = await ride({ ...script, board }, options, timed);
    progress(`controller: ${timed} rides with the ${board} board`);
    return speed;
  };
  const [modelled, emulated] = [await times('modelled'), await times('emulated')];
  return [
    atLeast('scenarios with the modelled board, times real time', 'ratio', modelled, 1_000),
    atLeast('scenarios with the real firmware, times real time', 'ratio', emulated, 50),
    plain('modelled board to real firmware', 'ratio', modelled / emulated),
  ];
}

/** Times real time, by processor time. */
async function ride(
  script: Omit<Script, 'steps'>,
  options: Pick<RunOptions, 'languages' | 'ears'>,
  count: number,
): Promise<number> {
  const { station, site } = script;
  const parts = { station, languages: site.languages, sentences: options.ears.sentences(station.id, 1_500) };
  const before = process.cpuUsage();
  let playedMs = 0;
  for (let seed = 1; seed <= count; seed += 1) {
    const steps = inOrder(makeRide(seed, parts));
    playedMs += (await runScenario({ ...script, seed, steps }, options)).playedMs;
  }
  const { user, system } = process.cpuUsage(before);
  return (playedMs * 1_000) / (user + system);
}
