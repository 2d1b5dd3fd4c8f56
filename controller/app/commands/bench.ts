import { isElevatorError } from '../../../config/kernel/index.js';
import type { BenchParts } from '../bench/bench-parts.js';
import { resultLines, type BenchmarkResult } from '../bench/figures.js';
import { confusions } from '../bench/confusions.js';
import { controller } from '../bench/controller/controller.js';
import { endurance } from '../bench/controller/endurance.js';
import { cost } from '../bench/cost.js';
import { faults } from '../bench/faults/faults.js';
import { endpoint } from '../bench/endpoint.js';
import { foreground } from '../bench/foreground.js';
import { latency } from '../bench/latency.js';
import { link } from '../bench/link.js';
import { memory } from '../bench/memory.js';
import { recognition } from '../bench/recognition/recognition.js';
import type { ExitCode, Output } from '../output.js';
import { readSite } from '../read-site.js';
import { createRootLog } from '../root-log.js';
import { describeFault } from '../describe-fault.js';

const benchmarks: Readonly<Record<string, (parts: BenchParts) => Promise<BenchmarkResult>>> = {
  link,
  faults,
  latency,
  recognition,
  endpoint,
  foreground,
  confusions,
  controller,
  endurance,
  cost,
  memory,
};
export const benchmarkNames = Object.keys(benchmarks);
/** Without a name: what needs no recordings and takes minutes, not an hour. */
const usual: readonly string[] = ['link', 'latency'];

export interface BenchOptions extends Omit<BenchParts, 'site' | 'languages' | 'log' | 'progress'> {
  readonly names: readonly string[];
  readonly siteFile: string;
  readonly json: boolean;
  readonly output: Output;
}

/** Runs the named benchmarks one after another, the usual ones without a name. A figure that is not reached is told, not failed. */
export async function bench({ names, siteFile, json, output, ...parts }: BenchOptions): Promise<ExitCode> {
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) {
    output.error(`There is no benchmark ${unknown.join(', ')}; there are ${benchmarkNames.join(', ')}.`);
    return 2;
  }
  const reading = await readSite(siteFile, parts.folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return 2;
  }
  const { site, languages } = reading.value;
  const progress = (text: string): void => {
    output.error(text);
  };
  const common = { ...parts, site, languages, log: createRootLog({ level: 'error' }), progress };
  for (const name of names.length > 0 ? names : usual) {
    try {
      const result = await benchmarks[name]?.(common);
      if (result !== undefined) tell(result, json, output);
    } catch (error) {
      if (!isElevatorError(error)) throw error;
      output.error(`${name}: ${error.message}`);
      return 1;
    }
  }
  return 0;
}

function tell(result: BenchmarkResult, json: boolean, output: Output): void {
  if (json) {
    output.line(JSON.stringify(result));
    return;
  }
  for (const line of resultLines(result)) output.line(line);
}
