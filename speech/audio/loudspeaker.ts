import { ElevatorError, Listeners, type Clock, type Log, type Unsubscribe } from '../../config/kernel/index.js';
import { startAplay, type Playback } from './aplay-process.js';

export interface LoudspeakerOptions {
  /** ALSA device as `aplay -L` lists it. */
  readonly device: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Environment of the playing program; left out: as this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The loudspeaker of a station: a program per sound, so that a sound card that was unplugged is tried again with each. */
export class Loudspeaker {
  readonly #options: LoudspeakerOptions;
  readonly #troubles = new Listeners<string | null>();
  #trouble: string | null = null;
  #playback: Playback | null = null;
  #isStopped = false;

  constructor(options: LoudspeakerOptions) {
    this.#options = options;
  }

  /** Told when sounds begin to fail, with the reason, and when they are heard again (null). */
  onTrouble(listener: (trouble: string | null) => void): Unsubscribe {
    return this.#troubles.add(listener);
  }

  /**
   * Plays 16 kHz mono; what still sounds is cut off, and so is this by `cut`. Settles when the last sample has sounded, or it has
   * failed or was cut off. Never rejects.
   */
  async play(samples: Int16Array, cut?: AbortSignal): Promise<void> {
    if (this.#isStopped || isCut(cut)) return;
    this.#playback?.stop();
    const { device, clock, environment = null } = this.#options;
    const playback = startAplay({ device, samples, clock, environment });
    this.#playback = playback;
    cut?.addEventListener('abort', () => {
      playback.stop();
    });
    const trouble = await playback.ended;
    // What was cut off says nothing about the loudspeaker.
    if (!this.#isCurrent(playback)) return;
    this.#playback = null;
    if (!isCut(cut)) this.#note(trouble);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#playback?.stop();
    await this.#playback?.ended;
  }

  #isCurrent(playback: Playback): boolean {
    return this.#playback === playback && !this.#isStopped;
  }

  /** One line when it falls silent, one when it is heard again: not one per answer. */
  #note(trouble: string | null): void {
    const { device, log } = this.#options;
    if ((trouble === null) === (this.#trouble === null)) return;
    this.#trouble = trouble;
    if (trouble === null) log.info({ device }, 'the loudspeaker is heard again');
    else {
      const error = new ElevatorError('ELV-SPEECH-018', `loudspeaker ${device} is silent: ${trouble}`);
      log.warn({ code: error.code }, error.message);
    }
    this.#troubles.emit(trouble);
  }
}

/** Asked anew each time: it changes while something is waited for. */
function isCut(cut: AbortSignal | undefined): boolean {
  return cut?.aborted === true;
}
