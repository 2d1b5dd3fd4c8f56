import { availableParallelism, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What else the machine had to do while something was measured. */
export interface MachineLoad {
  /** Programs that ran or wanted to, over the last minute. */
  readonly loadAverage: number;
  readonly cores: number;
  /** How late this program came to what was due, in ms; 19 of 20 times it was less. */
  readonly lagMs: number;
  readonly isBusy: boolean;
}

/** ms between looks. */
const resolutionMs = 5;
/** A fifth of a round trip at 38400 baud. An idle machine is late by 0.5 ms. */
const busyLagMs = 2;
const nsPerMs = 1e6;

/** Looks from its making until `end`. */
export class LoadWatch {
  readonly #delays = monitorEventLoopDelay({ resolution: resolutionMs });

  constructor() {
    this.#delays.enable();
  }

  end(): MachineLoad {
    this.#delays.disable();
    const [loadAverage = 0] = loadavg();
    const lagMs = Math.max(0, this.#delays.percentile(95) / nsPerMs - resolutionMs);
    return judgeLoad({ loadAverage, cores: availableParallelism(), lagMs });
  }
}

export function judgeLoad({ loadAverage, cores, lagMs }: Omit<MachineLoad, 'isBusy'>): MachineLoad {
  const isBusy = loadAverage > cores || lagMs > busyLagMs;
  return { loadAverage: tenths(loadAverage), cores, lagMs: tenths(lagMs), isBusy };
}

export function busySentence({ loadAverage, cores, lagMs }: MachineLoad): string {
  return `the machine was busy: load average ${loadAverage} on ${cores} cores, this program late by ${lagMs} ms (95th percentile); figures of time are better on an idle one`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
