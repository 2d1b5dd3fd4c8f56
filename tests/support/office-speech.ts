import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLog, systemClock, type Clock } from '../../config/kernel/index.js';
import { openSpeech, type DecidedUtterance, type Speech } from '../../speech/index.js';
import { languages } from './languages.js';
import { officeStation } from './office-station.js';

/** The real recognisers of an office tower that listens for Mandarin and English. */
export class OfficeSpeech {
  readonly station = officeStation();
  readonly #cacheFolder: string;
  readonly #speech: Speech;

  static async open(clock: Clock = systemClock): Promise<OfficeSpeech> {
    const cacheFolder = mkdtempSync(path.join(tmpdir(), 'liftvoice-speech-'));
    const opened = await openSpeech({
      languages,
      site: { languages: ['zh', 'en'], stations: [officeStation()] },
      modelsFolder: 'speech/models',
      cacheFolder,
      clock,
      log: silentLog,
    });
    if (!opened.ok) throw opened.failure;
    return new OfficeSpeech(cacheFolder, opened.value);
  }

  private constructor(cacheFolder: string, speech: Speech) {
    this.#cacheFolder = cacheFolder;
    this.#speech = speech;
  }

  decide(samples: Int16Array): Promise<readonly DecidedUtterance[]> {
    return this.#speech.decide(this.station, samples);
  }

  hearing(): ReturnType<Speech['hearing']> {
    return this.#speech.hearing(this.station);
  }

  /** Ends the recognisers, and removes what was made for them. */
  async close(): Promise<void> {
    await this.#speech.stop();
    rmSync(this.#cacheFolder, { recursive: true, force: true });
  }
}
