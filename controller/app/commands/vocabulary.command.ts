import { InvalidArgumentError } from 'commander';
import { cacheFolder, jsonOption, makeFolders, type CommandParts } from './command-parts.js';
import { vocabulary } from './vocabulary.js';

interface VocabularyArguments {
  readonly json?: boolean;
  readonly sentences?: number | true;
  readonly say?: string;
}

const sentencesUnlessTold = 30;

export function addVocabulary(parts: CommandParts): void {
  parts.program
    .command('vocabulary')
    .description('what a site listens for: words, sentences and what they mean, and what that costs per voice model')
    .argument('<file>', 'site file')
    .option(
      '--sentences [number]',
      `list the likeliest sentences with what they mean (default: ${sentencesUnlessTold})`,
      parseCount,
    )
    .option('--say <text>', 'tell what a text would mean if it was heard, or why it would mean nothing')
    .addOption(jsonOption())
    .action(async (file: string, { json = false, sentences, say }: VocabularyArguments) => {
      if (!makeFolders(parts, cacheFolder(parts))) return;
      const wish = sentences === undefined ? 0 : sentences === true ? sentencesUnlessTold : sentences;
      parts.end(await vocabulary({ ...parts, file, json, sentences: wish, say: say ?? null }));
    });
}

function parseCount(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a number from 1 to 999999.');
}
