import type { AudioSource, Clock, Log } from '../../config/kernel/index.js';
import { startArecord } from './arecord-process.js';
import { CaptureSupervisor } from './capture-supervisor.js';

export interface MicrophoneOptions {
  /** ALSA device as `arecord -L` lists it. */
  readonly device: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Environment of the recording program; left out: as this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What works while it is deaf, for the line that tells so. */
  readonly meanwhile?: string;
}

/** The microphone of a station: a sound card, watched and restarted. */
export function createMicrophone({ device, clock, log, environment, meanwhile }: MicrophoneOptions): AudioSource {
  return new CaptureSupervisor({
    name: `microphone ${device}`,
    startCapture: () => startArecord({ device, clock, environment: environment ?? null }),
    clock,
    log: log.child({ component: 'speech.capture' }),
    meanwhile,
  });
}
