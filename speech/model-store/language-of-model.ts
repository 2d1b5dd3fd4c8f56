import { findInstalledModel, type InstalledModel } from './installed-models.js';
import type { ModelFolders } from './model-folders.js';
import { readModelRegistry, type ModelRegistry } from './model-registry.js';

/** The language of a model, by the registry, by what its installation recorded or by its name; null where none of them tells. */
export async function languageOfModel(name: string, folders: ModelFolders): Promise<string | null> {
  const registry = await readModelRegistry(folders.embedded);
  const models = registry.ok ? registry.value.models : [];
  const registered = models.find((model) => model.name === name);
  if (registered !== undefined) return registered.language;
  const installed = await findInstalledModel(folders.installed, name);
  return installed === null ? languageOfName(name, models) : languageOfInstalled(installed, models);
}

/** The same of a model folder at hand that is not registered. */
export function languageOfInstalled(
  { name, installation }: InstalledModel,
  registered: ModelRegistry['models'],
): string | null {
  return installation?.language ?? languageOfName(name, registered);
}

/**
 * Official names carry the language: `vosk-model-small-en-us-0.15`. Theirs is not always the code that Liftvoice uses: what it
 * stands for is told by the registered models with the same one; where there is none, it is taken as it is.
 */
export function languageOfName(name: string, registered: ModelRegistry['models']): string | null {
  const tag = languageTag(name);
  if (tag === null) return null;
  return registered.find((model) => languageTag(model.name) === tag)?.language ?? tag;
}

function languageTag(name: string): string | null {
  return /^vosk-model-(?:small-|spk-)?([a-z]{2})[-_.]/u.exec(name)?.[1] ?? null;
}
