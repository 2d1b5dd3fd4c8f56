import type { Result, Unsubscribe } from '../../config/kernel/index.js';
import type { FaultRequest, PressRequest, SayRequest } from './contract/requests.schema.js';
import type { ChainEntry, LiveMessage, SiteView, StationView } from './contract/view.schema.js';

export interface RuntimeFailure {
  /** `notFound` -> 404, `notSimulated` -> 409, `notPossible` -> 422. */
  readonly reason: 'notFound' | 'notSimulated' | 'notPossible';
  readonly message: string;
}

/** All the HTTP side knows of the running site; compose builds it. */
export interface SiteRuntime {
  view(): SiteView;
  /** The stations of the view, without the rest of it, which costs more. */
  stations(): StationView[];
  /** Changes, and a whole view where the site itself is another version. */
  onChange(listener: (message: LiveMessage) => void): Unsubscribe;
  /** Newest last; at most `limit` entries with a sequence above `after`, of earlier runs as well. */
  events(station: string, after: number, limit: number): Promise<Result<readonly ChainEntry[], RuntimeFailure>>;
  /** WAV bytes of a prompt named in a `prompt` message. */
  prompt(id: string): Promise<Uint8Array | null>;
  /** WAV bytes of what a simulated passenger says, named in a `passenger` message. */
  passengerSound(id: string): Uint8Array | null;
  /** How many of the answers it can give are ready to be played; the others are spoken when they are wanted, which takes longer. */
  preparedPrompts(): { readonly ready: number; readonly total: number };
  /** Whether the journal is written; where it can't be, calls go on. */
  isRecorded(): boolean;
  /** Counters and meters in the text format of Prometheus. */
  metrics(): Promise<{ readonly text: string; readonly contentType: string }>;
  say(request: SayRequest): Promise<Result<{ readonly durationMs: number }, RuntimeFailure>>;
  press(request: PressRequest): Result<null, RuntimeFailure>;
  fault(request: FaultRequest): Result<null, RuntimeFailure>;
  /**
   * A browser's microphone takes the place of a sound card: `push` any number of 16 kHz mono samples, `close` when the
   * socket closes. One at a time per station; a second one is refused.
   */
  openMicrophone(station: string): Result<BrowserMicrophone, RuntimeFailure>;
}

export interface BrowserMicrophone {
  push(samples: Int16Array): void;
  close(): void;
}
