import type { CarStation, Floor, Station } from '../../config/index.js';
import {
  Listeners,
  VirtualClock,
  type AudioSource,
  type AudioState,
  type Log,
  type Unsubscribe,
} from '../../config/kernel/index.js';
import type { Answer, ChainEntry } from '../../controller/api/contract/view.schema.js';
import { createStationService } from '../../controller/adapters/station-service.js';
import type {
  AnswerPrompt,
  PromptRequest,
  StationService,
  TonePrompt,
} from '../../controller/adapters/station-service.types.js';
import type { JournalEntry } from '../../controller/journal/journal.types.js';
import { FakeElevator } from './fake-elevator.js';
import { FakeHearing } from './fake-hearing.js';
import { messages } from './messages.js';
import { strictJournal } from './strict-journal.js';

const floor = (id: string, number: number, contact: number, rest: Partial<Floor> = {}): Floor => ({
  id,
  number,
  contact,
  lamp: contact,
  names: { zh: [], en: [] },
  voice: true,
  ...rest,
});

/** B1, 1-3, 5 (locked), 6 (no lamp), 12. */
export function testStation(changes: Partial<CarStation> = {}): CarStation {
  return {
    id: 'car-1',
    kind: 'car',
    doors: { open: null, close: null },
    alarm: null,
    cancel: null,
    audio: { device: null, playback: null },
    board: { driver: 'link-v1', path: null, baudRate: 38400, relays: 16, inputs: 16 },
    floors: [
      floor('B1', -1, 1, { names: { zh: ['停车场'], en: ['parking'] } }),
      floor('1', 1, 2),
      floor('2', 2, 3),
      floor('3', 3, 4),
      floor('5', 5, 5, { voice: false }),
      floor('6', 6, 6, { lamp: null }),
      floor('12', 12, 7),
    ],
    pulseMs: 250,
    modes: {
      fire: { input: 14, activeWhen: 'open' },
      inspection: { input: 15, activeWhen: 'open' },
      firefighter: null,
      earthquake: null,
      outOfService: null,
    },
    listening: { gate: 'always' },
    confirm: { when: 'uncertain' },
    vocabulary: { bareNumbers: 'confirm', wakeWords: {} },
    limits: { callsPerMinute: 12, floorsPerSentence: 3 },
    ...changes,
  };
}

export class FakeAudio implements AudioSource {
  readonly name = 'test microphone';
  state: AudioState = { kind: 'starting' };
  readonly #states = new Listeners<AudioState>();

  onBlock(): Unsubscribe {
    return () => undefined;
  }

  onState(listener: (state: AudioState) => void): Unsubscribe {
    return this.#states.add(listener);
  }

  start(): void {
    this.set({ kind: 'flowing' });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  set(state: AudioState): void {
    this.state = state;
    this.#states.emit(state);
  }
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export function recordingLog(lines: LogLine[], inherited: Readonly<Record<string, unknown>> = {}): Log {
  const at = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...inherited, ...fields }, message });
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => recordingLog(lines, { ...inherited, ...fields }),
  };
}

export interface StationBench {
  readonly clock: VirtualClock;
  readonly station: Station;
  readonly elevator: FakeElevator;
  readonly hearing: FakeHearing;
  readonly audio: FakeAudio;
  readonly service: StationService;
  readonly answers: Answer[];
  /** Answers that were said, and tones without words. */
  readonly prompts: AnswerPrompt[];
  readonly tones: TonePrompt['tone'][];
  readonly chain: ChainEntry[];
  readonly log: LogLine[];
  /** Everything that is kept. */
  readonly journal: readonly JournalEntry[];
  /** How the loudspeaker behaves; 800 ms unless changed. */
  play: (request: PromptRequest, cut: AbortSignal) => Promise<{ durationMs: number }>;
  /** No record gets onto the disk. */
  isJournalFull: boolean;
  /** How far somebody has set the clock on the wall, ms; the one that only runs forward knows nothing of it. */
  wallClockOffMs: number;
  /** How what was said has ended, in order. */
  answerKinds(): readonly string[];
  /** Buttons whose contacts were closed, in order. */
  pressedButtons(): readonly string[];
  /** The page's words: step and English text. */
  steps(utterance: number | null): readonly string[];
}

/** A station service in virtual time between a scripted lift and scripted ears, not started: see `readyBench`. */
export function stationBench(changes: Partial<CarStation> = {}): StationBench {
  return benchOf(testStation(changes));
}

function benchOf(station: Station): StationBench {
  const site = { languages: ['zh', 'en'], timeZone: 'Asia/Shanghai' };
  const clock = new VirtualClock();
  const elevator = new FakeElevator(station, clock);
  const hearing = new FakeHearing(station);
  const audio = new FakeAudio();
  const log: LogLine[] = [];
  const prompts: AnswerPrompt[] = [];
  const tones: TonePrompt['tone'][] = [];
  const bench: Pick<StationBench, 'play' | 'isJournalFull' | 'wallClockOffMs'> = {
    play: () => Promise.resolve({ durationMs: 800 }),
    isJournalFull: false,
    wallClockOffMs: 0,
  };
  const journal: JournalEntry[] = [];
  const timeOfDay = (): Date => new Date(Date.UTC(2026, 0, 1) + clock.now() + bench.wallClockOffMs);
  const strict = strictJournal({ clock, timeOfDay });
  const service = createStationService({
    station,
    messages,
    site,
    elevatorIo: elevator,
    hearing,
    audio,
    clock,
    log: recordingLog(log),
    timeOfDay,
    journal: {
      ...strict,
      append: (entry) => {
        const kept = strict.append(entry);
        journal.push(kept);
        return kept;
      },
      written: () => Promise.resolve(!bench.isJournalFull),
    },
    prompts: {
      play: (request, cut) => {
        if ('answer' in request) prompts.push(request);
        else tones.push(request.tone);
        return bench.play(request, cut);
      },
    },
  });
  const answers: Answer[] = [];
  const chain: ChainEntry[] = [];
  service.onAnswer((answer) => answers.push(answer));
  service.onChain((entry) => chain.push(entry));
  const steps = (utterance: number | null): readonly string[] =>
    chain.filter((entry) => entry.utterance === utterance).map((entry) => `${entry.step}: ${entry.text['en']}`);
  return Object.assign(bench, {
    clock,
    station,
    elevator,
    hearing,
    audio,
    service,
    answers,
    prompts,
    tones,
    chain,
    log,
    journal,
    answerKinds: () => answers.map(({ kind }) => kind),
    pressedButtons: () => elevator.presses.map(({ button }) => button),
    steps,
  });
}

/** The same with everything up: link, normal mode, lamps dark, sound, both recognisers. */
export async function readyBench(changes: Partial<CarStation> = {}): Promise<StationBench> {
  return readyBenchOf(testStation(changes));
}

export async function readyBenchOf(station: Station): Promise<StationBench> {
  const bench = benchOf(station);
  bench.elevator.start();
  bench.audio.start();
  bench.hearing.ready('zh');
  bench.hearing.ready('en');
  await bench.clock.advance(0);
  return bench;
}
