import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { verifyModel } from '../recognizer/verify-model.js';
import { storeFailure } from './store-failure.js';
import { ModelShelf } from './store-layout.js';
import { withStoreLock } from './store-lock.js';

export interface RolledBack {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Puts the version in use that was before; it is verified first. */
export async function rollBackModel(installedFolder: string, name: string): Promise<Result<RolledBack, ElevatorError>> {
  try {
    return await withStoreLock(installedFolder, async () => {
      const shelf = new ModelShelf(installedFolder, name);
      const from = await shelf.active();
      if (from === null) return refuse(`no model ${name} was installed`);
      const to = await shelf.previous();
      if (to === null) return refuse(`${name} has no version before the one in use`);
      const verified = await verifyModel(shelf.folderOf(to));
      if (!verified.ok) return verified;
      await shelf.activate(to);
      return succeed({ name, from, to });
    });
  } catch (cause) {
    return storeFailure(installedFolder, cause);
  }
}

function refuse(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-012', message));
}
