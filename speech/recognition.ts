import type { Language, Languages, ListeningSite } from '../config/index.js';
import { succeed, type Clock, type ElevatorError, type Log, type Result } from '../config/kernel/index.js';
import type { RecognizerChain } from './recognizer-chain.js';
import type { ModelFolders } from './model-store/model-folders.js';
import { prepareRecognizers, type PreparedRecognizer } from './recognizer/prepare-models.js';
import { RecognizerClient } from './recognizer/recognizer-client.js';
import type { Witnesses } from './recognizer/witness.js';
import type { VocabularyReport } from './vocabulary/vocabulary.js';

export interface RecognitionOptions {
  readonly site: ListeningSite;
  readonly languages: Languages;
  readonly folders: ModelFolders;
  /** For derived model folders. */
  readonly cacheFolder: string;
  /** File of libvosk. */
  readonly library: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * What understands one version of a site: a vocabulary per station and language, and a recogniser process for each first witness, of
 * one language or of several.
 */
export class Recognition {
  readonly #clients: ReadonlyMap<PreparedRecognizer, RecognizerClient>;

  /**
   * Prepares the models and starts the recognisers; the failure names the file or the phrase at fault, and nothing
   * runs on. A recogniser of the version before that has the very same models is taken over.
   */
  static async open(
    options: RecognitionOptions,
    before: Recognition | null = null,
  ): Promise<Result<Recognition, ElevatorError>> {
    const { site, languages, folders, cacheFolder, library, clock, log } = options;
    const prepared = await prepareRecognizers({ site, languages, folders, cacheFolder, clock });
    if (!prepared.ok) return prepared;
    for (const notice of prepared.value.notices) log.warn({}, notice);
    const clients = new Map<PreparedRecognizer, RecognizerClient>();
    const started: RecognizerClient[] = [];
    for (const recognizer of prepared.value.recognizers) {
      const own = before?.clientFor(recognizer);
      const { languages: heard, toLoad: models } = recognizer;
      const client = own ?? new RecognizerClient({ languages: heard, library, models, clock, log });
      clients.set(recognizer, client);
      if (own === undefined) started.push(client);
    }
    const results = await Promise.all(started.map((client) => client.start()));
    const failed = results.find((result) => !result.ok);
    if (failed === undefined) return succeed(new Recognition(clients));
    await Promise.all(started.map((client) => client.stop()));
    return failed;
  }

  private constructor(clients: ReadonlyMap<PreparedRecognizer, RecognizerClient>) {
    this.#clients = clients;
  }

  get reports(): readonly VocabularyReport[] {
    return [...this.#clients.keys()].flatMap(({ stations }) =>
      stations.flatMap(({ first }) => first.vocabulary.parts.map(({ report }) => report)),
    );
  }

  /** The languages that each recogniser process hears. */
  get processes(): readonly (readonly Language[])[] {
    return [...this.#clients.values()].map(({ languages }) => languages);
  }

  /** Who hears at a station, one entry per recogniser. */
  witnesses(station: string): readonly Witnesses[] {
    return this.chains(station);
  }

  chains(station: string): readonly RecognizerChain[] {
    return [...this.#clients].flatMap(([{ stations }, recognizer]) =>
      stations
        .filter((own) => own.station.id === station)
        .map(({ first, seconds }) => ({ recognizer, first, seconds })),
    );
  }

  clientFor({ languages, toLoad }: PreparedRecognizer): RecognizerClient | undefined {
    return [...this.#clients.values()].find(
      (client) => client.languages.join() === languages.join() && client.hasSameModels(toLoad),
    );
  }

  /** Whoever hears this language; it may be the only one. */
  kill(language: Language): void {
    for (const client of this.#clients.values()) if (client.languages.includes(language)) client.kill();
  }

  /** Ends the recognisers, except those that a successor has taken over. */
  async stop(successor: Recognition | null = null): Promise<void> {
    const kept = new Set(successor === null ? [] : successor.#clients.values());
    const own = [...this.#clients.values()].filter((client) => !kept.has(client));
    await Promise.all(own.map((client) => client.stop()));
  }
}
