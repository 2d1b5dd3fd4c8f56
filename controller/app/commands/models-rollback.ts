import { rollBackModel } from '../../../speech/index.js';
import type { Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';

export interface ModelsRollbackOptions {
  readonly name: string;
  readonly folders: Folders;
  readonly output: Output;
  readonly json: boolean;
}

/** Puts the version of a model in use that was before. A running program takes it at its next start. */
export async function rollBackModels({ name, folders, output, json }: ModelsRollbackOptions): Promise<ExitCode> {
  const result = await rollBackModel(folders.installedModels, name);
  if (!result.ok) {
    const { code, message } = result.failure;
    if (json) output.line(JSON.stringify({ event: 'failed', code, message }));
    output.error(message);
    return 1;
  }
  const { from, to } = result.value;
  output.line(
    json
      ? JSON.stringify({ event: 'rolledBack', ...result.value })
      : `${name}: ${to} is in use again instead of ${from}`,
  );
  return 0;
}
