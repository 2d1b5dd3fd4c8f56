import { listModels, type ModelListing } from '../../../speech/index.js';
import { modelFolders, type Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';
import { textTable } from '../text-table.js';

export interface ModelsListOptions {
  readonly folders: Folders;
  readonly output: Output;
  readonly json: boolean;
}

/** Prints every known model with where it is and what it is used for. */
export async function listModelsCommand({ folders, output, json }: ModelsListOptions): Promise<ExitCode> {
  const models = await listModels(modelFolders(folders));
  if (!models.ok) {
    output.error(models.failure.message);
    return 2;
  }
  if (json) for (const model of models.value) output.line(JSON.stringify(model));
  else {
    for (const line of table(models.value)) output.line(line);
    output.line(`\nInstalled models lie in ${folders.installedModels}.`);
  }
  return 0;
}

function table(models: readonly ModelListing[]): readonly string[] {
  return textTable([
    ['MODEL', 'LANGUAGE', 'STATE', 'USED AS', 'SIZE', 'LICENCE'],
    ...models.map((model) => [
      model.name,
      model.languages.join(', ') || '?',
      stateOf(model),
      model.role ?? '',
      model.bytes === null ? '?' : `${(model.bytes / 1e6).toFixed(1)} MB`,
      model.licence ?? '?',
    ]),
  ]);
}

function stateOf({ state, version, previousVersion, isCalibrated }: ModelListing): string {
  if (state === 'unusable') return 'unusable (static graph)';
  if (state !== 'installed') return state;
  const facts = [
    version,
    previousVersion === null ? null : `before: ${previousVersion}`,
    isCalibrated ? null : 'not calibrated',
  ];
  return `installed (${facts.filter((fact) => fact !== null).join(', ')})`;
}
