import { cacheFolder, jsonOption, makeFolders, type CommandParts } from './command-parts.js';
import { prompts } from './prompts.js';

export function addPrompts(parts: CommandParts): void {
  parts.program
    .command('prompts')
    .description('list the answers that a person can record for a site, with their file names: a script to print')
    .argument('<file>', 'site file')
    .option('--whole', 'also every answer about every floor in one go, instead of put together from pieces')
    .option('--missing', 'only what is not recorded yet')
    .addOption(jsonOption())
    .action(async (file: string, { whole = false, missing = false, json = false }: PromptsArguments) => {
      if (!makeFolders(parts, cacheFolder(parts))) return;
      parts.end(await prompts({ ...parts, file, isWholeWanted: whole, isMissingOnly: missing, json }));
    });
}

interface PromptsArguments {
  readonly whole?: boolean;
  readonly missing?: boolean;
  readonly json?: boolean;
}
