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
import type { CaptureProcess, StartCapture } from './capture-process.js';
import { DeadSignal } from './dead-signal.js';
import { explainDeafness, type DeafReason } from './explain-deafness.js';
import { PinnedSource } from './pinned-source.js';
import { RestartDelay } from '../restart-delay.js';
import { StallWatch } from './stall-watch.js';

export interface CaptureSupervisorOptions {
  readonly name: string;
  readonly startCapture: StartCapture;
  readonly clock: Clock;
  readonly log: Log;
  /** For whoever reads of a loss: what works all the same. Absent: nothing else is heard. */
  readonly meanwhile?: string | undefined;
}

/**
 * Keeps a recording program running and says when nobody listens: program missing or ended (with whatever exit code), stream
 * stalled or not read for too long, digital silence, or another source than at first. Restarts with a growing pause; stays *deaf* until sound comes again.
 * A shorter gap is told too, as *starting*: what is said across it is not whole.
 */
export class CaptureSupervisor implements AudioSource {
  readonly name: string;
  readonly #startCapture: StartCapture;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #meanwhile: string | undefined;
  readonly #outlet = new AudioOutlet();
  readonly #restartDelay: RestartDelay;
  readonly #signal = new DeadSignal();
  readonly #source = new PinnedSource();
  readonly #stall: StallWatch;
  readonly #splitter = new BlockSplitter((block) => {
    this.#receive(block);
  });
  /**
   * Zeros where a signal was to be expected: perhaps the pause after a sentence, perhaps the microphone's end in the middle of
   * one. They are passed on with the next signal, or never, so that nothing is decided by a silence that may be none.
   */
  #doubtful: PcmBlock[] = [];
  #capture: CaptureProcess | null = null;
  /** The end of a program that was given up. Only then may another one have the device, or this source count as stopped. */
  #remains: Promise<void> | null = null;
  #isWanted = false;
  #restartTimer: TimerHandle | null = null;

  constructor({ name, startCapture, clock, log, meanwhile }: CaptureSupervisorOptions) {
    this.name = name;
    this.#startCapture = startCapture;
    this.#clock = clock;
    this.#log = log;
    this.#meanwhile = meanwhile;
    this.#restartDelay = new RestartDelay(clock);
    this.#stall = new StallWatch({
      clock,
      onGap: () => {
        if (this.state.kind === 'flowing') this.#outlet.change({ kind: 'starting' });
      },
      onStall: () => {
        this.#lose('stalled', 'no sound for a second');
      },
    });
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
    if (this.#remains === null) this.#launch();
    else this.#launchAfter(this.#remains, 0);
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    if (this.#restartTimer !== null) this.#clock.clearTimeout(this.#restartTimer);
    this.#restartTimer = null;
    await this.#release();
  }

  #launch(): void {
    this.#restartTimer = null;
    this.#splitter.reset();
    this.#signal.beginRun();
    this.#source.beginRun();
    const capture = this.#startCapture();
    this.#capture = capture;
    capture.onBytes((bytes) => {
      if (this.#capture !== capture) return;
      // The hole is somewhere behind these bytes. With another program all that waits there is gone, and what comes is of now.
      if (this.#stall.hasOverflowed) {
        this.#lose('stalled', 'Liftvoice stood still for seconds, and what was recorded meanwhile is not whole');
        return;
      }
      this.#stall.expect();
      this.#splitter.pushBytes(bytes);
    });
    capture.onSource((source) => {
      if (this.#capture !== capture || this.#source.isRight(source)) return;
      this.#lose('wrongSource', `the sound comes from ${source ?? 'nowhere'} instead of ${this.#source.name ?? ''}`);
    });
    capture.onEnd(({ reason, detail }) => {
      if (this.#capture === capture) this.#lose(reason, detail);
    });
    this.#stall.expect();
  }

  #receive(block: PcmBlock): void {
    // A listener of the block before this one, out of the same chunk, may have stopped us.
    if (this.#capture === null) return;
    const signal = this.#signal.take(block);
    if (signal === 'dead') {
      this.#lose('silent', 'digital silence');
      return;
    }
    if (this.state.kind !== 'flowing' && !this.#isRecovery(signal)) return;
    if (this.#outlet.change({ kind: 'flowing' })) {
      this.#restartDelay.recovered();
      this.#log.info({}, `${this.name}: sound is coming in`);
    }
    this.#doubtful.push(block);
    if (signal === 'signal' || !this.#signal.isSignalExpected) this.#passOn();
  }

  #passOn(): void {
    const blocks = this.#doubtful;
    this.#doubtful = [];
    for (const block of blocks) {
      // A listener of the block before this one may have stopped us.
      if (this.#capture !== null) this.#outlet.blocks.emit(block);
    }
  }

  /** Zeros are no sign of health where a signal was to be expected, and sound is none as long as it may be another microphone's. */
  #isRecovery(signal: 'signal' | 'zeros'): boolean {
    return (signal === 'signal' || !this.#signal.isSignalExpected) && !this.#source.isInDoubt;
  }

  /** Takes the microphone for lost: tells it once, ends what is left of the program and tries again later. */
  #lose(reason: DeafReason, detail: string): void {
    const remains = this.#release();
    const explanation = this.#meanwhile === undefined ? detail : `${detail}; ${this.#meanwhile}`;
    if (this.#outlet.change({ kind: 'deaf', reason }))
      this.#log.warn(...explainDeafness(this.name, reason, explanation));
    this.#launchAfter(remains, this.#restartDelay.next());
  }

  #launchAfter(remains: Promise<void>, delayMs: number): void {
    void remains.then(() => {
      if (!this.#isWanted || this.#capture !== null || this.#restartTimer !== null) return;
      this.#restartTimer = this.#clock.setTimeout(() => {
        this.#launch();
      }, delayMs);
    });
  }

  /** Settles when the program that ran, or is being ended, is no more. */
  #release(): Promise<void> {
    const capture = this.#capture;
    this.#capture = null;
    this.#doubtful = [];
    this.#stall.stop();
    if (capture !== null) {
      const ended = capture.stop().finally(() => {
        if (this.#remains === ended) this.#remains = null;
      });
      this.#remains = ended;
    }
    return this.#remains ?? Promise.resolve();
  }
}
