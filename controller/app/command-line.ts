import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { isElevatorError, makeFolder, type Clock } from '../../config/kernel/index.js';
import { createAuditRecord } from './audit-record.js';
import { bench, benchmarkNames } from './commands/bench.js';
import { check } from './commands/check.js';
import { hear } from './commands/hear.js';
import { addModels } from './commands/models.js';
import { run } from './commands/run.js';
import { findFolders, type Folders } from './folders.js';
import { tellFailure, type ExitCode, type Output } from './output.js';
import { createRootLog, logLevels, type LogLevel } from './root-log.js';

export interface World {
  readonly output: Output;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly environment: NodeJS.ProcessEnv;
  /** Settles when somebody wants the program to end; from its first call on, signals no longer end it by themselves. */
  readonly untilAskedToEnd: () => Promise<void>;
}

/** Reads the arguments, runs one command, answers the exit code. Wrong arguments are 2, `--help` is 0. */
export async function runCommandLine(args: readonly string[], world: World): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = buildProgram(world, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    // Not a value on the way here, but an expected outcome all the same: a sentence, not a stack.
    if (!isElevatorError(error) || error.area === 'BUG') throw error;
    tellFailure(world.output, error);
    return 2;
  }
}

/** What every command is built with: where it runs, and whom it tells its exit code. */
interface CommandParts extends World {
  readonly program: Command;
  readonly folders: Folders;
  readonly end: (code: ExitCode) => void;
}

function buildProgram(world: World, end: (code: ExitCode) => void): Command {
  const { output } = world;
  const program = new Command('liftvoice')
    .description(
      'Say a floor instead of touching a button. Not a safety system: every button keeps working without it.',
    )
    .version('0.1.0')
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        output.line(text.trimEnd());
      },
      writeErr: (text) => {
        output.error(text.trimEnd());
      },
    });
  const parts = { ...world, program, end, folders: findFolders(world.environment) };
  addRun(parts);
  addCheck(parts);
  addHear(parts);
  addBench(parts);
  addModels(parts);
  return program;
}

function siteOption({ folders }: CommandParts): Option {
  return new Option('--site <file>', 'site file').default(folders.exampleSite, 'the example office tower');
}

function logOption(): Option {
  return new Option('--log-level <level>', 'how much to log on standard error').choices(logLevels).default('warn');
}

function jsonOption(): Option {
  return new Option('--json', 'one JSON value per line, for programs');
}

function addRun(parts: CommandParts): void {
  const command = parts.program
    .command('run')
    .description('run a site; with --simulate the lift, the board and the passengers are simulated')
    .addOption(siteOption(parts))
    .option('--simulate', 'no hardware: real firmware in an emulator, a simulated lift')
    .option('--port <number>', 'TCP port of the page, 0 = any free one', parsePort, 8080)
    .option(
      '--host <address>',
      'address to listen on; anything but loopback lets others on the network in',
      '127.0.0.1',
    )
    .addOption(logOption())
    .action(async (options: { site: string; simulate?: true; port: number; host: string; logLevel: LogLevel }) => {
      const { site: siteFile, simulate: isSimulated = false, port, host } = options;
      if (!makeFolders(parts, { ...cacheFolder(parts), 'the record of presses': parts.folders.audit })) return;
      const log = createRootLog({ level: options.logLevel, audit: auditRecord(parts, isSimulated) });
      parts.end(await run({ ...parts, siteFile, isSimulated, port, host, log }));
    });
  // Whoever typed `npm start -- --help` is told what to type there.
  const startedAs = parts.environment['LIFTVOICE_STARTED_AS'];
  if (startedAs === undefined) return;
  command
    .description(`run the example building with a simulated lift; ${startedAs} gives --simulate and --site already`)
    .configureHelp({ commandUsage: (shown) => `${startedAs} ${shown.usage()}` });
}

function addCheck(parts: CommandParts): void {
  parts.program
    .command('check')
    .description('judge a site file: every fault with its line, and what the recogniser makes of its words')
    .argument('<file>', 'site file')
    .addOption(jsonOption())
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      parts.end(await check({ ...parts, file, json }));
    });
}

function addHear(parts: CommandParts): void {
  parts.program
    .command('hear')
    .description('print the decision for each recording, through the same code as the microphone')
    .argument('[files...]', 'WAV or FLAC files; with --expect also folders, or nothing for the whole list')
    .addOption(siteOption(parts))
    .addOption(jsonOption())
    .option('--expect <index.tsv>', 'judge what was heard, and count: right, wrong, asked, rejected, false calls')
    .addOption(logOption())
    .addHelpText('after', expectHelp)
    .action(async (files: string[], options: HearArguments) => {
      const { site: siteFile, json, expect: expectFile = null } = options;
      if (files.length === 0 && expectFile === null) {
        parts.output.error('Name the files to hear, or a list of them with --expect.');
        parts.end(2);
        return;
      }
      if (!makeFolders(parts, cacheFolder(parts))) return;
      const log = createRootLog({ level: options.logLevel, audit: null });
      parts.end(await hear({ ...parts, files, siteFile, expectFile, json, log }));
    });
}

interface HearArguments {
  readonly site: string;
  readonly json: boolean;
  readonly expect?: string;
  readonly logLevel: LogLevel;
}

const expectHelp = `
--expect: a table separated by tabs. The first line names the columns: file (relative to the table), and
  transcript  what is said; a sentence of the site is a request for what it means, everything else is none, or
  floor       floor ids that are asked for, separated by commas; "-" or nothing where the lift must stay silent.
Columns set, language, use and speaker are used where they are there; figures are given per set.`;

function addBench(parts: CommandParts): void {
  const pack = new Option('--pack <folder>', 'recognition: recordings with an index.tsv').default(
    join(parts.folders.root, '../shared/speech-eval'),
    '../shared/speech-eval beside the project',
  );
  parts.program
    .command('bench')
    .description(`measure: ${benchmarkNames.join(', ')}; link and latency without a name`)
    .argument('[names...]', 'which ones')
    .addOption(siteOption(parts))
    .addOption(jsonOption())
    .addOption(pack)
    .option('--sets <names>', 'recognition: sets of the pack, separated by commas', parseList, [])
    .addOption(
      new Option('--use <which>', 'recognition: rows with this use; any adds speakers the models know')
        .choices(['dev', 'test', 'both', 'any'])
        .default('both'),
    )
    .option('--noise <dB>', 'recognition: noise mixed in at these ratios, or "none"', parseNoise, [20, 10, 5])
    .option('--limit <number>', 'recognition: at most so many recordings of each set', parseCount, null)
    .option('--report <file>', 'recognition: an HTML page with curves, confusions and what went wrong')
    .action(async (names: string[], options: BenchArguments) => {
      const { site: siteFile, json, pack: folder, sets, use, noise: noiseDbs, limit, report = null } = options;
      if (!makeFolders(parts, cacheFolder(parts))) return;
      const recognition = { pack: folder, sets, use, noiseDbs, limit, report };
      // Only the long one ends in order and keeps what it has; the others end at once.
      const ended = names.includes('recognition') ? parts.untilAskedToEnd() : new Promise<void>(() => undefined);
      parts.end(await bench({ ...parts, names, siteFile, json, recognition, ended }));
    });
}

interface BenchArguments {
  readonly site: string;
  readonly json: boolean;
  readonly pack: string;
  readonly sets: readonly string[];
  readonly use: 'dev' | 'test' | 'both' | 'any';
  readonly noise: readonly number[];
  readonly limit: number | null;
  readonly report?: string;
}

function parseList(text: string): readonly string[] {
  return text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

function parseNoise(text: string): readonly number[] {
  if (text === 'none') return [];
  const decibels = parseList(text).map(Number);
  if (decibels.every((value) => Number.isFinite(value) && Math.abs(value) <= 60)) return decibels;
  throw new InvalidArgumentError('expected ratios in dB separated by commas, or none.');
}

function parseCount(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a number from 1.');
}

const cacheFolder = ({ folders }: CommandParts): Readonly<Record<string, string>> => ({ 'the cache': folders.cache });

/** Folders that a command writes to, by what they are for; false: one can't be used, which has been told. */
function makeFolders({ output, end }: CommandParts, folders: Readonly<Record<string, string>>): boolean {
  for (const [purpose, folder] of Object.entries(folders)) {
    const made = makeFolder(folder, purpose);
    if (made.ok) continue;
    tellFailure(output, made.failure);
    end(2);
    return false;
  }
  return true;
}

/** What a simulated lift does is recorded as well, but never among the presses of a real one. */
function auditRecord({ folders, timeOfDay, output }: CommandParts, isSimulated: boolean): (line: string) => void {
  return createAuditRecord({
    folder: folders.audit,
    name: isSimulated ? 'simulated-presses' : 'presses',
    timeOfDay,
    onTrouble: (reason) => {
      output.error(`Presses are not recorded any longer: ${reason}`);
    },
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a number from 0 to 65535.');
}
