import { Option, type Command } from 'commander';
import { createRootLog, type LogLevel } from '../root-log.js';
import { boardFlash, bootLoaders, type BootLoader } from './board-flash.js';
import { boardInfo } from './board-info.js';
import { listBoards } from './board-list.js';
import type { BoardSessionOptions } from './board-session.js';
import { boardTest } from './board-test.js';
import { jsonOption, logOption, siteOption, type CommandParts } from './command-parts.js';

interface StationFlags {
  readonly site: string;
  readonly station?: string;
  readonly simulate?: true;
  readonly json?: true;
  readonly logLevel: LogLevel;
}

/** `liftvoice board ...`: the relay board of a station by itself, without the rest of the program. */
export function addBoard(parts: CommandParts): void {
  const { program, output, end } = parts;
  const board = program.command('board').description('the relay board: list, info, test, flash');
  board
    .command('list')
    .description('serial ports under the names that board.path takes, and what is likely on them; opens none')
    .addOption(jsonOption())
    .action(async ({ json = false }: { json?: boolean }) => {
      end(await listBoards({ json, output }));
    });
  withStation(parts, board.command('info'))
    .description('who answers at the port of a station, what it does by itself, and what it reads of the lift')
    .action(async (flags: StationFlags) => {
      end(await boardInfo({ ...sessionOf(parts, flags), json: flags.json ?? false }));
    });
  withStation(parts, board.command('test'))
    .description('press the buttons of a station one after another, after its name was typed, and show the lamps')
    .option('--button <id>', 'only this one, e.g. a floor')
    .action(async ({ button, ...flags }: StationFlags & { readonly button?: string }) => {
      const { ask } = parts;
      end(await boardTest({ ...sessionOf(parts, flags), json: flags.json ?? false, button, ask }));
    });
  addFlash(parts, board);
}

function addFlash(parts: CommandParts, board: Command): void {
  withStation(parts, board.command('flash'))
    .description('write the firmware of this project into an Uno or Nano with avrdude, and ask the board afterwards')
    .addOption(
      new Option('--board <name>', 'which boot loader it has; older Nanos speak half as fast')
        .choices(Object.keys(bootLoaders))
        .default('uno'),
    )
    .option('--dry-run', 'print the avrdude call and do nothing')
    .action(async ({ board: bootLoader, dryRun, ...flags }: StationFlags & FlashFlags) => {
      const { environment } = parts;
      const options = { ...sessionOf(parts, flags), json: flags.json ?? false, environment };
      parts.end(await boardFlash({ ...options, bootLoader, isDryRun: dryRun ?? false }));
    });
}

interface FlashFlags {
  readonly board: BootLoader;
  readonly dryRun?: true;
}

function withStation(parts: CommandParts, command: Command): Command {
  return command
    .addOption(siteOption(parts))
    .option('--station <id>', 'which station, where the site has more than one')
    .option('--simulate', 'the simulated lift and board instead of real ones')
    .addOption(jsonOption())
    .addOption(logOption());
}

function sessionOf(parts: CommandParts, { site, station, simulate, logLevel }: StationFlags): BoardSessionOptions {
  const log = createRootLog({ level: logLevel });
  return { ...parts, siteFile: site, stationId: station, isSimulated: simulate ?? false, log };
}
