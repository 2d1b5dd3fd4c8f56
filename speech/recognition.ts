import { languageData, type Language, type Languages, type ListeningSite } from '../config/index.js';
import { succeed, type Clock, type ElevatorError, type Log, type Result } from '../config/kernel/index.js';
import type { LanguageChain } from './language-chain.js';
import type { ModelFolders } from './model-store/model-folders.js';
import { prepareLanguage, type PreparedLanguage } from './recognizer/prepare-models.js';
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

/** What understands one version of a site: a vocabulary per station and language, and a recogniser process per language. */
export class Recognition {
  readonly #languages: readonly PreparedLanguage[];
  readonly #clients: ReadonlyMap<Language, RecognizerClient>;

  /**
   * Prepares the models and starts a recogniser per language; the failure names the file or the phrase at fault, and nothing
   * runs on. A recogniser of the version before that has the very same models is taken over.
   */
  static async open(
    options: RecognitionOptions,
    before: Recognition | null = null,
  ): Promise<Result<Recognition, ElevatorError>> {
    const { site, languages, folders, cacheFolder, library, clock, log } = options;
    const prepared: PreparedLanguage[] = [];
    for (const language of site.languages) {
      const data = languageData(languages, language);
      const result = await prepareLanguage({ site, language: data, folders, cacheFolder, clock });
      if (!result.ok) return result;
      for (const notice of result.value.notices) log.warn({ language }, notice);
      prepared.push(result.value);
    }
    const clients = new Map<Language, RecognizerClient>();
    const started: RecognizerClient[] = [];
    for (const { language, toLoad } of prepared) {
      const own = before?.clientWith(language, toLoad);
      const client = own ?? new RecognizerClient({ language, library, models: toLoad, clock, log });
      clients.set(language, client);
      if (own === undefined) started.push(client);
    }
    const results = await Promise.all(started.map((client) => client.start()));
    const failed = results.find((result) => !result.ok);
    if (failed === undefined) return succeed(new Recognition(prepared, clients));
    await Promise.all(started.map((client) => client.stop()));
    return failed;
  }

  private constructor(languages: readonly PreparedLanguage[], clients: ReadonlyMap<Language, RecognizerClient>) {
    this.#languages = languages;
    this.#clients = clients;
  }

  get reports(): readonly VocabularyReport[] {
    return this.#languages.flatMap(({ stations }) => stations.map(({ first }) => first.vocabulary.report));
  }

  /** Who hears at a station, one entry per language. */
  witnesses(station: string): readonly Witnesses[] {
    return this.#languages.flatMap(({ stations }) => stations.filter((own) => own.station.id === station));
  }

  chains(station: string): readonly LanguageChain[] {
    return this.#languages.flatMap(({ language, stations }): readonly LanguageChain[] => {
      const recognizer = this.#clients.get(language);
      const own = stations.find((candidate) => candidate.station.id === station);
      return recognizer === undefined || own === undefined
        ? []
        : [{ recognizer, first: own.first, second: own.second }];
    });
  }

  clientWith(language: Language, models: PreparedLanguage['toLoad']): RecognizerClient | undefined {
    const client = this.#clients.get(language);
    return client?.hasSameModels(models) === true ? client : undefined;
  }

  kill(language: Language): void {
    this.#clients.get(language)?.kill();
  }

  /** Ends the recognisers, except those that a successor has taken over. */
  async stop(successor: Recognition | null = null): Promise<void> {
    const kept = new Set(successor === null ? [] : successor.#clients.values());
    const own = [...this.#clients.values()].filter((client) => !kept.has(client));
    await Promise.all(own.map((client) => client.stop()));
  }
}
