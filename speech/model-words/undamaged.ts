import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { ModelShelf } from '../model-store/store-layout.js';
import { findModelFaults } from '../recognizer/verify-model.js';
import type { ModelForWords } from './model-for-words.js';

/**
 * The model that words are added to, if it is what it was when it came: with more words it gets new checksums, and what is damaged
 * would pass for whole ever after.
 *
 * @returns the model, or ELV-SPEECH-001 with what is damaged and what brings it back
 */
export async function undamaged(
  model: ModelForWords,
  installedFolder: string,
): Promise<Result<ModelForWords, ElevatorError>> {
  const { folder, isEmbedded, installation } = model;
  const faults = await findModelFaults(folder, { needsChecksums: isEmbedded || installation !== null });
  if (faults.length === 0) return succeed(model);
  const lines = faults.map(({ file, message }) => `${path.join(folder, file)} ${message}`);
  const remedy = await remedyFor(model, installedFolder);
  return fail(
    new ElevatorError('ELV-SPEECH-001', `no words are added to a damaged model:\n${lines.join('\n')}\n${remedy}`, {
      context: { folder, faults },
    }),
  );
}

async function remedyFor(
  { target, folder, isEmbedded, installation, addedWords, isRegistered }: ModelForWords,
  installedFolder: string,
): Promise<string> {
  if (isEmbedded) return 'Bring it back with `git restore speech/models`';
  if (installation === null) return `Bring ${folder} back to what it was`;
  if (installation.archive !== null) {
    const again = isRegistered ? target : `${installation.source} --name ${target}`;
    return `Bring it back with \`liftvoice models install ${again}\``;
  }
  const shelf = new ModelShelf(installedFolder, target);
  const back =
    (await shelf.previous()) === null ? `Remove ${shelf.link}` : `Type \`liftvoice models rollback ${target}\``;
  const words = [...new Set(addedWords.map(({ word }) => word))].join(' ');
  return `${back}, and add what it lacks then of its words again: ${words}`;
}
