import { InvalidArgumentError, Option, type Command } from 'commander';
import { join } from 'node:path';
import { createRootLog } from '../root-log.js';
import { cacheFolder, jsonOption, makeFolders, type CommandParts } from './command-parts.js';
import { addWordsToModel } from './models-add-words.js';
import { calibrateModels } from './models-calibrate.js';
import { installModels } from './models-install.js';
import { listModelsCommand } from './models-list.js';
import { rollBackModels } from './models-rollback.js';
import { verifyModels } from './models-verify.js';
import { parseNoise } from './parse-noise.js';

interface JsonOption {
  readonly json?: true;
}

interface LibraryOption extends JsonOption {
  readonly library?: string;
}

interface InstallFlags extends LibraryOption {
  readonly name?: string;
  readonly language?: string;
  readonly sha256?: string;
  readonly acceptChanged?: true;
}

interface AddWordsFlags extends LibraryOption {
  readonly language?: string;
  readonly from?: string;
}

interface CalibrateFlags extends LibraryOption {
  readonly language?: string;
  readonly second?: readonly string[];
  readonly recordings: string;
  readonly site: string;
  readonly noise: readonly number[];
  readonly write?: true;
}

/** Switches that were not given. */
const off = { json: false, acceptChanged: false, write: false };

/** `liftvoice models ...`: what hears. */
export function addModels({ program, end, ...parts }: CommandParts): void {
  const models = program
    .command('models')
    .description('voice models: list, install, verify, add words, calibrate, roll back');
  models
    .command('list')
    .description('models that are embedded, installed, or known by name')
    .addOption(jsonOption())
    .action(async (flags: JsonOption) => {
      end(await listModelsCommand({ ...parts, ...off, ...flags }));
    });
  models
    .command('install')
    .description(
      'download (going on where it broke off), check, unpack and put in use; the version before stays for rollback',
    )
    .argument('<what>', 'name from the list, http(s) address, or ZIP file')
    .option('--name <folder>', 'name of the model where the file name is none')
    .option('--language <code>', 'language where the name does not tell')
    .option('--sha256 <hex>', 'checksum that the archive must have', parseSha256)
    .option('--library <file>', 'libvosk, where the npm package has none for this machine')
    .option('--accept-changed', 'the archive may differ from the one that came from this address before')
    .addOption(jsonOption())
    .action(async (what: string, flags: InstallFlags) => {
      end(await installModels({ ...parts, ...off, ...flags, what }));
    });
  models
    .command('verify')
    .description(
      'look for everything that would make libvosk fail, then open the model once; without a name all models',
    )
    .argument('[models...]', 'names from the list, or folders')
    .option('--library <file>', 'libvosk, where the npm package has none for this machine')
    .addOption(jsonOption())
    .action(async (names: string[], flags: LibraryOption) => {
      end(await verifyModels({ ...parts, ...off, ...flags, names }));
    });
  addAddWords(models, { end, ...parts });
  addCalibrate(models, { end, ...parts });
  models
    .command('rollback')
    .description('put the version in use that was before')
    .argument('<model>', 'name of an installed model')
    .addOption(jsonOption())
    .action(async (name: string, flags: JsonOption) => {
      end(await rollBackModels({ ...parts, ...off, ...flags, name }));
    });
}

function addAddWords(models: Command, { end, ...parts }: Omit<CommandParts, 'program'>): void {
  models
    .command('add-words')
    .description('a new version of a model with more words, from their pronunciations; needs no training')
    .argument('<model>', 'name of an embedded or installed model')
    .argument('[words...]', 'word, or word=pronunciation where nobody knows it')
    .option(
      '--language <code>',
      'whose words they are, of a model of several languages; without it whoever knows how a word is said',
      parseLanguage,
    )
    .option('--from <site>', 'add the words that the names of this site file need, each for its own language')
    .option('--library <file>', 'libvosk, where the npm package has none for this machine')
    .addOption(jsonOption())
    .action(async (name: string, words: string[], flags: AddWordsFlags) => {
      end(await addWordsToModel({ ...parts, ...off, ...flags, name, words }));
    });
}

function addCalibrate(models: Command, { end, ...parts }: Omit<CommandParts, 'program'>): void {
  models
    .command('calibrate')
    .description('choose the thresholds of a model (decision.json) from recordings of people')
    .argument('[model]', 'the model that hears first; without it the ones that --language uses')
    .option('--language <code>', 'language where the name of the model does not tell')
    .option(
      '--second <models...>',
      'second witness that is asked, one for each language; without it thresholds for a model alone',
    )
    .requiredOption('--recordings <index.tsv>', 'list of recordings, as for `hear --expect`; of a column use only dev')
    .addOption(
      new Option('--site <file>', 'site file whose floors the recordings ask for').default(
        join(parts.folders.root, 'controller/app/bench/recognition/measuring-site.yaml'),
        'a building with every floor up to 40',
      ),
    )
    .addOption(
      new Option(
        '--noise <dB>',
        'choose how much more noise asks for as well, with rows of set=noise mixed in at these ratios',
      )
        .argParser(parseNoise)
        .default([], 'quiet only'),
    )
    .option('--write', "replace an embedded model's thresholds; without it they are printed")
    .option('--library <file>', 'libvosk, where the npm package has none for this machine')
    .addOption(jsonOption())
    .action(async (name: string | undefined, { site: siteFile, noise: noiseDbs, ...flags }: CalibrateFlags) => {
      if (!makeFolders({ ...parts, end }, cacheFolder(parts))) return;
      const log = createRootLog({ level: 'warn' });
      const ended = parts.untilAskedToEnd();
      end(await calibrateModels({ ...parts, ...off, ...flags, name: name ?? null, siteFile, noiseDbs, log, ended }));
    });
}

function parseLanguage(text: string): string {
  if (/^[a-z]{2,3}$/u.test(text)) return text;
  throw new InvalidArgumentError('expected a code of two or three letters, as in the site file.');
}

function parseSha256(text: string): string {
  if (/^[0-9a-f]{64}$/iu.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('expected 64 hexadecimal digits.');
}
