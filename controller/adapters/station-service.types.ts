import type { Site, Station } from '../../config/index.js';
import type { AudioSource, Clock, Log, Unsubscribe } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { Hearing, HearingEvent, PromptSentence } from '../../speech/index.js';
import type { MetersView } from '../api/contract/meters.schema.js';
import type { Answer, ChainEntry, Texts, StationView } from '../api/contract/view.schema.js';
import type { AnswerTone, TakeBackOutcome } from '../domain/answer.js';
import type { Delays } from '../domain/delays.js';
import type { Messages } from '../domain/messages/messages.js';
import type { WiringDoubt, WiringLimits } from '../domain/wiring/wiring.types.js';
import type { Journal } from '../journal/journal.types.js';

export type PromptRequest = AnswerPrompt | TonePrompt;

export interface AnswerPrompt {
  readonly station: string;
  readonly answer: Answer;
  /** In `answer.language`; the displayed text is in the answer. */
  readonly spoken: PromptSentence;
  readonly tone: AnswerTone;
}

/** A tone without words: no answer, and in no language. */
export interface TonePrompt {
  readonly station: string;
  readonly tone: 'listening';
}

/** The station stays deaf until both have passed, and 250 ms more. */
export interface PlayingPrompt {
  /** Length of the prompt; 0: nothing to hear. */
  readonly durationMs: number;
  /** Where a loudspeaker tells when the last of it has sounded: settles then, and never rejects. */
  readonly ended?: Promise<void>;
}

export interface PromptPlayer {
  /** Settles as soon as playing began. A rejection costs the sound only. `cut`: nothing of it may be heard any longer. */
  play(request: PromptRequest, cut: AbortSignal): Promise<PlayingPrompt>;
}

export interface StationServiceOptions {
  readonly station: Station;
  readonly messages: Messages;
  readonly site: Pick<Site, 'languages' | 'timeZone'>;
  readonly elevatorIo: ElevatorIo;
  readonly hearing: Hearing;
  readonly audio: AudioSource;
  /** What the log calls the source of sound; default `microphone`. */
  readonly soundFrom?: 'microphone' | 'simulatedCar';
  readonly clock: Clock;
  readonly log: Log;
  readonly timeOfDay: () => Date;
  readonly prompts: PromptPlayer;
  readonly journal?: Journal;
  readonly delays?: Delays;
  /** What else the view says to those who look after the station. */
  readonly notices?: () => readonly Texts[];
  /** Of the microphone, for the view. */
  readonly meters?: () => MetersView | null;
  /** From when on wiring is suspected; default `defaultWiringLimits`. */
  readonly wiringLimits?: WiringLimits;
  /** What became of every press that was asked for. */
  readonly onPress?: (outcome: PressOutcome) => void;
  /** What became of every call that was to be taken back. */
  readonly onTakeBack?: (outcome: TakeBackOutcome) => void;
}

/** One station at work. It listens from its creation to `stop()`; link, hearing and audio are started and stopped by their owner. */
export interface StationService {
  readonly station: Station;
  /** The same without a voice for the buttons that are out of voice service at the moment: what people are advised to say. */
  readonly inVoiceService: Station;
  /** What is suspected of its wiring. */
  readonly wiringDoubts: readonly WiringDoubt[];
  /**
   * Another version of the same station, with other names, numbers and limits, but the same floors on the same contacts and
   * lamps: for what is said from now on. Calls under way go on.
   */
  change(station: Station): void;
  view(): StationView;
  /** The latest lines of the chain log of this run, oldest first. */
  readonly recentEvents: readonly ChainEntry[];
  /** At most `limit` entries with a sequence above `after`, oldest first, of earlier runs as well. */
  events(after: number, limit: number): Promise<readonly ChainEntry[]>;
  /** Once per turn of the event loop in which something of the view changed. */
  onChange(listener: (view: StationView) => void): Unsubscribe;
  onChain(listener: (entry: ChainEntry) => void): Unsubscribe;
  onAnswer(listener: (answer: Answer) => void): Unsubscribe;
  /** What is heard, as it is taken in: of what is said to a closed gate nothing but that. */
  onHeard(listener: (event: HearingEvent) => void): Unsubscribe;
  /** Drops every call, opens every contact, lets go of all timers. */
  stop(): Promise<void>;
}
