import {
  callButtons,
  type CallButton,
  type Floor,
  type LandingCall,
  type Site,
  type Station,
} from '../../config/index.js';
import type { Clock, TimerHandle } from '../../config/kernel/index.js';
import { isWithinVoiceHours, localTime } from '../domain/voice-hours.js';

export interface VoiceHoursWatchOptions {
  readonly site: Pick<Site, 'timeZone'>;
  /** As it is now: hours may change. */
  readonly station: () => Station;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  /** Floors came into their hours or out of them. */
  readonly onChange: () => void;
}

/** Hours are written in minutes, and a clock may be set at any moment. */
const everyMs = 10_000;

/** Which floors may be called by voice at this time of the day. */
export class VoiceHoursWatch {
  readonly #options: VoiceHoursWatchOptions;
  #outside = '';
  #timer: TimerHandle | null = null;

  constructor(options: VoiceHoursWatchOptions) {
    this.#options = options;
    this.#look();
  }

  isOutside(button: CallButton | Floor | LandingCall): boolean {
    if (!('voiceHours' in button)) return false;
    const { site, timeOfDay } = this.#options;
    const now = site.timeZone === undefined ? null : localTime(timeOfDay(), site.timeZone);
    return !isWithinVoiceHours(button, now);
  }

  stop(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    const { clock, station, onChange } = this.#options;
    const outside = callButtons(station()).filter((button) => this.isOutside(button));
    const names = outside.map(({ id }) => id).join();
    if (names !== this.#outside && this.#timer !== null) onChange();
    this.#outside = names;
    this.#timer = clock.setTimeout(() => {
      this.#look();
    }, everyMs);
  }
}
