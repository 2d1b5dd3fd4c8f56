import { succeed, type ElevatorError, type Result } from '../../../../config/kernel/index.js';
import type { Simulation } from '../../../../simulator/index.js';
import { compose, type ComposeOptions } from '../../compose.js';
import type { Scene } from '../onlooker.js';
import type { Scenario } from '../read-scenario.js';
import { StageWatch } from './stage-watch.js';

export type StageParts = Pick<ComposeOptions, 'languages' | 'folders' | 'clock' | 'log' | 'environment'>;

/** A station of a simulated site in real time, exactly as `liftvoice run --simulate` has it, and somebody who watches it. */
export interface LiveStage extends Scene {
  readonly simulation: Simulation;
  readonly watch: StageWatch;
  /** Links and sound come up. */
  start(): void;
  /** What the clock on the wall shows from now on. */
  startWallClock(): void;
  /** Takes everything down. */
  stop(): Promise<void>;
}

/** Everything that a scenario is played on. What was built before a failure is taken down again. */
export async function openStage(
  { site, station, startsAt }: Pick<Scenario, 'site' | 'station' | 'startsAt'>,
  parts: StageParts,
): Promise<Result<LiveStage, ElevatorError>> {
  const { clock } = parts;
  const watch = new StageWatch(station, clock);
  let wallClockFromMs: number | null = null;
  const timeOfDay = (): Date => new Date(startsAt.getTime() + (clock.now() - (wallClockFromMs ?? clock.now())));
  const composed = await compose({ ...parts, site, isSimulated: true, recordings: null, timeOfDay, watch });
  if (!composed.ok) return composed;
  const running = composed.value.stations.find(({ service }) => service.station.id === station.id);
  const simulation = running?.simulation ?? null;
  if (running === undefined || simulation === null) throw new RangeError(`${station.id} is no station of this site`);
  const { service } = running;
  return succeed({
    ...{ clock, station, service, simulation, watch, monitor: watch.monitor },
    start: () => {
      composed.value.start();
    },
    startWallClock: () => {
      wallClockFromMs = clock.now();
    },
    stop: async () => {
      await composed.value.stop();
      watch.monitor.end();
    },
  });
}
