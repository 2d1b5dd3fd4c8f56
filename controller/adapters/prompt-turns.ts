import type { Clock, Log, TimerHandle } from '../../config/kernel/index.js';
import type { PromptDelays } from '../domain/delays.js';
import type { PlayingPrompt, PromptPlayer, PromptRequest } from './station-service.types.js';

export interface PromptTurnsOptions {
  readonly player: PromptPlayer;
  readonly clock: Clock;
  readonly log: Log;
  readonly delays: PromptDelays;
  /** Asked when a prompt is about to sound, which may be long after it was wanted: not in a fire recall. */
  readonly maySpeak: () => boolean;
  readonly setMuted: (isMuted: boolean) => void;
  readonly onEnded: () => void;
}

/**
 * Half duplex: the ears are shut before a prompt begins and stay shut until its tail has died away. One prompt at a time; of
 * those that wait, only the newest is still worth saying.
 */
export class PromptTurns {
  readonly #options: PromptTurnsOptions;
  #isPlaying = false;
  #waiting: PromptRequest | null = null;
  #timer: TimerHandle | null = null;
  #turn = 0;
  /** Of the prompt that is being played. */
  #cut = new AbortController();

  constructor(options: PromptTurnsOptions) {
    this.#options = options;
  }

  say(request: PromptRequest): void {
    if (!this.#options.maySpeak()) return;
    if (this.#isPlaying) {
      this.#waiting = request;
      return;
    }
    this.#isPlaying = true;
    this.#options.setMuted(true);
    const turn = (this.#turn += 1);
    const { log, delays } = this.#options;
    this.#cut = new AbortController();
    this.#endAfter(turn, delays.promptLimitMs);
    void this.#play(request, this.#cut.signal).then(
      (playing) => {
        this.#endWith(turn, playing);
      },
      (error: unknown) => {
        const utterance = 'answer' in request ? request.answer.utterance : null;
        log.warn({ err: error, utterance }, 'a prompt could not be played');
        this.#endAfter(turn, 0);
      },
    );
  }

  /** What sounds is cut off, and what waits is dropped: a fire recall has begun. */
  hush(): void {
    this.#waiting = null;
    if (!this.#isPlaying) return;
    this.#cut.abort();
    // Another turn: whatever the cut one still tells, its tail alone is waited for.
    this.#turn += 1;
    this.#endAfter(this.#turn, this.#options.delays.tailMs);
  }

  stop(): void {
    this.#cut.abort();
    this.#turn += 1;
    this.#waiting = null;
    this.#clearTimer();
    if (this.#isPlaying) this.#options.setMuted(false);
    this.#isPlaying = false;
  }

  /** A player that throws at once is a failed prompt, too. */
  async #play(request: PromptRequest, cut: AbortSignal): Promise<PlayingPrompt> {
    return this.#options.player.play(request, cut);
  }

  /** Not before the last sample has sounded, however late it began; nor, should the loudspeaker fail at once, before the page's. */
  #endWith(turn: number, { durationMs, ended }: PlayingPrompt): void {
    const { clock, delays } = this.#options;
    if (ended === undefined) {
      this.#endAfter(turn, durationMs + delays.tailMs);
      return;
    }
    const beganMs = clock.now();
    this.#endAfter(turn, durationMs + delays.promptLimitMs);
    void ended.then(() => {
      const stillMs = Math.max(0, beganMs + durationMs - clock.now());
      this.#endAfter(turn, stillMs + delays.tailMs);
    });
  }

  #endAfter(turn: number, delayMs: number): void {
    if (turn !== this.#turn) return;
    this.#clearTimer();
    this.#timer = this.#options.clock.setTimeout(() => {
      this.#end(turn);
    }, delayMs);
  }

  #end(turn: number): void {
    if (turn !== this.#turn) return;
    this.#turn += 1;
    this.#timer = null;
    this.#isPlaying = false;
    // One that has taken too long to make may still come: it must not sound into open ears.
    this.#cut.abort();
    const next = this.#waiting;
    this.#waiting = null;
    if (next !== null && this.#options.maySpeak()) {
      this.say(next);
      return;
    }
    this.#options.setMuted(false);
    this.#options.onEnded();
  }

  #clearTimer(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }
}
