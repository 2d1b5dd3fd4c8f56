import { createRootLog, type LogLevel } from '../root-log.js';
import { cacheFolder, jsonOption, logOption, makeFolders, siteOption, type CommandParts } from './command-parts.js';
import { hear } from './hear.js';

export function addHear(parts: CommandParts): void {
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
