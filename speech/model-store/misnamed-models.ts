import { nearestName } from '../../config/index.js';
import { findInstalledModel, listInstalledModels } from './installed-models.js';
import { languagesOfInstalled } from './languages-of-model.js';
import type { ModelFolders } from './model-folders.js';
import type { ModelRegistry } from './model-registry.js';

/** Where a site's choice of models is looked up. */
export interface ModelLookup {
  readonly language: string;
  readonly registry: ModelRegistry;
  readonly folders: ModelFolders;
}

/**
 * Why a model of that name can't be what somebody wants for this language: nobody knows one, or it is for another language. null
 * where it can; whether it is here is another question.
 */
export async function misnamed(name: string, lookup: ModelLookup): Promise<string | null> {
  const { language, registry, folders } = lookup;
  const registered = registry.models.find((model) => model.name === name);
  const installed = registered === undefined ? await findInstalledModel(folders.installed, name) : null;
  if (registered === undefined && installed === null) return unknown(name, lookup);
  const own = registered?.languages ?? (installed === null ? [] : languagesOfInstalled(installed, registry.models));
  return own.length === 0 || own.includes(language)
    ? null
    : `${name} is a model for ${own.join(' and ')}, not for ${language}`;
}

async function unknown(name: string, lookup: ModelLookup): Promise<string> {
  const { language, folders } = lookup;
  const known = await knownModels(lookup);
  const nearest = nearestName(name, known);
  const advice =
    nearest !== null
      ? `did you mean ${nearest}?`
      : known.length > 0
        ? `for ${language} there are ${known.join(', ')}.`
        : `none is known for ${language}.`;
  return `no model is called '${name}'; ${advice} \`liftvoice models list\` shows all, and one of your own has to be in ${folders.installed} (\`liftvoice models install URL\`)`;
}

/** What may be chosen for the language. */
async function knownModels({ language, registry, folders }: ModelLookup): Promise<readonly string[]> {
  const registered = registry.models.filter((model) => model.languages.includes(language) && model.graph === 'dynamic');
  const installed = await listInstalledModels(folders.installed);
  const own = installed.filter((model) => languagesOfInstalled(model, registry.models).includes(language));
  return [...new Set([...registered, ...own].map(({ name }) => name))];
}
