import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AudioSource } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { HearingEvent } from '../../speech/index.js';
import type { MetersView } from '../api/contract/meters.schema.js';
import type { TakeBackOutcome } from '../domain/answer.js';
import type { HearingDrift } from '../domain/hearing-drift.js';
import { addJournalMetrics, type MeasuredJournal } from './journal-metrics.js';
import type { StationService, StationServiceOptions } from './station-service.types.js';

export interface MeasuredStation {
  readonly id: string;
  readonly audio: AudioSource;
  readonly elevatorIo: ElevatorIo;
  readonly meters: () => MetersView | null;
  readonly service: Pick<StationService, 'wiringDoubts' | 'onHeard'>;
  readonly drifts: () => readonly HearingDrift[];
}

/** Around the aim of 0.3 s in the median and 0.6 s for nearly all. */
const decisionBuckets = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 5];

/** Counters and meters of a site as Prometheus reads them. No text of anything that was said. */
export class SiteMetrics {
  readonly #registry = new Registry();
  readonly #stations: MeasuredStation[] = [];
  readonly #decisions = new Counter({
    name: 'liftvoice_decisions_total',
    help: 'Utterances by what was decided, with the reason of a rejection.',
    labelNames: ['station', 'language', 'decision', 'reason'],
    registers: [this.#registry],
  });
  readonly #decisionSeconds = new Histogram({
    name: 'liftvoice_decision_seconds',
    help: 'From the end of speech to the decision.',
    labelNames: ['station'],
    buckets: decisionBuckets,
    registers: [this.#registry],
  });
  readonly #presses = new Counter({
    name: 'liftvoice_presses_total',
    help: 'Presses of floor contacts by outcome; unknown: it may have been executed, and is never sent again.',
    labelNames: ['station', 'outcome', 'reason'],
    registers: [this.#registry],
  });
  readonly #takenBack = new Counter({
    name: 'liftvoice_calls_to_take_back_total',
    help: 'Calls that were to be taken back by voice, by outcome: the lamp went out, stayed lit, or neither was to be seen, with the reason.',
    labelNames: ['station', 'outcome', 'reason'],
    registers: [this.#registry],
  });
  readonly #recognizerRestarts = new Counter({
    name: 'liftvoice_recognizer_losses_total',
    help: 'How often a recogniser process was lost and started again.',
    labelNames: ['language'],
    registers: [this.#registry],
  });
  readonly #microphoneLosses = new Counter({
    name: 'liftvoice_microphone_losses_total',
    help: 'How often a station became deaf, by reason.',
    labelNames: ['station', 'reason'],
    registers: [this.#registry],
  });

  /** @param journal null: nobody keeps one */
  constructor(journal: MeasuredJournal | null = null) {
    if (journal !== null) addJournalMetrics(this.#registry, journal);
    this.#addGauges();
    this.#addLinkCounters();
    this.#addWiring();
    this.#addDrift();
  }

  /** The type of what `text` gives. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  add(station: MeasuredStation): void {
    // The recognisers are shared: every station hears of the same loss.
    const isFirst = this.#stations.length === 0;
    this.#stations.push(station);
    station.service.onHeard((event) => {
      this.#noteHearing(station.id, event, isFirst);
    });
    station.audio.onState((state) => {
      if (state.kind === 'deaf') this.#microphoneLosses.inc({ station: station.id, reason: state.reason });
    });
  }

  /** To be told what becomes of the presses of a station, and of what it is to take back. */
  outcomesOf(station: string): Required<Pick<StationServiceOptions, 'onPress' | 'onTakeBack'>> {
    const countIn = (counter: Counter) => (outcome: PressOutcome | TakeBackOutcome) => {
      counter.inc({ station, outcome: outcome.kind, reason: 'reason' in outcome ? outcome.reason : '' });
    };
    return { onPress: countIn(this.#presses), onTakeBack: countIn(this.#takenBack) };
  }

  #noteHearing(station: string, event: HearingEvent, isFirst: boolean): void {
    if (event.type === 'recognizer.lost' && isFirst)
      this.#recognizerRestarts.inc({ language: event.languages.join('+') });
    if (event.type !== 'speech.decided') return;
    const { decision, timing } = event;
    this.#decisions.inc({
      station,
      language: decision.language ?? '',
      decision: decision.decision,
      reason: decision.decision === 'rejected' ? decision.reason : '',
    });
    this.#decisionSeconds.observe({ station }, timing.decisionMs / 1_000);
  }

  #addGauges(): void {
    this.#meter('liftvoice_audio_level_dbfs', 'Loudest level of the last 200 ms.', ({ levelDbFs }) => levelDbFs);
    this.#meter('liftvoice_audio_peak_dbfs', 'Largest sample of the last second.', (each) => each.peakDbFs);
    this.#meter('liftvoice_audio_clipping_ratio', 'Share of the last ten seconds cut off.', ({ clipping }) => clipping);
    this.#meter('liftvoice_audio_noise_floor_dbfs', 'The room without its talkers.', (each) => each.noiseFloorDbFs);
    this.#meter('liftvoice_audio_speech_to_noise_db', 'Of the last utterance.', (each) => each.speechToNoiseDb);
    this.#meter('liftvoice_audio_hum_dbfs', 'Mains hum; absent: none.', ({ hum }) => hum?.levelDbFs ?? null);
    this.#gauge('liftvoice_microphone_up', 'Whether sound comes in.', ({ audio }) =>
      Number(audio.state.kind === 'flowing'),
    );
    this.#gauge('liftvoice_link_up', 'Whether the board answers.', ({ elevatorIo }) => Number(elevatorIo.isLinkUp));
  }

  #addLinkCounters(): void {
    const counters = [
      ['reconnects', 'Connections after the first one.'],
      ['retransmissions', 'Frames sent again.'],
      ['badFrames', 'Frames that were not understood.'],
    ] as const;
    for (const [key, help] of counters) {
      const stations = this.#stations;
      new Counter({
        name: `liftvoice_link_${key === 'badFrames' ? 'bad_frames' : key}_total`,
        help,
        labelNames: ['station'],
        registers: [this.#registry],
        collect() {
          this.reset();
          for (const { id, elevatorIo } of stations) this.inc({ station: id }, elevatorIo.counters[key]);
        },
      });
    }
  }

  /** A line as long as something is suspected; `button` is empty for lamps and inputs as a whole. */
  #addWiring(): void {
    const stations = this.#stations;
    new Gauge({
      name: 'liftvoice_wiring_suspected',
      help: 'Buttons whose wiring is suspected, and so out of voice service but for a trial, by what is suspected.',
      labelNames: ['station', 'button', 'fault'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const { id: station, service } of stations) {
          for (const { button, fault } of service.wiringDoubts) {
            this.set({ station, button: button ?? '', fault: fault.kind }, 1);
          }
        }
      },
    });
  }

  /** A line as long as a station hears otherwise than in the weeks before. */
  #addDrift(): void {
    const stations = this.#stations;
    new Gauge({
      name: 'liftvoice_hearing_drift',
      help: 'What a station hears differs from the last weeks, by what differs; today, in dBFS or as a share of 1.',
      labelNames: ['station', 'kind'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const { id: station, drifts } of stations)
          for (const { kind, today } of drifts()) this.set({ station, kind }, today);
      },
    });
  }

  #meter(name: string, help: string, read: (meters: MetersView) => number | null): void {
    this.#gauge(name, help, ({ meters }) => {
      const reading = meters();
      return reading === null ? null : read(reading);
    });
  }

  /** null: there is nothing to say, and no line says it. */
  #gauge(name: string, help: string, read: (station: MeasuredStation) => number | null): void {
    const stations = this.#stations;
    new Gauge({
      name,
      help,
      labelNames: ['station'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const station of stations) {
          const value = read(station);
          if (value !== null) this.set({ station: station.id }, value);
        }
      },
    });
  }
}
