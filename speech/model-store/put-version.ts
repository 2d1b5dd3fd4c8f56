import { mkdir, rename, rm } from 'node:fs/promises';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { writeChecksums } from '../model-inspection/checksums.js';
import { findModelFaults } from '../recognizer/verify-model.js';
import type { ModelShelf } from './store-layout.js';

export interface NewVersion {
  readonly shelf: ModelShelf;
  readonly version: string;
  /** Makes the model in an empty folder. */
  readonly fill: (folder: string) => Promise<Result<void, ElevatorError>>;
  /** A last trial before the model is put in use: opens it as the program will. */
  readonly tryModel: (folder: string) => Promise<Result<void, ElevatorError>>;
}

/**
 * Makes a version of a model beside the others, reads it through, tries it and only then puts it in use. Whatever goes wrong, what
 * was in use before stays in use. The store is locked by whoever calls.
 */
export async function putVersion(wanted: NewVersion): Promise<Result<{ readonly wasThere: boolean }, ElevatorError>> {
  const { shelf, version } = wanted;
  const wasThere = (await findModelFaults(shelf.folderOf(version))).length === 0;
  if (!wasThere) {
    const made = await make(wanted);
    if (!made.ok) return made;
  }
  const before = await shelf.active();
  await shelf.activate(version);
  await shelf.remember(version, before);
  return succeed({ wasThere });
}

async function make({ shelf, version, fill, tryModel }: NewVersion): Promise<Result<void, ElevatorError>> {
  const incoming = await shelf.incoming();
  const folder = shelf.folderOf(version);
  try {
    await mkdir(incoming);
    const filled = await fill(incoming);
    if (!filled.ok) return filled;
    await writeChecksums(incoming);
    const faults = await findModelFaults(incoming);
    if (faults.length > 0) {
      const lines = faults.map((fault) => `  ${fault.file} ${fault.message}`).join('\n');
      return fail(new ElevatorError('ELV-SPEECH-012', `the model ${shelf.name} is broken:\n${lines}`));
    }
    const tried = await tryModel(incoming);
    if (!tried.ok) return tried;
    await rm(folder, { recursive: true, force: true });
    await rename(incoming, folder);
    return succeed(undefined);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}
