import { languageData, type Language, type Languages, type ListeningSite, type Station } from '../config/index.js';
import { ElevatorError, fail, succeed, type Clock, type Log, type Result } from '../config/kernel/index.js';
import { Ear, type Endpointing } from './ear.js';
import { endpointSettings, type EndpointSettings } from './endpoint/endpoint-settings.js';
import type { Hearing, UtteranceTiming } from './hearing.js';
import { feedFile, type Pace } from './feed-file.js';
import type { LanguageChain } from './language-chain.js';
import type { Witnesses } from './recognizer/witness.js';
import type { Decision } from './interpret/decision.js';
import type { UtteranceEvidence } from './interpret/interpret-utterance.js';
import { reject } from './interpret/reject.js';
import { prepareLanguage, type PreparedLanguage } from './recognizer/prepare-models.js';
import { RecognizerClient } from './recognizer/recognizer-client.js';
import { VoiceActivity } from './endpoint/voice-activity.js';
import { shippedLibraryPath } from './recognizer/vosk-ffi.js';
import { StationHearing } from './station-hearing.js';
import type { VocabularyReport } from './vocabulary/vocabulary.js';

export interface SpeechOptions {
  readonly site: ListeningSite;
  readonly languages: Languages;
  /** Holds the registry and the embedded models, `speech/models`. */
  readonly modelsFolder: string;
  /** Holds the models that were installed; absent: only the embedded ones are looked for. */
  readonly installedModelsFolder?: string;
  /** For derived model folders; made where it does not exist. */
  readonly cacheFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** libvosk of another machine type than x86-64 Linux, macOS or Windows. */
  readonly libraryPath?: string;
  /** Default `voiceActivity`. */
  readonly endpointing?: Endpointing;
  /** Default: as measured, docs/adr/0007. */
  readonly endpoint?: EndpointSettings;
}

export interface DecidedUtterance {
  readonly decision: Decision;
  readonly timing: UtteranceTiming;
}

/** An utterance with what it was decided from, for measuring. */
export interface HeardUtterance extends DecidedUtterance {
  /** null where there was nothing to weigh: an utterance that was too long, a recogniser that was lost. */
  readonly evidence: UtteranceEvidence | null;
}

/** Everything that hears, of all stations of a site. */
export interface Speech {
  readonly reports: readonly VocabularyReport[];
  /** The live ears of a station; several may exist. */
  hearing(station: Station): Promise<Hearing>;
  /** What is said in 16 kHz mono samples: every utterance in order, at least one entry. Same code as live, faster than real time. */
  decide(station: Station, samples: Int16Array): Promise<readonly DecidedUtterance[]>;
  /** The same with the evidence; at a pace where times are to be measured. */
  listen(station: Station, samples: Int16Array, pace?: Pace): Promise<readonly HeardUtterance[]>;
  /** Who hears at a station, one entry per language. */
  witnesses(station: Station): readonly Witnesses[];
  /** Ends a recogniser process as a crash would: for the simulator's fault button. */
  killRecognizer(language: Language): void;
  stop(): Promise<void>;
}

/** Prepares models and starts one recogniser process per language; the failure names the file or the phrase at fault. */
export async function openSpeech(options: SpeechOptions): Promise<Result<Speech, ElevatorError>> {
  const library = options.libraryPath ?? options.site.speech?.voskLibraryPath ?? shippedLibraryPath();
  if (library === null) {
    const message = `no libvosk for ${process.platform} on ${process.arch} comes with the npm package; name one as speech.voskLibraryPath in the site file`;
    return fail(new ElevatorError('ELV-SPEECH-001', message));
  }
  const { site, modelsFolder, installedModelsFolder, cacheFolder, clock, log } = options;
  const folders = { embedded: modelsFolder, installed: installedModelsFolder ?? modelsFolder };
  const prepared: PreparedLanguage[] = [];
  for (const language of site.languages) {
    const data = languageData(options.languages, language);
    const result = await prepareLanguage({ site, language: data, folders, cacheFolder, clock });
    if (!result.ok) return result;
    for (const notice of result.value.notices) log.warn({ language }, notice);
    prepared.push(result.value);
  }
  const clients = prepared.map(
    ({ language, toLoad }) => new RecognizerClient({ language, library, models: toLoad, clock, log }),
  );
  const started = await Promise.all(clients.map((client) => client.start()));
  const failed = started.find((result) => !result.ok);
  if (failed !== undefined) {
    await Promise.all(clients.map((client) => client.stop()));
    return failed;
  }
  return succeed(new RunningSpeech(options, prepared, clients));
}

class RunningSpeech implements Speech {
  readonly reports: readonly VocabularyReport[];
  readonly #options: SpeechOptions;
  readonly #prepared: readonly PreparedLanguage[];
  readonly #clients: readonly RecognizerClient[];
  readonly #hearings = new Set<Hearing>();

  constructor(options: SpeechOptions, prepared: readonly PreparedLanguage[], clients: readonly RecognizerClient[]) {
    this.#options = options;
    this.#prepared = prepared;
    this.#clients = clients;
    this.reports = prepared.flatMap(({ stations }) => stations.map(({ first }) => first.vocabulary.report));
  }

  async hearing(station: Station): Promise<Hearing> {
    const hearing = new StationHearing({ ...(await this.#earOptions(station)) });
    this.#hearings.add(hearing);
    return hearing;
  }

  async decide(station: Station, samples: Int16Array): Promise<readonly DecidedUtterance[]> {
    const heard = await this.listen(station, samples);
    return heard.map(({ decision, timing }) => ({ decision, timing }));
  }

  async listen(station: Station, samples: Int16Array, pace?: Pace): Promise<readonly HeardUtterance[]> {
    const decided: HeardUtterance[] = [];
    const ear = new Ear({
      ...(await this.#earOptions(station)),
      onStarted: () => undefined,
      onDecided: (_utterance, decision, timing, evidence) => {
        decided.push({ decision, timing, evidence });
      },
    });
    await feedFile(ear, samples, pace);
    await ear.decided;
    ear.close();
    if (decided.length > 0) return decided;
    const timing = { speechMs: 0, speechEndMs: 0, waitedMs: 0, decisionMs: 0 };
    return [{ decision: reject('noSpeech'), timing, evidence: null }];
  }

  witnesses(station: Station): readonly Witnesses[] {
    return this.#prepared.flatMap(({ stations }) => stations.filter((own) => own.station.id === station.id));
  }

  killRecognizer(language: Language): void {
    for (const client of this.#clients) if (client.language === language) client.kill();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#hearings].map((hearing) => hearing.stop()));
    await Promise.all(this.#clients.map((client) => client.stop()));
  }

  async #earOptions(station: Station) {
    const { clock, endpointing = 'voiceActivity', endpoint = endpointSettings } = this.#options;
    const chains = this.#prepared.flatMap(({ language, stations }): readonly LanguageChain[] => {
      const recognizer = this.#clients.find((client) => client.language === language);
      const own = stations.find((candidate) => candidate.station.id === station.id);
      if (recognizer === undefined || own === undefined) return [];
      return [{ recognizer, first: own.first, second: own.second }];
    });
    return { station, chains, clock, endpointing, endpoint, voiceActivity: await VoiceActivity.create() };
  }
}
