import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { isModelName } from './model-folders.js';

const installationSchema = Type.Object(
  {
    name: Type.String(),
    /** As in the site file; null where nobody said and the name doesn't tell. */
    language: Type.Union([Type.String(), Type.Null()]),
    /** Of a model that hears several together; the first one stands above. */
    languages: Type.Optional(Type.Array(Type.String(), { minItems: 2 })),
    /** Where the archive came from, or the model that it was made of. */
    source: Type.String(),
    /** null: made here, by adding words. */
    archive: Type.Union([
      Type.Object({ sha256: Type.String(), bytes: Type.Integer() }, { additionalProperties: false }),
      Type.Null(),
    ]),
    licence: Type.Union([Type.String(), Type.Null()]),
    /** ISO 8601. */
    installedAt: Type.String(),
    /** What was added to the words of the source, each way to say it once. */
    addedWords: Type.Optional(
      Type.Array(
        Type.Object(
          {
            word: Type.String(),
            pronunciation: Type.String(),
            /** Whose word it is, in a model of several languages. */
            language: Type.Optional(Type.String()),
          },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  { additionalProperties: false },
);

/** As they are written beside a model. */
export function languagesToRecord(languages: readonly string[]): Pick<Installation, 'language' | 'languages'> {
  const [language = null] = languages;
  return { language, ...(languages.length > 1 ? { languages: [...languages] } : {}) };
}

/** What `liftvoice models install` wrote beside a model. */
export type Installation = Static<typeof installationSchema>;

export const installationFile = 'installation.json';

/** A model folder that is in use; its content may be anything until `verifyModel` has looked. */
export interface InstalledModel {
  readonly name: string;
  readonly folder: string;
  /** null: a folder that somebody put there. */
  readonly installation: Installation | null;
}

/** What lies in the folder of installed models, by name. A folder that doesn't exist holds none. */
export async function listInstalledModels(folder: string): Promise<readonly InstalledModel[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch {
    return [];
  }
  const models = await Promise.all(names.filter(isModelName).map((name) => findInstalledModel(folder, name)));
  return models.filter((model) => model !== null).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** null where no folder of that name is in use. */
export async function findInstalledModel(installedFolder: string, name: string): Promise<InstalledModel | null> {
  if (!isModelName(name)) return null;
  let folder: string;
  try {
    // The version behind the name: a running program must not change models under itself when another one is activated.
    folder = await realpath(path.join(installedFolder, name));
    await readdir(folder);
  } catch {
    return null;
  }
  return { name, folder, installation: await readInstallation(folder) };
}

async function readInstallation(folder: string): Promise<Installation | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path.join(folder, installationFile), 'utf8'));
    return Value.Check(installationSchema, value) ? value : null;
  } catch {
    return null;
  }
}
