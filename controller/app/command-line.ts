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
    .argument('<files...>', 'WAV or FLAC files')
    .addOption(siteOption(parts))
    .addOption(jsonOption())
    .addOption(logOption())
    .action(async (files: string[], options: { site: string; json?: boolean; logLevel: LogLevel }) => {
      const { site: siteFile, json = false } = options;
      if (!makeFolders(parts, cacheFolder(parts))) return;
      const log = createRootLog({ level: options.logLevel, audit: null });
      parts.end(await hear({ ...parts, files, siteFile, json, log }));
    });
}

function addBench(parts: CommandParts): void {
  parts.program
    .command('bench')
    .description(`measure: ${benchmarkNames.join(', ')}; all without a name`)
    .argument('[names...]', 'which ones')
    .addOption(siteOption(parts))
    .addOption(jsonOption())
    .action(async (names: string[], { site: siteFile, json = false }: { site: string; json?: boolean }) => {
      if (!makeFolders(parts, cacheFolder(parts))) return;
      parts.end(await bench({ ...parts, names, siteFile, json }));
    });
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
