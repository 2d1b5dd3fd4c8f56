import { InvalidArgumentError, Option, type Command } from 'commander';
import { journalFile } from '../open-journal.js';
import { jsonOption, siteOption, type CommandParts } from './command-parts.js';
import { exportJournal } from './journal-export.js';
import { replayJournal } from './journal-replay.js';
import { verifyJournal } from './journal-verify.js';

interface FileFlags {
  readonly site: string;
  readonly simulate?: boolean;
  readonly file?: string;
  readonly json?: boolean;
}

interface ExportFlags extends FileFlags {
  readonly since?: Date;
  readonly until?: Date;
  readonly station?: string;
  readonly ride?: string;
  readonly csv?: boolean;
  readonly output?: string;
}

/** `liftvoice journal ...`: what happened at a site; a program that writes to it meanwhile is not disturbed. */
export function addJournal(parts: CommandParts): void {
  const { program, output, end } = parts;
  const journal = program.command('journal').description('what happened at a site: verify, export, replay');
  withFile(parts, journal.command('verify'))
    .description(
      'walk the chain of hashes from the oldest entry to the newest; 1 and the first that does not fit where it is broken',
    )
    .addOption(jsonOption())
    .action((flags: FileFlags) => {
      end(verifyJournal({ file: fileOf(parts, flags), json: flags.json ?? false, output }));
    });
  withFile(parts, journal.command('replay'))
    .description('decide about a recorded ride again, and show where this version would decide otherwise (1)')
    .argument('<ride>', 'correlation id, as in 3f9a01bc.car-1.5')
    .addOption(jsonOption())
    .action(async (ride: string, flags: FileFlags) => {
      end(await replayJournal({ file: fileOf(parts, flags), ride, json: flags.json ?? false, output }));
    });
  withFile(parts, journal.command('export'))
    .description('entries, oldest first: JSON, one a line, or a table with commas')
    .option('--since <time>', 'from this day or instant on, e.g. 2026-03-01 or 2026-03-01T14:30', parseTime)
    .option('--until <time>', 'up to this day or instant, without it', parseTime)
    .option('--station <id>', 'of this station alone')
    .option('--ride <id>', 'of this correlation id alone')
    .addOption(new Option('--json', 'JSON, one entry a line; the same as nothing').conflicts('csv'))
    .option('--csv', 'a table with commas, for spreadsheets')
    .option('--output <file>', 'write to this file, which is replaced when it is whole')
    .action((flags: ExportFlags) => {
      const { since, until, station = null, ride = null, csv = false, output: target = null } = flags;
      const choice = { since: since?.toISOString() ?? null, until: until?.toISOString() ?? null, station, ride };
      end(exportJournal({ file: fileOf(parts, flags), choice, csv, target, output }));
    });
}

function withFile(parts: CommandParts, command: Command): Command {
  return command
    .addOption(siteOption(parts))
    .option('--simulate', 'the journal of the simulated lift')
    .option('--file <file>', 'this file, instead of the one of a site');
}

function fileOf({ folders }: CommandParts, { file, site, simulate = false }: FileFlags): string {
  return file ?? journalFile(folders, site, simulate);
}

/** A day begins where the computer is; an instant without a zone is told by its clock. */
function parseTime(text: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = new Date(isDay ? `${text}T00:00` : text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError('expected a day such as 2026-03-01 or an instant such as 2026-03-01T14:30.');
}
