import type { Languages, Site } from '../../../config/index.js';
import type { Clock, Log } from '../../../config/kernel/index.js';
import type { Folders } from '../folders.js';
import type { RecognitionOptions } from './recognition/recognition-options.js';

/** What every benchmark is given. */
export interface BenchParts {
  readonly site: Site;
  readonly languages: Languages;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeOfDay: () => Date;
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: (text: string) => void;
  /** Settles when the user wants an end: a long benchmark then tells what it has. */
  readonly ended: Promise<void>;
  readonly recognition: RecognitionOptions;
}
