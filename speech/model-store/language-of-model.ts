import { findInstalledModel, languageOfName } from './installed-models.js';
import type { ModelFolders } from './model-folders.js';
import { readModelRegistry } from './model-registry.js';

/** The language of a model, by the registry, by what its installation recorded or by its name; null where none of them tells. */
export async function languageOfModel(name: string, folders: ModelFolders): Promise<string | null> {
  const registry = await readModelRegistry(folders.embedded);
  const registered = registry.ok ? registry.value.models.find((model) => model.name === name) : undefined;
  if (registered !== undefined) return registered.language;
  const installed = await findInstalledModel(folders.installed, name);
  return installed === null ? languageOfName(name) : installed.language;
}
