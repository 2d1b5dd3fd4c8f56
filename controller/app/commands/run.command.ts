import { InvalidArgumentError } from 'commander';
import { createRootLog, type LogFormat, type LogLevel } from '../root-log.js';
import {
  cacheFolder,
  logFormatOption,
  logOption,
  makeFolders,
  siteOption,
  type CommandParts,
} from './command-parts.js';
import { run } from './run.js';

export function addRun(parts: CommandParts): void {
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
    .addOption(logFormatOption())
    .action(async (options: RunArguments) => {
      const { site: siteFile, simulate: isSimulated = false, port, host, logLevel: level, logFormat: format } = options;
      if (!makeFolders(parts, { ...cacheFolder(parts), 'the journal': parts.folders.journals })) return;
      const log = createRootLog({ level, format });
      parts.end(await run({ ...parts, siteFile, isSimulated, port, host, log }));
    });
  // Whoever typed `npm start -- --help` is told what to type there.
  const startedAs = parts.environment['LIFTVOICE_STARTED_AS'];
  if (startedAs === undefined) return;
  command
    .description(`run the example building with a simulated lift; ${startedAs} gives --simulate and --site already`)
    .configureHelp({ commandUsage: (shown) => `${startedAs} ${shown.usage()}` });
}

interface RunArguments {
  readonly site: string;
  readonly simulate?: true;
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a number from 0 to 65535.');
}
