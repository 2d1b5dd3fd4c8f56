import type { Language, Languages, ListeningSite, Station } from '../config/index.js';
import { ElevatorError, fail, succeed, type Clock, type Log, type Result } from '../config/kernel/index.js';
import { Ear, type Endpointing } from './ear.js';
import { endpointSettings, type EndpointSettings } from './endpoint/endpoint-settings.js';
import type { Hearing, UtteranceTiming } from './hearing.js';
import { feedFile, type Pace } from './feed-file.js';
import { Recognition, type RecognitionOptions } from './recognition.js';
import type { Witnesses } from './recognizer/witness.js';
import type { Decision } from './interpret/decision.js';
import { groundsOf, type Grounds } from './interpret/grounds.js';
import type { UtteranceEvidence } from './interpret/interpret-utterance.js';
import { reject } from './interpret/reject.js';
import { VoiceActivity } from './endpoint/voice-activity.js';
import { shippedLibraryPath } from './recognizer/vosk-ffi.js';
import { StationHearing } from './station-hearing.js';
import { untilReady } from './until-ready.js';
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
  /** null where there was nothing to weigh: an utterance that was too long, a recogniser that was lost. */
  readonly grounds: Grounds | null;
  /** A recogniser was lost on the way: it is not decided by all languages, and might be understood another time. */
  readonly isLanguageLost: boolean;
}

/** An utterance with what it was decided from, for measuring. */
export interface HeardUtterance extends Omit<DecidedUtterance, 'grounds'> {
  /** null where there was nothing to weigh. */
  readonly evidence: UtteranceEvidence | null;
}

export interface HearingConditions {
  /** Where times are to be measured; absent: as fast as the recognisers take it. */
  readonly pace?: Pace;
  /** 16 kHz mono: what the room sounded like before; absent: nothing is known of it. */
  readonly before?: Int16Array;
}

/** Everything that hears, of all stations of a site. */
export interface Speech {
  readonly reports: readonly VocabularyReport[];
  /** The live ears of a station; several may exist. */
  hearing(station: Station): Promise<Hearing>;
  /**
   * What is said in 16 kHz mono samples: every utterance in order, at least one entry. Same code as live, faster than real time;
   * a recording can be heard again, and is, once, when a recogniser is lost under it.
   */
  decide(station: Station, samples: Int16Array): Promise<readonly DecidedUtterance[]>;
  /** The same with the evidence, for measuring. */
  listen(station: Station, samples: Int16Array, conditions?: HearingConditions): Promise<readonly HeardUtterance[]>;
  /** Who hears at a station, one entry per recogniser. */
  witnesses(station: Station): readonly Witnesses[];
  /** The languages that each recogniser process hears. */
  readonly processes: readonly (readonly Language[])[];
  /**
   * Takes over another version of the site, with the same stations, languages and models, without a pause: the new words are
   * compiled and loaded beside the old ones, and each station changes over in a moment in which nothing is said there, told by
   * `onChanged`. Settles when all have. A failure has changed nothing. One at a time.
   */
  change(site: ListeningSite, onChanged: (station: Station) => void): Promise<Result<void, ElevatorError>>;
  /** Ends the recogniser process of a language, and of what else it hears, as a crash would: for the simulator's fault button. */
  killRecognizer(language: Language): void;
  stop(): Promise<void>;
}

/** Prepares models and starts the recogniser processes; the failure names the file or the phrase at fault. */
export async function openSpeech(options: SpeechOptions): Promise<Result<Speech, ElevatorError>> {
  const library = options.libraryPath ?? options.site.speech?.voskLibraryPath ?? shippedLibraryPath();
  if (library === null) {
    const message = `no libvosk for ${process.platform} on ${process.arch} comes with the npm package; name one as speech.voskLibraryPath in the site file`;
    return fail(new ElevatorError('ELV-SPEECH-001', message));
  }
  const { site, languages, modelsFolder, installedModelsFolder, cacheFolder, clock, log } = options;
  const folders = { embedded: modelsFolder, installed: installedModelsFolder ?? modelsFolder };
  const common = { languages, folders, cacheFolder, library, clock, log };
  const opened = await Recognition.open({ ...common, site });
  return opened.ok ? succeed(new RunningSpeech(options, common, opened.value)) : opened;
}

class RunningSpeech implements Speech {
  readonly #options: SpeechOptions;
  readonly #common: Omit<RecognitionOptions, 'site'>;
  readonly #hearings = new Set<StationHearing>();
  #recognition: Recognition;
  #isStopped = false;

  constructor(options: SpeechOptions, common: Omit<RecognitionOptions, 'site'>, recognition: Recognition) {
    this.#options = options;
    this.#common = common;
    this.#recognition = recognition;
  }

  get reports(): readonly VocabularyReport[] {
    return this.#recognition.reports;
  }

  get processes(): readonly (readonly Language[])[] {
    return this.#recognition.processes;
  }

  async hearing(station: Station): Promise<Hearing> {
    const hearing = new StationHearing({ ...(await this.#earOptions(station)) });
    this.#hearings.add(hearing);
    return hearing;
  }

  async decide(station: Station, samples: Int16Array): Promise<readonly DecidedUtterance[]> {
    const heard = await this.listen(station, samples);
    return heard.map(({ decision, timing, isLanguageLost, evidence }) => {
      return { decision, timing, isLanguageLost, grounds: evidence === null ? null : groundsOf(decision, evidence) };
    });
  }

  async listen(
    station: Station,
    samples: Int16Array,
    conditions: HearingConditions = {},
  ): Promise<readonly HeardUtterance[]> {
    const heard = await this.#listenOnce(station, samples, conditions);
    return heard.some(({ isLanguageLost }) => isLanguageLost) ? this.#listenOnce(station, samples, conditions) : heard;
  }

  witnesses(station: Station): readonly Witnesses[] {
    return this.#recognition.witnesses(station.id);
  }

  async change(site: ListeningSite, onChanged: (station: Station) => void): Promise<Result<void, ElevatorError>> {
    const before = this.#recognition;
    const opened = await Recognition.open({ ...this.#common, site }, before);
    if (!opened.ok) return opened;
    const next = opened.value;
    if (!this.#isStopped) {
      this.#recognition = next;
      await Promise.all([...this.#hearings].map((hearing) => this.#changeOver(hearing, site, onChanged)));
    }
    await before.stop(next);
    if (this.#isStopped) await next.stop();
    return succeed(undefined);
  }

  killRecognizer(language: Language): void {
    this.#recognition.kill(language);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#hearings].map((hearing) => hearing.stop()));
    await this.#recognition.stop();
  }

  async #listenOnce(
    station: Station,
    samples: Int16Array,
    { pace, before }: HearingConditions,
  ): Promise<readonly HeardUtterance[]> {
    await untilReady(this.#recognition.chains(station.id), this.#options.clock);
    const decided: HeardUtterance[] = [];
    const ear = new Ear({
      ...(await this.#earOptions(station)),
      patienceMs: null,
      onStarted: () => undefined,
      onDecided: (_utterance, decision, timing, evidence) => {
        const isLanguageLost =
          evidence?.isLanguageMissing ?? (decision.decision === 'rejected' && decision.reason === 'recognizerLost');
        decided.push({ decision, timing, evidence, isLanguageLost });
      },
    });
    if (before !== undefined) ear.getUsedTo(before);
    await feedFile(ear, samples, pace);
    await ear.decided;
    ear.close();
    if (decided.length > 0) return decided;
    const timing = { speechMs: 0, speechEndMs: 0, waitedMs: 0, decisionMs: 0 };
    return [{ decision: reject('noSpeech'), timing, evidence: null, isLanguageLost: false }];
  }

  async #changeOver(
    hearing: StationHearing,
    { stations }: ListeningSite,
    onChanged: (station: Station) => void,
  ): Promise<void> {
    const station = stations.find(({ id }) => id === hearing.station.id);
    if (station !== undefined) await hearing.change(station, this.#recognition.chains(station.id), onChanged);
  }

  async #earOptions(station: Station) {
    const { clock, endpointing = 'voiceActivity', endpoint = endpointSettings } = this.#options;
    const chains = this.#recognition.chains(station.id);
    return { station, chains, clock, endpointing, endpoint, voiceActivity: await VoiceActivity.create() };
  }
}
