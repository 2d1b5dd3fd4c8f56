import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { findInstalledModel, type Installation } from '../model-store/installed-models.js';
import { languagesOfInstalled } from '../model-store/languages-of-model.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import type { ModelRegistry } from '../model-store/model-registry.js';
import { listedLanguages } from './word-lists.js';

/** The model that gets more words. */
export interface ModelForWords {
  /** As it was asked for. */
  readonly name: string;
  /** What is read. */
  readonly folder: string;
  /** What the model with more words is called. */
  readonly target: string;
  /** None where nothing tells. */
  readonly languages: readonly string[];
  readonly licence: string | null;
  /** What is read belongs to the program. */
  readonly isEmbedded: boolean;
  /** Whether `liftvoice models install` knows it by name. */
  readonly isRegistered: boolean;
  /** Of what is read; null: embedded, or put there by hand. */
  readonly installation: Installation | null;
  /** Of an earlier time. */
  readonly addedWords: NonNullable<Installation['addedWords']>;
}

/**
 * Embedded models, and folders that somebody put in place, are left alone: with more words they are called `NAME-words`, and more
 * words yet are added to that. A model that was installed gets a new version under its own name.
 */
export async function findModelForWords(
  name: string,
  folders: ModelFolders,
  registry: ModelRegistry,
): Promise<Result<ModelForWords, ElevatorError>> {
  const registered = registry.models.find((model) => model.name === name);
  const isEmbedded = registered?.source === 'embedded';
  const own = isEmbedded ? null : await findInstalledModel(folders.installed, name);
  if (!isEmbedded && own === null)
    return fail(new ElevatorError('ELV-SPEECH-011', `${name} is not here; see \`liftvoice models list\``));
  const isInstalled = (own?.installation ?? null) !== null;
  const target = isInstalled ? name : `${name}-words`;
  const base = (await findInstalledModel(folders.installed, target)) ?? own;
  const folder = base?.folder ?? path.join(folders.embedded, name);
  const told = base === null ? [] : languagesOfInstalled(base, registry.models);
  const known = told.length > 0 ? told : (registered?.languages ?? []);
  return succeed({
    name,
    folder,
    target,
    // A folder of several that was put there by hand has their lists of words at least.
    languages: known.length > 0 ? known : await listedLanguages(folder),
    isEmbedded: base === null,
    isRegistered: registry.models.some((model) => model.name === target),
    installation: base?.installation ?? null,
    licence: base?.installation?.licence ?? registered?.licence ?? null,
    addedWords: base?.installation?.addedWords ?? [],
  });
}
