import type { StationView } from '../../../api/contract/view.schema.js';
import type { LiveStage } from './stage.js';

const lookEveryMs = 20;
/** From the last sound until the ears have noticed its end, and between two things that a station does. */
const quietMs = 400;
/** Three floors are pressed, looked at and answered within this. */
const longestBusyMs = 20_000;

/** Waiting for a station that works in real time; whoever wants an end ends every waiting. */
export class Rest {
  readonly #stage: LiveStage;
  readonly #ended: AbortSignal;
  #speaking = 0;

  constructor(stage: LiveStage, ended: AbortSignal) {
    this.#stage = stage;
    this.#ended = ended;
  }

  /** Nothing rests until this has settled: somebody speaks. */
  waitFor(spoken: Promise<void>): void {
    this.#speaking += 1;
    void spoken.then(() => {
      this.#speaking -= 1;
    });
  }

  pause(durationMs: number): Promise<void> {
    const { clock } = this.#stage;
    if (durationMs <= 0 || this.#ended.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clock.clearTimeout(timer);
        this.#ended.removeEventListener('abort', end);
        resolve();
      };
      const timer = clock.setTimeout(end, durationMs);
      this.#ended.addEventListener('abort', end);
    });
  }

  /** Settles when it is so, or has not become so within the limit. */
  async until(isSo: () => boolean, limitMs: number): Promise<void> {
    const { clock } = this.#stage;
    const untilMs = clock.now() + limitMs;
    while (!isSo() && clock.now() < untilMs && !this.#ended.aborted) await this.pause(lookEveryMs);
  }

  /** Settles when what has been said was heard, understood and done, and its answer given, which may still sound. */
  async untilDone(): Promise<void> {
    const { clock, watch, service } = this.#stage;
    let busyMs = clock.now();
    await this.until(() => {
      if (this.#speaking > 0 || watch.isHearing || isAtWork(service.view())) busyMs = clock.now();
      return clock.now() - busyMs >= quietMs;
    }, longestBusyMs);
  }

  /** Settles when the station does not speak any more and can be spoken to. */
  untilQuiet(): Promise<void> {
    const { service } = this.#stage;
    return this.until(() => !service.view().isSpeaking, longestBusyMs);
  }
}

const atWork = new Set<string>(['hearing', 'deciding', 'acting', 'refusing']);
const underWay = new Set<string | null>(['requested', 'pressing', 'awaitingLamp']);

function isAtWork({ dialogue, floors, landing }: StationView): boolean {
  return atWork.has(dialogue) || [...floors, ...(landing?.calls ?? [])].some(({ call }) => underWay.has(call));
}
