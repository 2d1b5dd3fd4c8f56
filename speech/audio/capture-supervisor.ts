import { ElevatorError } from '../../config/kernel/index.js';
import type {
  AudioSource,
  AudioState,
  Clock,
  Log,
  PcmBlock,
  TimerHandle,
  Unsubscribe,
} from '../../config/kernel/index.js';
import { AudioOutlet } from './audio-outlet.js';
import { BlockSplitter } from './block-splitter.js';
import type { CaptureEnd, CaptureProcess, StartCapture } from './capture-process.js';
import { isDigitalSilence } from './level.js';
import { RestartDelay } from './restart-delay.js';

export interface CaptureSupervisorOptions {
  readonly name: string;
  readonly startCapture: StartCapture;
  readonly clock: Clock;
  readonly log: Log;
}

type DeafReason = Extract<AudioState, { kind: 'deaf' }>['reason'];

/** A sound server that loses its microphone reports nothing: the stream just stops, or turns into zeros. */
const stallMs = 1_000;
const silenceMs = 2_000;
/** Data that waited while this process was busy is read before a stall is believed. */
const secondLookMs = 20;

/**
 * Keeps a recording program running and says when nobody listens: program missing or ended, stream stalled, or digital silence
 * after there once was a signal. Restarts with a growing pause; the state stays *deaf* until sound comes again.
 */
export class CaptureSupervisor implements AudioSource {
  readonly name: string;
  readonly #startCapture: StartCapture;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #outlet = new AudioOutlet();
  readonly #restartDelay: RestartDelay;
  readonly #splitter = new BlockSplitter((block) => {
    this.#receive(block);
  });
  #capture: CaptureProcess | null = null;
  #isWanted = false;
  #stallTimer: TimerHandle | null = null;
  #restartTimer: TimerHandle | null = null;
  /** Kept over restarts: a microphone that has once worked and now gives zeros is not well because its program is new. */
  #hasHeardSignal = false;
  #silentSinceMs: number | null = null;

  constructor({ name, startCapture, clock, log }: CaptureSupervisorOptions) {
    this.name = name;
    this.#startCapture = startCapture;
    this.#clock = clock;
    this.#log = log;
    this.#restartDelay = new RestartDelay(clock);
  }

  get state(): AudioState {
    return this.#outlet.state;
  }

  onBlock(listener: (block: PcmBlock) => void): Unsubscribe {
    return this.#outlet.blocks.add(listener);
  }

  onState(listener: (state: AudioState) => void): Unsubscribe {
    return this.#outlet.states.add(listener);
  }

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#launch();
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    if (this.#restartTimer !== null) this.#clock.clearTimeout(this.#restartTimer);
    this.#restartTimer = null;
    await this.#release()?.stop();
  }

  #launch(): void {
    this.#restartTimer = null;
    this.#splitter.reset();
    this.#silentSinceMs = null;
    const capture = this.#startCapture();
    this.#capture = capture;
    capture.onBytes((bytes) => {
      if (this.#capture !== capture) return;
      this.#watchForStall();
      this.#splitter.pushBytes(bytes);
    });
    capture.onEnd((end) => {
      if (this.#capture === capture) this.#lose(end.reason, end);
    });
    this.#watchForStall();
  }

  #receive(block: PcmBlock): void {
    // A listener of the block before this one, out of the same chunk, may have stopped us.
    if (this.#capture === null) return;
    const nowMs = this.#clock.now();
    if (isDigitalSilence(block)) {
      this.#silentSinceMs ??= nowMs;
      if (this.#hasHeardSignal && nowMs - this.#silentSinceMs > silenceMs) {
        this.#lose('silent');
        return;
      }
    } else {
      this.#silentSinceMs = null;
      this.#hasHeardSignal = true;
    }
    // Zeros are no sign of recovery from silence, and none of the program's health at its start either once there was a signal.
    const isDoubtful = this.#silentSinceMs !== null && this.#hasHeardSignal && this.state.kind !== 'flowing';
    if (isDoubtful) return;
    if (this.#outlet.change({ kind: 'flowing' })) {
      this.#restartDelay.recovered();
      this.#log.info({}, `${this.name}: sound is coming in`);
    }
    this.#outlet.blocks.emit(block);
  }

  /** Takes the microphone for lost: tells it once, ends what is left of the program and tries again later. */
  #lose(reason: DeafReason, end: CaptureEnd | null = null): void {
    const remains = this.#release();
    if (this.#outlet.change({ kind: 'deaf', reason })) this.#log.warn(...this.#explain(reason, end));
    void remains?.stop().then(() => {
      if (!this.#isWanted || this.#capture !== null || this.#restartTimer !== null) return;
      this.#restartTimer = this.#clock.setTimeout(() => {
        this.#launch();
      }, this.#restartDelay.next());
    });
  }

  #explain(reason: DeafReason, end: CaptureEnd | null): [object, string] {
    const detail = end?.detail ?? (reason === 'stalled' ? 'no sound for a second' : 'digital silence');
    const error = new ElevatorError('ELV-SPEECH-004', `${this.name} is deaf: ${detail}`);
    return [{ code: error.code, reason }, error.message];
  }

  #release(): CaptureProcess | null {
    const capture = this.#capture;
    this.#capture = null;
    if (this.#stallTimer !== null) this.#clock.clearTimeout(this.#stallTimer);
    this.#stallTimer = null;
    return capture;
  }

  #watchForStall(): void {
    if (this.#stallTimer !== null) this.#clock.clearTimeout(this.#stallTimer);
    this.#stallTimer = this.#clock.setTimeout(() => {
      this.#stallTimer = this.#clock.setTimeout(() => {
        this.#lose('stalled');
      }, secondLookMs);
    }, stallMs - secondLookMs);
  }
}
