import { Option, type Command } from 'commander';
import { makeFolder, type Clock } from '../../../config/kernel/index.js';
import type { Folders } from '../folders.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { logFormats, logLevels } from '../root-log.js';

export interface World {
  readonly output: Output;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly environment: NodeJS.ProcessEnv;
  /** Settles when somebody wants the program to end; from its first call on, signals no longer end it by themselves. */
  readonly untilAskedToEnd: () => Promise<void>;
  /** What a person types in answer; null: nobody is there to. */
  readonly ask: (question: string) => Promise<string | null>;
}

/** What every command is built with: where it runs, and whom it tells its exit code. */
export interface CommandParts extends World {
  readonly program: Command;
  readonly folders: Folders;
  readonly end: (code: ExitCode) => void;
}

export function siteOption({ folders }: CommandParts, description = 'site file'): Option {
  return new Option('--site <file>', description).default(folders.exampleSite, 'the example office tower');
}

export function logOption(): Option {
  return new Option('--log-level <level>', 'how much to log on standard error').choices(logLevels).default('warn');
}

export function logFormatOption(): Option {
  return new Option('--log-format <format>', 'a sentence a line for people, or JSON for programs')
    .choices(logFormats)
    .default('people');
}

export function jsonOption(): Option {
  return new Option('--json', 'one JSON value per line, for programs');
}

export const cacheFolder = ({ folders }: Pick<CommandParts, 'folders'>): Readonly<Record<string, string>> => ({
  'the cache': folders.cache,
});

/** Folders that a command writes to, by what they are for; false: one can't be used, which has been told. */
export function makeFolders(
  { output, end }: Pick<CommandParts, 'output' | 'end'>,
  folders: Readonly<Record<string, string>>,
): boolean {
  for (const [purpose, folder] of Object.entries(folders)) {
    const made = makeFolder(folder, purpose);
    if (made.ok) continue;
    tellFailure(output, made.failure);
    end(2);
    return false;
  }
  return true;
}
