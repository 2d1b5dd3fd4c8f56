import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installationFile, languagesToRecord, type Installation } from '../model-store/installed-models.js';
import type { ModelForWords } from './model-for-words.js';

const heading = '\n## Words added on this machine\n';

/** Says in the folder itself what was changed and from what: its licence asks for that, and so does whoever looks for a fault. */
export async function describeAddedWords(
  folder: string,
  model: ModelForWords,
  addedWords: NonNullable<Installation['addedWords']>,
  installedAt: Date,
): Promise<void> {
  const { name, target, languages, licence } = model;
  const installation: Installation = {
    name: target,
    ...languagesToRecord(languages),
    source: name,
    archive: null,
    licence,
    installedAt: installedAt.toISOString(),
    addedWords,
  };
  await writeFile(path.join(folder, installationFile), `${JSON.stringify(installation, null, 2)}\n`);
  const card = path.join(folder, 'README.md');
  const [text = ''] = existsSync(card) ? (await readFile(card, 'utf8')).split(heading) : [`# ${target}\n`];
  const lines = addedWords.map(
    ({ word, pronunciation, language }) =>
      `- ${word}: ${pronunciation}${language === undefined ? '' : ` (${language})`}\n`,
  );
  const words = `${heading}\nMade of \`${name}\` by \`liftvoice models add-words\`: the graph was made anew with these words, all else is as it was.\n\n`;
  await writeFile(card, text + words + lines.join(''));
}
