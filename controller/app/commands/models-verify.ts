import path from 'node:path';
import type { Clock } from '../../../config/kernel/index.js';
import {
  findInstalledModel,
  findModelFaults,
  listModels,
  shippedLibraryPath,
  tryModel,
} from '../../../speech/index.js';
import { modelFolders, type Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';

export interface ModelsVerifyOptions {
  /** Names or folders; empty: every embedded and installed model. */
  readonly names: readonly string[];
  /** libvosk of another place than the npm package. */
  readonly library?: string;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
  readonly json: boolean;
}

interface Place {
  readonly model: string;
  readonly folder: string;
  readonly needsChecksums: boolean;
}

/** Judges models one by one; 1 where one is broken, 2 where one isn't there. */
export async function verifyModels(options: ModelsVerifyOptions): Promise<ExitCode> {
  const { names, folders, output, json } = options;
  const listed = await listModels(modelFolders(folders));
  if (!listed.ok) {
    output.error(listed.failure.message);
    return 2;
  }
  const present = listed.value.filter(({ state }) => state === 'embedded' || state === 'installed');
  let worst: ExitCode = 0;
  for (const name of names.length > 0 ? names : present.map((model) => model.name)) {
    const place = await locate(name, present.find((model) => model.name === name)?.state === 'embedded', folders);
    if (place === null) {
      output.error(`${name} is no model that is here and no folder; see \`liftvoice models list\``);
      worst = 2;
      continue;
    }
    const faults = await judge(place, options);
    if (faults.length > 0 && worst === 0) worst = 1;
    if (json) output.line(JSON.stringify({ model: place.model, isGood: faults.length === 0, faults }));
    else {
      output.line(`${place.model}: ${faults.length === 0 ? 'good' : 'broken'}`);
      for (const { file, message } of faults) output.line(`  ${file} ${message}`);
    }
  }
  return worst;
}

async function locate(name: string, isEmbedded: boolean, folders: Folders): Promise<Place | null> {
  if (isEmbedded) return { model: name, folder: path.join(folders.models, name), needsChecksums: true };
  const installed = await findInstalledModel(folders.installedModels, name);
  if (installed !== null)
    return { model: name, folder: installed.folder, needsChecksums: installed.installation !== null };
  const folder = await findInstalledModel(path.dirname(path.resolve(name)), path.basename(name));
  return folder === null ? null : { model: name, folder: folder.folder, needsChecksums: false };
}

interface Fault {
  readonly file: string;
  readonly message: string;
}

async function judge(
  place: Place,
  { clock, library = shippedLibraryPath() ?? undefined }: ModelsVerifyOptions,
): Promise<readonly Fault[]> {
  const { folder, needsChecksums } = place;
  const faults = await findModelFaults(folder, { needsChecksums });
  if (faults.length > 0 || library === undefined) return faults;
  const tried = await tryModel({ folder, library, clock });
  return tried.ok ? [] : [{ file: '', message: tried.failure.message }];
}
