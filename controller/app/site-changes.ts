import { changesOf, loadSite, type Languages, type SiteChange, type SiteFault } from '../../config/index.js';
import { withoutCode, type Clock, type ElevatorError, type Log } from '../../config/kernel/index.js';
import type { Happening } from '../journal/happening.schema.js';
import type { Journal } from '../journal/journal.types.js';
import { describeFault } from './describe-fault.js';
import type { Folders } from './folders.js';
import { judgeWords } from './judge-words.js';
import type { Output } from './output.js';
import type { RunningSite } from './running-site.js';

export interface SiteChangesOptions {
  readonly siteFile: string;
  readonly languages: Languages;
  readonly folders: Folders;
  readonly running: Pick<RunningSite, 'site' | 'change' | 'showFaults'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly output: Output;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Takes over a site file that was changed while its site runs: all of it or nothing. A file with faults, or with a change that
 * needs a restart, leaves everything as it is, and both the page and standard error say why, with the lines.
 */
export class SiteChanges {
  readonly #options: SiteChangesOptions;
  #reading: Promise<void> = Promise.resolve();

  constructor(options: SiteChangesOptions) {
    this.#options = options;
  }

  /** Reads the file again, after whatever is under way. Settles when it is in force, or refused. */
  readAgain(): Promise<void> {
    this.#reading = this.#reading
      .then(() => this.#read())
      .catch((error: unknown) => {
        // Whatever goes wrong with another version, the one in force is in force.
        this.#options.log.error({ component: 'app.site', err: error }, 'a changed site file could not be taken over');
      });
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { siteFile, languages, folders, running, output, clock, log } = this.#options;
    const reading = await loadSite(siteFile, languages);
    if (!reading.ok) {
      this.#refuse(reading.failure);
      return;
    }
    const { site, locate } = reading.value;
    const changes = changesOf(running.site, site);
    if (changes.length === 0) {
      running.showFaults([]);
      return;
    }
    const tooMuch = changes.filter(({ needsRestart }) => needsRestart);
    const place = ({ field }: SiteChange): SiteFault => this.#needsRestart(field, locate(field));
    if (tooMuch.length > 0) {
      this.#refuse(tooMuch.map(place));
      return;
    }
    const words = await judgeWords({ siteFile, site, locate, languages, folders, clock });
    if (!words.ok || words.value.length > 0) {
      this.#refuse(words.ok ? words.value : [this.#asFault(words.failure)]);
      return;
    }
    const changed = await running.change(site);
    if (!changed.ok) {
      this.#refuse([this.#asFault(changed.failure)]);
      return;
    }
    running.showFaults([]);
    const fields = changes.map(({ field }) => field);
    this.#keep({ kind: 'site.changed', content: { fields } });
    log.info({ component: 'app.site', siteFile, fields }, 'a changed site file is in force');
    output.line(`${siteFile} was changed and is in force: ${fields.join(', ')}`);
  }

  #refuse(faults: readonly SiteFault[]): void {
    const { siteFile, running, output, log } = this.#options;
    for (const fault of faults) output.error(describeFault(fault));
    output.error(`${siteFile} was changed and is not used; what was in force before stays in force.`);
    // What is only worth knowing was said above; it is no reason.
    const errors = faults.filter(({ severity }) => severity === 'error');
    this.#keep({ kind: 'site.refused', content: { faults: errors.length } });
    log.warn({ component: 'app.site', siteFile, faults: errors.length }, 'a changed site file is not used');
    running.showFaults(errors);
  }

  #keep(happening: Happening): void {
    this.#options.journal.append({ happening, station: null, utterance: null, shown: null });
  }

  #needsRestart(field: string, place: { readonly line: number; readonly column: number }): SiteFault {
    const message = "this can't be changed while Liftvoice runs; restart it, or take the change back";
    return { severity: 'error', file: this.#options.siteFile, ...place, field, message };
  }

  #asFault({ message }: ElevatorError): SiteFault {
    return {
      severity: 'error',
      file: this.#options.siteFile,
      line: 1,
      column: 1,
      field: '',
      message: withoutCode(message),
    };
  }
}
