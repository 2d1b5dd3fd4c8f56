import type { Availability, CallState, ChainEntry, LiftView, StationView } from '../../api/contract/view.schema.js';
import type { MicrophoneTrouble } from '../microphone/browser-microphone.js';
import type { RefusedWish } from '../state/simulator-requests.js';

/** Every text of the page. Both languages implement it, so a missing one does not compile. */
export interface Messages {
  readonly pageTitle: string;
  readonly introduction: string;
  readonly introductionLanding: string;
  readonly introductionReal: string;
  readonly language: string;
  /** Name of the switch. */
  readonly sound: string;
  readonly skipToTalk: string;
  readonly loading: string;
  readonly connectionLost: string;
  /** In place of what the station does, where nobody knows. */
  readonly notConnected: string;
  readonly serverSilent: string;
  /** What was not done, and what to do instead: for passengers, so without a code. */
  readonly refused: Readonly<Record<RefusedWish, string>>;
  readonly notices: string;
  /** Name of the choice between stations, and what each is called there. */
  readonly stations: string;
  readonly stationName: (station: Pick<StationView, 'id' | 'landing'>) => string;
  readonly cabin: string;
  readonly landing: string;
  readonly display: string;
  readonly building: string;
  readonly log: string;
  readonly logEmpty: string;
  /** What the times in the log are. */
  readonly logTimes: string;
  readonly afterSpeech: (ms: number) => string;
  readonly talk: string;
  readonly sentence: string;
  readonly speak: string;
  readonly speaking: string;
  /** The passenger waits until the lift has finished. */
  readonly waitingToSpeak: string;
  readonly sentenceEmpty: string;
  readonly sentenceTooLong: (characters: number, most: number) => string;
  readonly voice: string;
  readonly voiceNumber: (number: number) => string;
  readonly noSynthesizer: string;
  readonly tryThese: string;
  readonly recordings: string;
  readonly recordingsOrigin: string;
  readonly microphoneStart: string;
  readonly microphoneStarting: string;
  readonly microphoneStop: string;
  readonly microphoneHint: string;
  readonly level: string;
  /** The station's own microphone. */
  readonly meters: Readonly<
    Record<'car' | 'landing' | 'nothing' | 'room' | 'speech' | 'hum' | 'clipping' | 'none', string>
  >;
  readonly microphoneTrouble: Readonly<Record<MicrophoneTrouble, string>>;
  readonly faults: string;
  readonly faultsHint: string;
  readonly unplugBoard: string;
  readonly plugBoard: string;
  readonly killRecognizer: (languages: readonly string[]) => string;
  readonly modes: Readonly<Record<LiftView['modes'][number], string>>;
  readonly backToNormal: string;
  /** Names of two switches: of the sensor that opens the ears. */
  readonly somebodyComes: string;
  readonly everybodyLeaves: string;
  /** By those who rescue. */
  readonly alarmAnswered: string;
  /** Names of the group of wires to break, and of the choice whose they are. */
  readonly wiring: string;
  readonly wiringOf: string;
  readonly wires: Readonly<
    Record<'relayWelded' | 'lampStuck' | 'lampDead' | 'inputsAllClosed' | 'inputsAllOpen' | 'wiringMended', string>
  >;
  readonly swapLamps: (button: string, other: string) => string;
  /** Accessible name of a button: the floor, then remarks on it. */
  readonly floorButton: (id: string, remarks: readonly string[]) => string;
  /** The same of a button beside the lift door. */
  readonly landingButton: (direction: 'up' | 'down', remarks: readonly string[]) => string;
  /** Before examples, on the display for passengers. */
  readonly say: Readonly<Record<StationView['kind'], string>>;
  /** Before the floors whose buttons are lit. */
  readonly goingTo: string;
  readonly byButtonOnly: string;
  readonly buttons: string;
  readonly lamp: Readonly<Record<'lit' | 'dark' | 'unknown', string>>;
  /** Where the car is and what it does there: it moves, or it stands and its doors do something. */
  readonly carAt: (lift: LiftView) => string;
  readonly arrived: (floor: string) => string;
  /** What voice does about the door open button; that the door is open it does not say. */
  readonly door: Readonly<Record<'held' | 'asked' | 'closing', string>>;
  /** The lift's own yellow lamp. */
  readonly alarmRegistered: string;
  readonly availability: Readonly<Record<Availability, string>>;
  /** Its own voice sounds: it does not hear. */
  readonly answering: string;
  readonly dialogue: Readonly<Record<StationView['dialogue'], string>>;
  /** What opens the ears while they are closed. @param name what the lift is called */
  readonly callFirst: (name: string) => string;
  readonly nobodyThere: string;
  readonly call: Readonly<Record<CallState, string>>;
  readonly step: Readonly<Record<ChainEntry['step'], string>>;
  readonly boardUp: (firmware: string, roundTripMs: string) => string;
  readonly boardDown: string;
}
