import { silentLog, systemClock } from '../../config/kernel/index.js';
import { prepareRecognizers, type PreparedRecognizer } from '../../speech/recognizer/prepare-models.js';
import {
  RecognizerClient,
  type RecognizerEvent,
  type RecognizerOptions,
  type RecognizerUtterance,
} from '../../speech/recognizer/recognizer-client.js';
import { shippedLibraryPath } from '../../speech/recognizer/vosk-ffi.js';
import { childProcesses } from './child-processes.js';
import { languages } from './languages.js';
import { officeStation } from './office-station.js';
import { TemporaryFolder } from './temporary-folder.js';

export interface StartedRecognizer {
  readonly client: RecognizerClient;
  readonly pid: number;
  readonly events: RecognizerEvent[];
}

/** Recogniser processes of this test, oldest first. */
export const recognizerPids = (): readonly number[] => childProcesses('recognizer-process');

/** The real English recogniser of an office tower, with both its witnesses. */
export class EnglishRecognizer {
  readonly #cache: TemporaryFolder;
  readonly #prepared: PreparedRecognizer;

  static async prepare(): Promise<EnglishRecognizer> {
    const cache = new TemporaryFolder('recognizer');
    const site = { name: 'test', languages: ['en'] as const, stations: [officeStation()] };
    const folders = { embedded: 'speech/models', installed: cache.path };
    const prepared = await prepareRecognizers({
      site,
      languages,
      folders,
      cacheFolder: cache.path,
      clock: systemClock,
    });
    if (!prepared.ok) throw prepared.failure;
    return new EnglishRecognizer(cache, prepared.value.recognizers[0]!);
  }

  private constructor(cache: TemporaryFolder, prepared: PreparedRecognizer) {
    this.#cache = cache;
    this.#prepared = prepared;
  }

  async start(options: Partial<RecognizerOptions> = {}): Promise<StartedRecognizer> {
    const client = new RecognizerClient({
      languages: ['en'],
      library: shippedLibraryPath()!,
      models: this.#prepared.toLoad,
      clock: systemClock,
      log: silentLog,
      ...options,
    });
    const started = await client.start();
    if (!started.ok) throw started.failure;
    const events: RecognizerEvent[] = [];
    client.onEvent((event) => events.push(event));
    return { client, pid: recognizerPids().at(-1)!, events };
  }

  /** A station beside those that there are. */
  openSession(client: RecognizerClient): number {
    return client.openSession(this.#prepared.stations[0]!);
  }

  /** An utterance that is said, but not finished; at a station of its own where none is named. */
  begin(client: RecognizerClient, samples: Int16Array, session = this.openSession(client)): RecognizerUtterance {
    const utterance = client.begin(session);
    for (let at = 0; at < samples.length; at += 320) utterance.feed(samples.subarray(at, at + 320));
    return utterance;
  }

  ask(client: RecognizerClient, samples: Int16Array, session?: number): RecognizerUtterance['answer'] {
    const utterance = this.begin(client, samples, session);
    utterance.finish();
    return utterance.answer;
  }

  remove(): void {
    this.#cache.remove();
  }
}
