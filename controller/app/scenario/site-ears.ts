import type { Languages } from '../../../config/index.js';
import { systemClock, type ElevatorError, type Result } from '../../../config/kernel/index.js';
import { openWrittenEars, type WrittenEars } from '../../../speech/index.js';
import { modelFolders, type Folders } from '../folders.js';
import type { Scenario } from './read-scenario.js';

type Opened = Promise<Result<WrittenEars, ElevatorError>>;

/** Ears for the sites of many scenarios: compiling the words of a site takes seconds, so each is compiled once. */
export class SiteEars {
  readonly #languages: Languages;
  readonly #folders: Folders;
  readonly #opened = new Map<string, Opened>();

  constructor(languages: Languages, folders: Folders) {
    this.#languages = languages;
    this.#folders = folders;
  }

  of({ siteFile, site }: Pick<Scenario, 'siteFile' | 'site'>): Opened {
    const opened =
      this.#opened.get(siteFile) ??
      openWrittenEars({
        site,
        languages: this.#languages,
        folders: modelFolders(this.#folders),
        clock: systemClock,
      });
    this.#opened.set(siteFile, opened);
    return opened;
  }
}
