import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { loadLanguages, type Languages } from '../../../config/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import { describeFault } from '../describe-fault.js';
import type { Folders } from '../folders.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { readSite } from '../read-site.js';
import { makeRide } from '../scenario/random/make-ride.js';
import { rideForHours, type FailedRide, type Rides } from '../scenario/random/ride-for-hours.js';
import { scenarioText } from '../scenario/random/scenario-text.js';
import { readScenario, usualStart } from '../scenario/read-scenario.js';
import { reportLines } from '../scenario/report-lines.js';
import { runScenario, type RunOptions, type Script } from '../scenario/run-scenario.js';
import { SiteEars } from '../scenario/site-ears.js';

export interface RandomRidesOptions {
  readonly siteFile: string;
  /** Of the first ride. */
  readonly seed: number;
  /** Of virtual time. */
  readonly hours: number;
  readonly board: Script['board'];
  readonly json: boolean;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
  /** Settles when somebody wants an end: what has been ridden by then is told. */
  readonly ended: Promise<void>;
}

/** Sentences that passengers choose from, in each language. */
const sentencesPerLanguage = 1_500;
const tellEveryMs = 10_000;

/** Rides by chance until the hours are over. 0: nothing happened that must not; 1: something did; 2: the site can't be used. */
export async function randomRides(options: RandomRidesOptions): Promise<ExitCode> {
  const { siteFile, seed, hours, board, output, clock, folders } = options;
  const [reading, languages] = await Promise.all([readSite(siteFile, folders), loadLanguages(folders.languages)]);
  if (!reading.ok || !languages.ok) {
    const faults = reading.ok ? (languages.ok ? [] : languages.failure) : reading.failure;
    for (const fault of faults) output.error(describeFault(fault));
    return 2;
  }
  const { site } = reading.value;
  const ears = await new SiteEars(languages.value, folders).of({ siteFile, site });
  if (!ears.ok) {
    tellFailure(output, ears.failure);
    return 2;
  }
  let hasEnded = false;
  void options.ended.then(() => {
    hasEnded = true;
  });
  const beganMs = clock.now();
  let toldMs = beganMs;
  const ridden = await rideForHours({
    ...ridesOf({ site, board }, { ears: ears.value, languages: languages.value }),
    seed,
    virtualMs: hours * 3_600_000,
    isEnded: () => hasEnded,
    onRide: (rides) => {
      if (clock.now() - toldMs < tellEveryMs) return;
      toldMs = clock.now();
      output.error(rideLine(rides, toldMs - beganMs));
    },
  });
  return tell(ridden, { ...options, languages: languages.value, tookMs: clock.now() - beganMs });
}

function ridesOf({ site, board }: Pick<Script, 'site' | 'board'>, { ears, languages }: RunOptions) {
  const [station] = site.stations;
  if (station === undefined) throw new RangeError('a site without stations');
  const parts = { station, languages: site.languages, sentences: ears.sentences(station.id, sentencesPerLanguage) };
  return {
    make: (seed: number) => makeRide(seed, parts),
    play: (steps: Script['steps'], seed: number) =>
      runScenario({ site, station, seed, board, steps, startsAt: new Date(usualStart) }, { languages, ears }),
  };
}

function rideLine({ rides, playedMs, closures, answers }: Rides, tookMs: number): string {
  const hours = (playedMs / 3_600_000).toFixed(2);
  const perSecond = ((rides * 1_000) / tookMs).toFixed(1);
  const times = Math.round(playedMs / tookMs);
  return `${rides} rides, ${hours} hours, ${closures} presses, ${answers} answers; ${perSecond} rides/s, ${times} times real time`;
}

async function tell(
  { rides, failed }: { readonly rides: Rides; readonly failed: FailedRide | null },
  options: RandomRidesOptions & { readonly tookMs: number; readonly languages: Languages },
): Promise<ExitCode> {
  const { json, output, tookMs, siteFile } = options;
  const file = failed === null ? null : writeRide(failed, options);
  if (json) {
    const speed = { ridesPerSecond: (rides.rides * 1_000) / tookMs, timesRealTime: rides.playedMs / tookMs };
    output.line(JSON.stringify({ ...rides, ...speed, failed, file }));
    return failed === null ? 0 : 1;
  }
  output.line(rideLine(rides, tookMs));
  if (failed === null || file === null) return 0;
  const shown = relative(process.cwd(), file);
  output.line(`the ride of seed ${failed.seed} failed; ${failed.steps.length} of its steps are enough, in ${shown}:`);
  const reading = await readScenario(file, { languages: options.languages, exampleSite: siteFile });
  if (!reading.ok) throw new Error(`${file}: a ride that was written down can't be read`);
  for (const line of reportLines({ scenario: reading.value, outcome: failed.outcome }, shown)) output.line(line);
  return 1;
}

/** Writes the ride where the program was started, as a scenario to be played again; answers its path. */
function writeRide({ seed, steps }: FailedRide, { siteFile, board }: RandomRidesOptions): string {
  const file = resolve(`random-ride-${seed}.yaml`);
  const title = { en: `ride ${seed} by chance`, zh: `随机乘梯 ${seed}` };
  const site = relative(dirname(file), resolve(siteFile));
  writeFileSync(file, scenarioText({ version: 1, title, site, seed, board, steps: [...steps] }));
  return file;
}
