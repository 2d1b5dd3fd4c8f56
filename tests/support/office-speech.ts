import type { Language, Station } from '../../config/index.js';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import { openSpeech, type DecidedUtterance, type Speech, type SpeechOptions } from '../../speech/index.js';
import { languages } from './languages.js';
import { officeStation } from './office-station.js';
import { TemporaryFolder } from './temporary-folder.js';

/** The real recognisers of an office tower that listens for Mandarin and English: in its car, or where else it is said. */
export class OfficeSpeech {
  readonly station: Station;
  readonly #cache: TemporaryFolder;
  readonly #speech: Speech;

  static async open(
    options: Partial<Pick<SpeechOptions, 'clock' | 'endpointing' | 'installedModelsFolder'>> &
      Pick<SpeechOptions['site'], 'speech'> = {},
    station: Station = officeStation(),
  ): Promise<OfficeSpeech> {
    const cache = new TemporaryFolder('speech');
    const { speech, ...others } = options;
    const opened = await openSpeech({
      languages,
      site: { languages: ['zh', 'en'], stations: [station], ...(speech === undefined ? {} : { speech }) },
      modelsFolder: 'speech/models',
      cacheFolder: cache.path,
      clock: systemClock,
      log: silentLog,
      ...others,
    });
    if (!opened.ok) throw opened.failure;
    return new OfficeSpeech(station, cache, opened.value);
  }

  private constructor(station: Station, cache: TemporaryFolder, speech: Speech) {
    this.station = station;
    this.#cache = cache;
    this.#speech = speech;
  }

  /** Where the models lie that were derived for the office. */
  get cacheFolder(): string {
    return this.#cache.path;
  }

  decide(samples: Int16Array): Promise<readonly DecidedUtterance[]> {
    return this.#speech.decide(this.station, samples);
  }

  hearing(): ReturnType<Speech['hearing']> {
    return this.#speech.hearing(this.station);
  }

  get processes(): Speech['processes'] {
    return this.#speech.processes;
  }

  killRecognizer(language: Language): void {
    this.#speech.killRecognizer(language);
  }

  /** Ends the recognisers, and removes what was made for them. */
  async close(): Promise<void> {
    await this.#speech.stop();
    this.#cache.remove();
  }
}
