import { loadLanguages, type Languages, type ListeningSite } from '../../../config/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import { addWords, shippedLibraryPath, type AddedWords } from '../../../speech/index.js';
import { modelFolders, type Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from '../describe-fault.js';
import { addWordsCommand } from './add-words-command.js';
import { trial } from './models-install.js';

export interface ModelsAddWordsOptions {
  readonly name: string;
  /** `word` or `word=pronunciation` each. */
  readonly words: readonly string[];
  /** Whose words they are, of a model of several languages; absent: the words tell. */
  readonly language?: string;
  /** A site file whose floors' names are to be understood. */
  readonly from?: string;
  /** libvosk of another place than the npm package. */
  readonly library?: string;
  readonly folders: Folders;
  readonly environment: NodeJS.ProcessEnv;
  readonly output: Output;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly json: boolean;
}

/** Makes a version of a model that knows more words, and says how they are said and how it is put to use. */
export async function addWordsToModel(options: ModelsAddWordsOptions): Promise<ExitCode> {
  const { name, words, language, from, folders, output, json, library = shippedLibraryPath() } = options;
  if (words.length === 0 && from === undefined) {
    output.error('Name words to add, or a site file with --from.');
    return 2;
  }
  const source = await readWhatToHear(options);
  if (source === null) return 2;
  const added = await addWords({
    ...source,
    name,
    written: words,
    language,
    folders: modelFolders(folders),
    environment: options.environment,
    timeOfDay: options.timeOfDay,
    tryModel: trial(library, options.clock, output),
    onProgress: (what) => {
      if (json) output.line(JSON.stringify({ event: 'progress', what }));
      else output.error(what);
    },
  });
  if (added.ok) {
    if (json) output.line(JSON.stringify({ event: 'added', ...added.value }));
    else tell(added.value, output);
    return 0;
  }
  const { code, message } = added.failure;
  if (json) output.line(JSON.stringify({ event: 'failed', code, message }));
  output.error(message);
  return code === 'ELV-SPEECH-014' ? 1 : 2;
}

/** null: one of the files can't be used, which has been told. */
async function readWhatToHear({
  from,
  folders,
  output,
}: ModelsAddWordsOptions): Promise<{ readonly languages: Languages; readonly site: ListeningSite | null } | null> {
  const reading = from === undefined ? await loadLanguages(folders.languages) : await readSite(from, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return null;
  }
  if (!('site' in reading.value)) return { languages: reading.value, site: null };
  return { languages: reading.value.languages, site: reading.value.site };
}

function tell({ name, version, words, present, use }: AddedWords, output: Output): void {
  for (const word of present) output.line(`${word}: the model has it already`);
  for (const { word, pronunciation, language } of words)
    output.line(`${word}: ${pronunciation}${language === undefined ? '' : ` (${language})`}`);
  if (use === null) {
    output.line('Nothing had to be added.');
    return;
  }
  output.line(`${name} (${version ?? ''}) is ready.`);
  if (use.lacking.length > 0) {
    output.line('A model beside it that lacks the words has no say where they are spoken. This gives it the same:');
    for (const lacking of use.lacking) output.line(`  ${addWordsCommand(lacking)}`);
  }
  // A folder whose language nobody knows.
  const models = Object.keys(use.models).length > 0 ? use.models : { LANGUAGE: [name] };
  const chosen = Object.entries(models).map(([code, names]) => `${code}: [${names.join(', ')}]`);
  output.line(`It hears when a site file says so: speech: { models: { ${chosen.join(', ')} } }`);
  if (chosen.length > 1)
    output.line(
      `Name it for each of them that the site listens for: languages with the same first model share one recogniser.`,
    );
}
