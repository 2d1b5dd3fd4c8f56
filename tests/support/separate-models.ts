import { cpSync } from 'node:fs';
import path from 'node:path';
import type { SpeechOptions } from '../../speech/index.js';
import { firstModel } from './first-model.js';
import { TemporaryFolder } from './temporary-folder.js';

/** The name of a Mandarin model that is not the one which hears English. */
export const mandarinModel = 'mandarin-model';

/** Models with which Mandarin and English have a recogniser each: `options` for a site, and the folder to be removed after it. */
export function separateModels(): {
  readonly speech: NonNullable<SpeechOptions['site']['speech']>;
  readonly installedModelsFolder: string;
  readonly remove: () => void;
} {
  const folder = new TemporaryFolder('separate');
  cpSync(path.join('speech/models', firstModel), path.join(folder.path, mandarinModel), { recursive: true });
  return {
    speech: { models: { zh: [mandarinModel, 'vosk-model-lift-zh-0.2'] } },
    installedModelsFolder: folder.path,
    remove: () => {
      folder.remove();
    },
  };
}
