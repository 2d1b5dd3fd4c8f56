import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { findInstalledModel, listInstalledModels } from './installed-models.js';
import { languagesOfInstalled } from './languages-of-model.js';
import { misnamed, type ModelLookup } from './misnamed-models.js';
import type { ModelFolders } from './model-folders.js';
import type { ModelRegistry } from './model-registry.js';

export interface ModelRequest extends ModelLookup {
  /** The site's own choice, first witness first; absent: the registry's, else what is installed for the language. */
  readonly chosen?: readonly string[] | undefined;
}

export interface ModelFolder {
  readonly name: string;
  readonly folder: string;
  /** Embedded models always carry checksums; a folder put in place by hand may not. */
  readonly isEmbedded: boolean;
}

/** The models of one language: who hears first, and who is asked for a second opinion. */
export interface ChosenModels {
  readonly first: ModelFolder;
  readonly second: ModelFolder | null;
}

/** Finds the folders; whether they are whole is for `verifyModel` to say. */
export async function chooseModels(request: ModelRequest): Promise<Result<ChosenModels, ElevatorError>> {
  const { language, registry, folders } = request;
  const names = request.chosen ?? registry.defaults[language] ?? (await installedFor(language, registry, folders));
  const found: ModelFolder[] = [];
  for (const name of names) {
    const model = await locate(name, request);
    if (!model.ok) return model;
    found.push(model.value);
  }
  const [first, second = null] = found;
  if (first === undefined) return fail(noModel(language, registry));
  return succeed({ first, second });
}

async function locate(name: string, lookup: ModelLookup): Promise<Result<ModelFolder, ElevatorError>> {
  const { language, registry, folders } = lookup;
  const fault = await misnamed(name, lookup);
  if (fault !== null) return unavailable(fault);
  const isEmbedded = registry.models.find((model) => model.name === name)?.source === 'embedded';
  if (isEmbedded) return succeed({ name, folder: path.join(folders.embedded, name), isEmbedded });
  const installed = await findInstalledModel(folders.installed, name);
  if (installed !== null) return succeed({ name, folder: installed.folder, isEmbedded });
  return unavailable(
    `the model ${name} for ${language} is missing: it is not installed; type \`liftvoice models install ${name}\``,
  );
}

/** A language without embedded models uses the one that is installed; of several the registered ones come first. */
async function installedFor(
  language: string,
  registry: ModelRegistry,
  folders: ModelFolders,
): Promise<readonly string[]> {
  const all = await listInstalledModels(folders.installed);
  const installed = all.filter((model) => languagesOfInstalled(model, registry.models).includes(language));
  const isRegistered = (name: string): boolean => registry.models.some((model) => model.name === name);
  const [best] = installed.toSorted((a, b) => Number(isRegistered(b.name)) - Number(isRegistered(a.name)));
  return best === undefined ? [] : [best.name];
}

function noModel(language: string, registry: ModelRegistry): ElevatorError {
  const known = registry.models.filter((model) => model.languages.includes(language) && model.graph === 'dynamic');
  const remedy =
    known.length === 0
      ? 'install one with `liftvoice models install URL --language ' + language + '`'
      : known.map(({ name }) => `type \`liftvoice models install ${name}\``).join(' or ');
  return new ElevatorError('ELV-SPEECH-011', `no model for ${language} is installed; ${remedy}`);
}

function unavailable(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-011', message));
}
