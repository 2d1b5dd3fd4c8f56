import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { bench, benchmarkNames } from './bench.js';
import { cacheFolder, jsonOption, makeFolders, siteOption, type CommandParts } from './command-parts.js';
import { parseNoise } from './parse-noise.js';

export function addBench(parts: CommandParts): void {
  const pack = new Option('--pack <folder>', 'recognition and confusions: recordings with an index.tsv').default(
    join(parts.folders.root, '../shared/speech-eval'),
    '../shared/speech-eval beside the project',
  );
  parts.program
    .command('bench')
    .description(`measure: ${benchmarkNames.join(', ')}; link and latency without a name`)
    .argument('[names...]', 'which ones')
    .addOption(siteOption(parts))
    .addOption(jsonOption())
    .addOption(pack)
    .addOption(
      new Option('--sets <names>', 'recognition: sets of the pack, separated by commas')
        .argParser(parseList)
        .default([], 'all of them'),
    )
    .addOption(
      new Option('--use <which>', 'recognition: rows with this use; any adds speakers the models know')
        .choices(['dev', 'test', 'both', 'any'])
        .default('both'),
    )
    .addOption(
      new Option('--noise <dB>', 'recognition: noise mixed in at these ratios, or "none"')
        .argParser(parseNoise)
        .default([20, 10, 5], '20,10,5'),
    )
    .addOption(
      new Option('--limit <number>', 'recognition: at most so many recordings of each set')
        .argParser(parseCount)
        .default(null, 'all of them'),
    )
    .option('--report <file>', 'recognition: an HTML page with curves, confusions and what went wrong')
    .action(async (names: string[], options: BenchArguments) => {
      const { site: siteFile, json, pack: folder, sets, use, noise: noiseDbs, limit, report = null } = options;
      if (!makeFolders(parts, cacheFolder(parts))) return;
      const recognition = { pack: folder, sets, use, noiseDbs, limit, report };
      // Only the long ones end in order and keep what they have; the others end at once.
      const isLong = names.some((name) =>
        ['recognition', 'confusions', 'memory', 'endurance', 'faults'].includes(name),
      );
      const ended = isLong ? parts.untilAskedToEnd() : new Promise<void>(() => undefined);
      parts.end(await bench({ ...parts, names, siteFile, json, recognition, ended }));
    });
}

interface BenchArguments {
  readonly site: string;
  readonly json: boolean;
  readonly pack: string;
  readonly sets: readonly string[];
  readonly use: 'dev' | 'test' | 'both' | 'any';
  readonly noise: readonly number[];
  readonly limit: number | null;
  readonly report?: string;
}

function parseList(text: string): readonly string[] {
  return text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

function parseCount(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a number from 1.');
}
