import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { cacheFolder, jsonOption, makeFolders, siteOption, type CommandParts } from './command-parts.js';

interface ScenarioArguments {
  readonly json?: boolean;
  readonly seed?: number;
  readonly random?: boolean;
  readonly realtime?: boolean;
  readonly hours: number;
  readonly jobs?: number;
  readonly site: string;
  readonly board?: 'emulated' | 'modelled';
}

const usualHours = 1;

export function addScenario(parts: CommandParts): void {
  parts.program
    .command('scenario')
    .description(
      'play scenarios, in virtual time unless --realtime: who says what, what the lift does, and what must be true',
    )
    .argument('[files...]', 'scenario files or folders of them (default: those that come with the program)')
    .addOption(
      new Option(
        '--realtime',
        'in real time with real sound through the recognisers; without files those that are marked for it',
      ).conflicts(['random', 'seed', 'board', 'hours', 'jobs']),
    )
    .option('--seed <number>', 'of all chance, instead of those in the files', parseSeed)
    .option('--random', 'rides by chance instead of files; one that goes wrong is written down as a scenario')
    .option('--hours <number>', 'with --random: how much virtual time', parseHours, usualHours)
    .option(
      '--jobs <number>',
      'with --random: rides side by side, each on a core of its own (default: as many as there are cores, one for every hour at most)',
      parseJobs,
    )
    .addOption(
      new Option(
        '--board <kind>',
        'the real firmware in an emulator, or what it promises, many times faster (default: as the files say, emulated; with --random modelled)',
      ).choices(['emulated', 'modelled']),
    )
    .addOption(siteOption(parts, 'with --random: site file'))
    .addOption(jsonOption())
    .action(async (paths: string[], options: ScenarioArguments, command: Command) => {
      refuseWhatDoesNothing(paths, options, command);
      const { json = false, seed = null, random = false, hours, site: siteFile, board } = options;
      if (random) {
        const { randomRides } = await import('./random-rides.js');
        const jobs = options.jobs ?? Math.min(availableParallelism(), Math.ceil(hours));
        const ended = parts.untilAskedToEnd();
        parts.end(
          await randomRides({
            ...parts,
            siteFile,
            seed: seed ?? 1,
            hours,
            jobs,
            json,
            ended,
            board: board ?? 'modelled',
          }),
        );
        return;
      }
      if (options.realtime === true) {
        if (!makeFolders(parts, cacheFolder(parts))) return;
        const { scenarioInRealTime } = await import('./scenario-in-real-time.js');
        parts.end(await scenarioInRealTime({ ...parts, paths, json, ended: parts.untilAskedToEnd() }));
        return;
      }
      // The simulator is loaded only by those who want it.
      const { scenario } = await import('./scenario.js');
      parts.end(await scenario({ ...parts, paths, json, seed, board: board ?? null }));
    });
}

/** An option that does nothing would let its user believe that it did: that another site was played, or another hour. */
function refuseWhatDoesNothing(
  paths: readonly string[],
  { random = false }: ScenarioArguments,
  command: Command,
): void {
  if (random) {
    if (paths.length > 0) command.error(`error: option '--random' plays no files; leave out one or the other`);
    return;
  }
  for (const name of ['hours', 'jobs', 'site'])
    if (command.getOptionValueSource(name) === 'cli')
      command.error(
        `error: option '--${name}' is for --random; a scenario says itself how long it is and at which site`,
      );
}

function parseHours(text: string): number {
  const hours = Number(text);
  if (text.trim() !== '' && hours > 0 && hours <= 100_000) return hours;
  throw new InvalidArgumentError('expected a number of hours above 0.');
}

function parseJobs(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 to 99.');
}

function parseSeed(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 to 999999999.');
}
