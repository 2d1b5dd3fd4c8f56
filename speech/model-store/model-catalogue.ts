import { existsSync } from 'node:fs';
import path from 'node:path';
import { succeed, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { operatingPointFile } from '../recognizer/operating-point.js';
import { listInstalledModels, type InstalledModel } from './installed-models.js';
import { languagesOfInstalled } from './languages-of-model.js';
import type { ModelFolders } from './model-folders.js';
import { readModelRegistry, type ModelRegistry, type RegisteredModel } from './model-registry.js';
import { ModelShelf } from './store-layout.js';

/** One line of `liftvoice models list`. */
export interface ModelListing {
  readonly name: string;
  /** None: nobody said; it can be chosen for any language. */
  readonly languages: readonly string[];
  /** `available` by `liftvoice models install`; `unusable` because its graph is static. */
  readonly state: 'embedded' | 'installed' | 'available' | 'unusable';
  /** What it is used for unless the site file says otherwise. */
  readonly role: 'first' | 'second' | null;
  /** Of the folder where it is embedded, else of the archive; null: unknown. */
  readonly bytes: number | null;
  readonly licence: string | null;
  readonly attribution: string | null;
  /** Address or file name of the archive. */
  readonly source: string | null;
  readonly version: string | null;
  /** The version that `liftvoice models rollback` puts in use. */
  readonly previousVersion: string | null;
  /** Whether it has thresholds of its own. */
  readonly isCalibrated: boolean;
}

/** Everything that is here or can be had, as the registry lists it; then what only this machine has. */
export async function listModels(folders: ModelFolders): Promise<Result<readonly ModelListing[], ElevatorError>> {
  const registry = await readModelRegistry(folders.embedded);
  if (!registry.ok) return registry;
  const installed = await listInstalledModels(folders.installed);
  const listings: ModelListing[] = [];
  for (const model of registry.value.models) {
    const own = model.source === 'embedded' ? null : (installed.find(({ name }) => name === model.name) ?? null);
    listings.push(
      own === null ? listRegistered(model, registry.value, folders) : await listInstalled(own, registry.value, folders),
    );
  }
  for (const model of installed) {
    if (registry.value.models.some(({ name }) => name === model.name)) continue;
    listings.push(await listInstalled(model, registry.value, folders));
  }
  return succeed(listings);
}

function listRegistered(model: RegisteredModel, registry: ModelRegistry, folders: ModelFolders): ModelListing {
  const { name, languages, bytes, licence, attribution, source, graph } = model;
  const isEmbedded = source === 'embedded';
  const places = languages.map((language) => registry.defaults[language]?.indexOf(name) ?? -1);
  const [place = -1] = places.filter((at) => at >= 0);
  return {
    name,
    languages,
    state: isEmbedded ? 'embedded' : graph === 'static' ? 'unusable' : 'available',
    role: (['first', 'second'] as const)[place] ?? null,
    bytes,
    licence,
    attribution,
    source: isEmbedded ? null : source,
    version: null,
    previousVersion: null,
    isCalibrated: isEmbedded && existsSync(path.join(folders.embedded, name, operatingPointFile)),
  };
}

async function listInstalled(
  model: InstalledModel,
  registry: ModelRegistry,
  folders: ModelFolders,
): Promise<ModelListing> {
  const { name, folder, installation } = model;
  const registered = registry.models.find((candidate) => candidate.name === name) ?? null;
  const shelf = new ModelShelf(folders.installed, name);
  return {
    name,
    languages: languagesOfInstalled(model, registry.models),
    state: 'installed',
    role: null,
    bytes: installation?.archive?.bytes ?? null,
    licence: installation?.licence ?? registered?.licence ?? null,
    attribution: registered?.attribution ?? null,
    source: installation?.source ?? null,
    version: await shelf.active(),
    previousVersion: await shelf.previous(),
    isCalibrated: existsSync(path.join(folder, operatingPointFile)),
  };
}
