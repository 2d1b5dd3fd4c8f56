import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Clock } from '../../../config/kernel/index.js';
import { describeFault } from '../describe-fault.js';
import type { Folders } from '../folders.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { rideForHours, type FailedRide, type Rides } from '../scenario/random/ride-for-hours.js';
import { RideThreads } from '../scenario/random/ride-threads.js';
import { openRides, type RidesOfSite, type RidesPlan } from '../scenario/random/rides-of-site.js';
import { scenarioText } from '../scenario/random/scenario-text.js';
import { readScenario } from '../scenario/read-scenario.js';
import { reportLines } from '../scenario/report-lines.js';
import type { Script } from '../scenario/run-scenario.js';

export interface RandomRidesOptions {
  readonly siteFile: string;
  /** Of the first ride. */
  readonly seed: number;
  /** Of virtual time. */
  readonly hours: number;
  /** Rides side by side, each on a thread of its own. */
  readonly jobs: number;
  readonly board: Script['board'];
  readonly json: boolean;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
  /** Settles when somebody wants an end: what has been ridden by then is told. */
  readonly ended: Promise<void>;
}

const tellEveryMs = 10_000;
/** Rides of a thread that may be ahead of the one whose turn it is: a long ride keeps no thread waiting. */
const aheadPerThread = 4;

/** Rides by chance until the hours are over. 0: nothing happened that must not; 1: something did; 2: the site can't be used. */
export async function randomRides(options: RandomRidesOptions): Promise<ExitCode> {
  const { siteFile, seed, hours, jobs, board, output, clock, folders } = options;
  const plan: RidesPlan = { siteFile, board, folders };
  const opened = await openRides(plan);
  if (!opened.ok) {
    if (opened.failure instanceof Error) tellFailure(output, opened.failure);
    else for (const fault of opened.failure) output.error(describeFault(fault));
    return 2;
  }
  const rides = opened.value;
  let hasEnded = false;
  void options.ended.then(() => {
    hasEnded = true;
  });
  const beganMs = clock.now();
  let toldMs = -Infinity;
  const threads = jobs === 1 ? null : new RideThreads(plan, jobs);
  const ridden = await rideForHours({
    make: rides.make,
    play: rides.play,
    ride: (each) => (threads ?? rides).ride(each),
    sideBySide: threads === null ? 1 : jobs * aheadPerThread,
    seed,
    virtualMs: hours * 3_600_000,
    isEnded: () => hasEnded,
    onRide: (ridden) => {
      if (clock.now() - toldMs < tellEveryMs) return;
      toldMs = clock.now();
      output.error(rideLine(ridden, toldMs - beganMs));
    },
  });
  await threads?.stop();
  return tell(ridden, { ...options, rides, tookMs: clock.now() - beganMs });
}

function rideLine({ rides, playedMs, closures, answers }: Rides, tookMs: number): string {
  const hours = (playedMs / 3_600_000).toFixed(2);
  const perSecond = ((rides * 1_000) / tookMs).toFixed(1);
  const times = Math.round(playedMs / tookMs);
  return `${rides} rides, ${hours} hours, ${closures} presses, ${answers} answers; ${perSecond} rides/s, ${times} times real time`;
}

async function tell(
  { rides, failed }: { readonly rides: Rides; readonly failed: FailedRide | null },
  options: RandomRidesOptions & { readonly tookMs: number; readonly rides: RidesOfSite },
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
  const reading = await readScenario(file, { languages: options.rides.languages, exampleSite: siteFile });
  if (!reading.ok) throw new Error(`${file}: a ride that was written down can't be read`);
  for (const line of reportLines({ scenario: reading.value, outcome: failed.outcome }, shown)) output.line(line);
  return 1;
}

/** Writes the ride where the program was started, as a scenario to be played again; answers its path. */
function writeRide(
  { seed, steps }: FailedRide,
  { siteFile, board, rides }: Pick<RandomRidesOptions, 'siteFile' | 'board'> & { readonly rides: RidesOfSite },
): string {
  const file = resolve(`random-ride-${seed}.yaml`);
  const title = { en: `ride ${seed} by chance`, zh: `随机乘梯 ${seed}` };
  const site = relative(dirname(file), resolve(siteFile));
  writeFileSync(
    file,
    scenarioText({ version: 1, title, site, station: rides.stationOf(seed).id, seed, board, steps: [...steps] }),
  );
  return file;
}
