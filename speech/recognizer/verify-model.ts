import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { checksumFile, compareChecksums } from '../model-inspection/checksums.js';
import { inspectModel } from '../model-inspection/inspect-model.js';
import type { ModelFault } from '../model-inspection/model-fault.js';

export interface VerifyOptions {
  /** Embedded and installed models have their list of checksums; a folder that somebody put in place may have none. Default true. */
  readonly needsChecksums?: boolean;
}

/**
 * Judges a model folder before libvosk sees it: a damaged file makes Kaldi abort the process, often only at the first result.
 *
 * @returns the folder, or ELV-SPEECH-001 with a line for each file that is missing, differs or does not fit the others
 */
export async function verifyModel(folder: string, options: VerifyOptions = {}): Promise<Result<string, ElevatorError>> {
  const faults = await findModelFaults(folder, options);
  if (faults.length === 0) return succeed(folder);
  const lines = faults.map(({ file, message }) => `${path.join(folder, file)} ${message}`);
  const [first] = faults;
  const file = path.join(folder, first?.file ?? '');
  return fail(new ElevatorError('ELV-SPEECH-001', lines.join('\n'), { context: { file, faults } }));
}

/** The same as values, one per file. */
export async function findModelFaults(
  folder: string,
  { needsChecksums = true }: VerifyOptions = {},
): Promise<readonly ModelFault[]> {
  const differences = await compareChecksums(folder);
  if (differences === null && needsChecksums) return [{ file: checksumFile, message: 'is missing' }];
  // What a file is wrong by is told once: a cut file is cut before it is "different".
  const inspected = await inspectModel(folder);
  const told = new Set(inspected.map(({ file }) => file));
  return [...inspected, ...(differences ?? []).filter(({ file }) => !told.has(file))];
}
