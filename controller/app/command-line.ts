import { Command, CommanderError } from 'commander';
import { isElevatorError } from '../../config/kernel/index.js';
import { addBench } from './commands/bench.command.js';
import { addBoard } from './commands/board.command.js';
import { addCheck } from './commands/check.command.js';
import type { World } from './commands/command-parts.js';
import { addHear } from './commands/hear.command.js';
import { addJournal } from './commands/journal.command.js';
import { addModels } from './commands/models.command.js';
import { addPrompts } from './commands/prompts.command.js';
import { addRun } from './commands/run.command.js';
import { addScenario } from './commands/scenario.command.js';
import { addVocabulary } from './commands/vocabulary.command.js';
import { findFolders } from './folders.js';
import { tellFailure, type ExitCode } from './output.js';
import { version } from './version.js';

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

function buildProgram(world: World, end: (code: ExitCode) => void): Command {
  const { output } = world;
  const program = new Command('liftvoice')
    .description(
      'Say a floor instead of touching a button. Not a safety system: every button keeps working without it.',
    )
    .version(version)
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
  addVocabulary(parts);
  addHear(parts);
  addBench(parts);
  addModels(parts);
  addPrompts(parts);
  addBoard(parts);
  addScenario(parts);
  addJournal(parts);
  return program;
}
