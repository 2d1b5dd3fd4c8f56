import type { Clock, Log, TimerHandle } from '../../config/kernel/index.js';
import type { PromptDelays } from '../domain/delays.js';
import type { PromptPlayer, PromptRequest } from './station-service.types.js';

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
    const { player, log, delays } = this.#options;
    this.#endAfter(turn, delays.promptLimitMs);
    void this.#play(player, request).then(
      ({ durationMs }) => {
        this.#endAfter(turn, durationMs + delays.tailMs);
      },
      (error: unknown) => {
        log.warn({ err: error, utterance: request.answer.utterance }, 'a prompt could not be played');
        this.#endAfter(turn, 0);
      },
    );
  }

  stop(): void {
    this.#turn += 1;
    this.#waiting = null;
    this.#clearTimer();
    if (this.#isPlaying) this.#options.setMuted(false);
    this.#isPlaying = false;
  }

  /** A player that throws at once is a failed prompt, too. */
  async #play(player: PromptPlayer, request: PromptRequest): Promise<{ readonly durationMs: number }> {
    return player.play(request);
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
