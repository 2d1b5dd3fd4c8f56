import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ModelFolders, SpeechOptions } from '../../speech/index.js';

/** Every folder the program uses; the only place that knows where they are. Parts get theirs passed in. */
export interface Folders {
  readonly root: string;
  /** One folder per language. */
  readonly languages: string;
  /** Voice models, as they are in the repository, and the registry of those that are known. */
  readonly models: string;
  /** Voice models that were installed. Not in the cache: nobody downloads them again by themselves. */
  readonly installedModels: string;
  /** The built page. */
  readonly panel: string;
  /** The site that commands take when none is named. */
  readonly exampleSite: string;
  /** The scenarios that come with the program. */
  readonly scenarios: string;
  /** What can be made again: derived grammars, spoken prompts. */
  readonly cache: string;
  /** Grammar folders of the recognisers. */
  readonly grammars: string;
  readonly prompts: string;
  /** What was heard per day, for the comparison with the weeks before. */
  readonly diaries: string;
  /** What happened at each site. */
  readonly journals: string;
}

export function findFolders(environment: NodeJS.ProcessEnv = process.env): Folders {
  const root = projectRoot(import.meta.dirname);
  const cache = join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'liftvoice');
  const data = join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'liftvoice');
  return {
    root,
    languages: join(root, 'config/languages'),
    models: join(root, 'speech/models'),
    installedModels: join(data, 'models'),
    panel: join(root, 'dist/panel'),
    exampleSite: join(root, 'config/examples/office-tower.yaml'),
    scenarios: join(root, 'simulator/scenarios'),
    cache,
    grammars: join(cache, 'grammars'),
    prompts: join(cache, 'prompts'),
    diaries: join(data, 'hearing'),
    journals: join(data, 'journals'),
  };
}

/** Where models are looked for. */
export function modelFolders({ models, installedModels }: Folders): ModelFolders {
  return { embedded: models, installed: installedModels };
}

/** What `openSpeech` needs of them. */
export function speechFolders(
  folders: Folders,
): Pick<SpeechOptions, 'modelsFolder' | 'installedModelsFolder' | 'cacheFolder'> {
  const { models, installedModels, grammars } = folders;
  return { modelsFolder: models, installedModelsFolder: installedModels, cacheFolder: grammars };
}

/** From the source as from dist/ the root is the first folder upwards with a package.json. */
function projectRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : projectRoot(dirname(from));
}
