import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Clock } from '../../config/kernel/index.js';
import { bench, benchmarkNames } from './commands/bench.js';
import { check } from './commands/check.js';
import { hear } from './commands/hear.js';
import { addModels } from './commands/models.js';
import { run } from './commands/run.js';
import { findFolders, type Folders } from './folders.js';
import type { ExitCode, Output } from './output.js';
import { createRootLog, logLevels, type LogLevel } from './root-log.js';

export interface World {
  readonly output: Output;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly environment: NodeJS.ProcessEnv;
  readonly ended: Promise<void>;
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
    throw error;
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
  return new Option('--json', 'one JSON value per line, for programs').default(false);
}

function addRun(parts: CommandParts): void {
  parts.program
    .command('run')
    .description('run a site; with --simulate the lift, the board and the passengers are simulated')
    .addOption(siteOption(parts))
    .option('--simulate', 'no hardware: real firmware in an emulator, a simulated lift', false)
    .option('--port <number>', 'TCP port of the page, 0 = any free one', parsePort, 8080)
    .option(
      '--host <address>',
      'address to listen on; anything but loopback lets others on the network in',
      '127.0.0.1',
    )
    .addOption(logOption())
    .action(async (options: { site: string; simulate: boolean; port: number; host: string; logLevel: LogLevel }) => {
      const { site: siteFile, simulate: isSimulated, port, host } = options;
      const log = createRootLog(options.logLevel);
      parts.end(await run({ ...parts, siteFile, isSimulated, port, host, log }));
    });
}

function addCheck(parts: CommandParts): void {
  parts.program
    .command('check')
    .description('judge a site file: every fault with its line, and what the recogniser makes of its words')
    .argument('<file>', 'site file')
    .addOption(jsonOption())
    .action(async (file: string, { json }: { json: boolean }) => {
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
    .action(async (files: string[], options: { site: string; json: boolean; logLevel: LogLevel }) => {
      const { site: siteFile, json } = options;
      parts.end(await hear({ ...parts, files, siteFile, json, log: createRootLog(options.logLevel) }));
    });
}

function addBench(parts: CommandParts): void {
  parts.program
    .command('bench')
    .description(`measure: ${benchmarkNames.join(', ')}; all without a name`)
    .argument('[names...]', 'which ones')
    .addOption(siteOption(parts))
    .addOption(jsonOption())
    .action(async (names: string[], options: { site: string; json: boolean }) => {
      parts.end(await bench({ ...parts, names, siteFile: options.site, json: options.json }));
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a number from 0 to 65535.');
}
