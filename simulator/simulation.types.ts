import type { ButtonId, Direction, FloorId, Language, Languages, ModeName, Station } from '../config/index.js';
import type { AudioSource, Clock, Log, Result, Unsubscribe } from '../config/kernel/index.js';
import type { ChannelOpener } from '../firmware-bridge/channel/byte-channel.js';
import type { EmulatedBoard } from './board/emulated-board.types.js';
import type { NoiseUnder } from './passenger/cabin-sound.js';
import type { RunningLift } from './simulation-lift.js';
import type { WiringFault } from './wiring-faults.js';

/** What a visitor sees of the simulated lift. Positions are in landings from the bottom: 2.5 is half way between the third and the fourth. */
export interface LiftView {
  readonly position: number;
  readonly nearestFloor: FloorId;
  readonly direction: 'up' | 'down' | 'none';
  readonly isMoving: boolean;
  /** 0 closed .. 1 open. */
  readonly doorOpening: number;
  readonly doors: 'closed' | 'opening' | 'open' | 'closing';
  /** The yellow lamp of the lift's own alarm. */
  readonly isAlarmRegistered: boolean;
  /** Every floor of the lift, from the lowest to the highest. */
  readonly landings: readonly FloorId[];
  /** Floors that are called from inside the car. */
  readonly calls: readonly FloorId[];
  /** Who waits at a landing, and to go where. */
  readonly landingCalls: readonly { readonly floor: FloorId; readonly direction: Direction }[];
  /** Other modes than the normal one that it can tell the station's board of. */
  readonly modes: readonly ModeName[];
  /** Contacts of the station's board that are closed right now, by it or because they are welded. */
  readonly closedContacts: readonly number[];
}

export type SimulationEvent =
  | { readonly type: 'lift.changed'; readonly lift: LiftView }
  | { readonly type: 'contact.changed'; readonly contact: number; readonly isClosed: boolean; readonly atMs: number }
  | { readonly type: 'landing.reached'; readonly floor: FloorId }
  | { readonly type: 'board.changed'; readonly isPlugged: boolean }
  /** A passenger begins: what the microphone in the car will hear of them, 16 kHz. */
  | { readonly type: 'passenger.speaks'; readonly samples: Int16Array };

/** Speaks for the simulated passenger; compose passes the project's synthesiser in. */
export type PassengerVoice = (request: {
  readonly text: string;
  readonly language: Language;
  readonly voice: number;
}) => Promise<Result<Int16Array, { readonly message: string }>>;

export interface SimulationOptions {
  readonly station: Station;
  /** The one it belongs to (`createLifts`); the simulation starts it, and whoever made it stops it. */
  readonly lift: RunningLift;
  /** For typed sentences that don't say what they are written in. */
  readonly languages: Languages;
  readonly clock: Clock;
  readonly log: Log;
  /** Started or not: the simulation starts it, plugs it in again and stops it. */
  readonly board: EmulatedBoard;
  /** null where the board sits behind a pty; else one sentence why not and what that means. */
  readonly boardNotice: string | null;
  readonly passengerVoice: PassengerVoice | null;
  /** Somebody sees and hears it: views of the lift are told, and there is sound in the car. Default: true. */
  readonly isShown?: boolean;
}

export interface PassengerClip {
  readonly id: string;
  readonly language: Language;
  /** What is said, in its own language alone; a long sentence is described instead, in several. */
  readonly label: Readonly<Record<Language, string>>;
  /** What it makes the example lift do, by language. */
  readonly shows: Readonly<Record<Language, string>>;
  /** Corpus, speaker and licence, by language. */
  readonly attribution: Readonly<Record<Language, string>>;
  readonly file: string;
}

/** A station of a lift with its board and its passengers, all simulated but the firmware. */
export interface Simulation {
  /** How the link reaches the emulated board: through a pty, else in process. */
  readonly boardOpener: ChannelOpener;
  /** null where the board sits behind a pty; else one sentence why not and what that means. */
  readonly boardNotice: string | null;
  /** Sound at the station's microphone, in the car or at the landing: room noise and whoever speaks, in real time. */
  readonly cabin: AudioSource;
  readonly clips: readonly PassengerClip[];
  readonly lift: LiftView;
  /** Settles when the speech has been played into the car; the value is its length in ms. */
  say(speech: {
    readonly text: string;
    readonly language?: Language;
    readonly voice?: number;
  }): Promise<Result<number, { readonly message: string }>>;
  play(clipId: string): Promise<Result<number, { readonly message: string }>>;
  /** @param isPatient false: who speaks does not wait when passengers are told to. Default: true */
  playAudio(samples: Int16Array, isPatient?: boolean): Promise<number>;
  /** How loud the room is from now on; null: a car standing still. */
  setNoise(noise: NoiseUnder | null): void;
  /** While true nobody patient begins to speak; who speaks already finishes. */
  letPassengersWait(areWaiting: boolean): void;
  /** Somebody presses a button of the station by hand. */
  pressButton(button: ButtonId): void;
  setMode(mode: 'normal' | ModeName): void;
  /** Somebody stands before the sensor of the station, or nobody does; at a station without one it changes nothing. */
  setPresence(isPresent: boolean): void;
  /** Between board and lift; faults add up until they are mended, all at once. */
  breakWiring(fault: WiringFault): void;
  mendWiring(): void;
  /** Those who rescue have answered the alarm: its lamp goes out. */
  answerAlarm(): void;
  unplugBoard(): void;
  plugBoard(): void;
  onEvent(listener: (event: SimulationEvent) => void): Unsubscribe;
  start(): Promise<void>;
  stop(): Promise<void>;
}
