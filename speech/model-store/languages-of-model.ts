import { findInstalledModel, type InstalledModel } from './installed-models.js';
import type { ModelFolders } from './model-folders.js';
import { readModelRegistry, type ModelRegistry } from './model-registry.js';

/** The languages of a model, by the registry, by what its installation recorded or by its name; none where nothing tells. */
export async function languagesOfModel(name: string, folders: ModelFolders): Promise<readonly string[]> {
  const registry = await readModelRegistry(folders.embedded);
  const models = registry.ok ? registry.value.models : [];
  const registered = models.find((model) => model.name === name);
  if (registered !== undefined) return registered.languages;
  const installed = await findInstalledModel(folders.installed, name);
  return installed === null ? languagesOfName(name, models) : languagesOfInstalled(installed, models);
}

/** The languages that have the same first witness as this one unless a site chooses others; itself at least. */
export async function languagesHeardWith(language: string, folders: ModelFolders): Promise<readonly string[]> {
  const registry = await readModelRegistry(folders.embedded);
  const defaults = registry.ok ? registry.value.defaults : {};
  const first = defaults[language]?.[0];
  const together = Object.keys(defaults).filter((code) => first !== undefined && defaults[code]?.[0] === first);
  return together.length === 0 ? [language] : together;
}

/** The languages of a model folder at hand that is not registered. */
export function languagesOfInstalled(
  { name, installation }: InstalledModel,
  registered: ModelRegistry['models'],
): readonly string[] {
  const language = installation?.language ?? null;
  return installation?.languages ?? (language === null ? languagesOfName(name, registered) : [language]);
}

/**
 * Official names carry the language: `vosk-model-small-en-us-0.15`. Theirs is not always the code that Liftvoice uses: what it
 * stands for is told by the registered models with the same one; where there is none, it is taken as it is.
 */
export function languagesOfName(name: string, registered: ModelRegistry['models']): readonly string[] {
  const tag = languageTag(name);
  if (tag === null) return [];
  return registered.find((model) => languageTag(model.name) === tag)?.languages ?? [tag];
}

function languageTag(name: string): string | null {
  return /^vosk-model-(?:small-|spk-)?([a-z]{2})[-_.]/u.exec(name)?.[1] ?? null;
}
