import { repeat, type Clock, type Log } from '../../config/kernel/index.js';
import type { Decision, Hearing } from '../../speech/index.js';
import { hearingDrift, type HearingDay, type HearingDrift } from '../domain/hearing-drift.js';
import type { Messages } from '../domain/messages/messages.js';
import type { MetersView } from '../api/contract/meters.schema.js';
import type { HearingDiary } from './hearing-diary.js';
import type { StationNotices } from './station-notices.js';

export interface DriftWatchOptions {
  readonly messages: Messages;
  readonly diary: HearingDiary;
  readonly hearing: Hearing;
  readonly meters: () => MetersView | null;
  readonly notices: StationNotices;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly log: Log;
}

const minuteMs = 60_000;
/** A power cut costs no more than this of the day. */
const minutesPerWrite = 10;

/** Counts what is heard today and says when it is no longer like the weeks before: on the page, and once a day in the log. */
export class DriftWatch {
  readonly #options: DriftWatchOptions;
  readonly #stops: readonly (() => void)[];
  readonly #logged = new Set<string>();
  #today: HearingDay;
  #minutes = 0;
  #drifts: readonly HearingDrift[] = [];

  /** The diary has been loaded. */
  constructor(options: DriftWatchOptions) {
    this.#options = options;
    this.#today = this.#dayInDiary();
    this.#stops = [
      options.hearing.onEvent((event) => {
        if (event.type === 'speech.decided') this.#count(event.decision);
      }),
      repeat(options.clock, minuteMs, () => {
        this.#minute();
      }),
    ];
  }

  /** What differs today, as of the last full minute. */
  get drifts(): readonly HearingDrift[] {
    return this.#drifts;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.#options.diary.put(this.#today);
  }

  #count(decision: Decision): void {
    const judged = judge(decision);
    if (judged === 'noSpeech') return;
    const { utterances, rejected } = this.#today;
    this.#today = {
      ...this.#today,
      utterances: utterances + 1,
      rejected: rejected + (judged === 'rejected' ? 1 : 0),
    };
  }

  #minute(): void {
    const { meters, diary } = this.#options;
    if (this.#today.day !== this.#date()) {
      void diary.put(this.#today);
      this.#today = this.#dayInDiary();
      this.#logged.clear();
    }
    const level = meters()?.noiseFloorDbFs ?? null;
    if (level !== null) {
      const { minutesAtDbFs } = this.#today;
      const key = String(Math.round(level));
      this.#today = { ...this.#today, minutesAtDbFs: { ...minutesAtDbFs, [key]: (minutesAtDbFs[key] ?? 0) + 1 } };
    }
    this.#minutes += 1;
    if (this.#minutes % minutesPerWrite === 0) void diary.put(this.#today);
    this.#compare();
  }

  #compare(): void {
    const { messages, diary, notices, log } = this.#options;
    const drifts = hearingDrift(this.#today, diary.days);
    this.#drifts = drifts;
    for (const kind of ['moreRejections', 'louderRoom', 'quieterRoom'] as const) {
      const drift = drifts.find((each) => each.kind === kind) ?? null;
      notices.set(
        kind,
        drift === null ? [] : [messages.display(({ notices: words }) => words.drift[kind](...figures(drift)))],
      );
      if (drift === null || this.#logged.has(kind)) continue;
      this.#logged.add(kind);
      log.warn({ ...drift }, 'what is heard today differs from the last weeks');
    }
  }

  /** Today, as far as an earlier run of the program has counted it. */
  #dayInDiary(): HearingDay {
    const day = this.#date();
    const known = this.#options.diary.days.find((each) => each.day === day);
    return known ?? { day, utterances: 0, rejected: 0, minutesAtDbFs: {} };
  }

  #date(): string {
    const now = this.#options.timeOfDay();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
}

/** Floors that don't exist or are locked were understood; what was no speech, or lost by our own fault, says nothing of the room. */
function judge(decision: Decision): 'understood' | 'rejected' | 'noSpeech' {
  if (decision.decision !== 'rejected') return 'understood';
  switch (decision.reason) {
    case 'noSpeech':
    case 'ownVoice':
    case 'recognizerLost':
    case 'microphoneLost':
      return 'noSpeech';
    case 'floorUnknown':
    case 'floorLocked':
      return 'understood';
    default:
      return 'rejected';
  }
}

/** For people: per cent, or whole decibels. */
function figures({ kind, today, usual }: HearingDrift): [string, string] {
  const shown = (value: number): string =>
    kind === 'moreRejections' ? `${Math.round(value * 100)} %` : `${Math.round(value)} dBFS`;
  return [shown(today), shown(usual)];
}
