import { InvalidArgumentError } from 'commander';
import { AuditRecord } from '../audit-record.js';
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
      if (!makeFolders(parts, { ...cacheFolder(parts), 'the record of presses': parts.folders.audit })) return;
      const record = auditRecord(parts, isSimulated);
      const audit = (line: string): void => {
        record.write(line);
      };
      const log = createRootLog({ level, format, audit });
      parts.end(await run({ ...parts, siteFile, isSimulated, port, host, log, record }));
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

/** What a simulated lift does is recorded as well, but never among the presses of a real one. */
function auditRecord({ folders, timeOfDay, output }: CommandParts, isSimulated: boolean): AuditRecord {
  return new AuditRecord({
    folder: folders.audit,
    name: isSimulated ? 'simulated-presses' : 'presses',
    timeOfDay,
    onTrouble: (reason) => {
      output.error(`Presses are not recorded any longer: ${reason}. Calls go on; it is tried again until it works.`);
    },
    onMended: (missing) => {
      output.error(`Presses are recorded again; ${missing} lines about presses are missing from the record.`);
    },
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a number from 0 to 65535.');
}
