import type { Language } from './language/language-data.js';
import type { weekdays } from './schema/voice-hours.schema.js';

/** What is called by its button: a floor inside a car, a direction at a landing. */
export type ButtonId = string;
export type FloorId = ButtonId;
export type Direction = 'up' | 'down';

/** A site as the program sees it: validated, defaults filled in, frozen. Built only by `loadSite`. */
export interface Site {
  readonly name: string;
  readonly languages: readonly Language[];
  /** IANA name; present where a floor has voice hours. */
  readonly timeZone?: string;
  readonly stations: readonly Station[];
  /** Absent: the models that the registry of voice models names for each language. */
  readonly speech?: SpeechSettings;
  readonly prompts: PromptSettings;
  /** How long what happened is kept. */
  readonly journal: { readonly retentionDays: number };
}

/** What listening needs to know of a site. */
export type ListeningSite = Pick<Site, 'languages' | 'stations' | 'speech'>;

export interface PromptSettings {
  /** Path of the folder with recorded answers; null: none are recorded. */
  readonly folder: string | null;
  /** Level of answers and tones in a quiet room, dBFS. */
  readonly levelDbFs: number;
  /** In the loudest, dBFS; not below `levelDbFs`. */
  readonly loudestDbFs: number;
}

export interface SpeechSettings {
  /** Names of voice models per language: the one that hears first, then the second witness. */
  readonly models: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** File of libvosk; absent: the one of the npm package. */
  readonly voskLibraryPath?: string;
}

/** The language of a site in which it speaks while it has not heard any. */
export function firstLanguage({ languages }: Pick<Site, 'languages'>): Language {
  const [first] = languages;
  if (first === undefined) throw new RangeError('a site has at least one language');
  return first;
}

/** One microphone, one loudspeaker, one display and one board. */
export type Station = CarStation | LandingStation;

/** Inside a car: passengers say floors. */
export interface CarStation extends StationParts {
  readonly kind: 'car';
  /** From the lowest to the highest, as written. */
  readonly floors: readonly Floor[];
  readonly doors: CarDoors;
  /** null: not wired. Pressed in addition to the alarm button, never in its place. */
  readonly alarm: PanelContact | null;
  /** null: a registered call stays. */
  readonly cancel: CancelSettings | null;
}

/** How the lift takes a call back, and for how long after it was registered it may be asked to, s. */
export interface CancelSettings {
  readonly by: 'pressAgain';
  readonly withinSeconds: number;
}

/** The door buttons of a car; null: not wired, or not to be pressed by voice. */
export interface CarDoors {
  readonly open: PanelContact | null;
  readonly close: PanelContact | null;
}

/** A button of the car panel that calls no floor. */
export interface PanelContact {
  /** Relay, counted from 1. */
  readonly contact: number;
}

/** Beside the lift door on a floor: passengers say up or down. */
export interface LandingStation extends StationParts {
  readonly kind: 'landing';
  readonly floor: LandingFloor;
  /** null: the lift does not go further that way. */
  readonly calls: Readonly<Record<Direction, LandingCall | null>>;
}

interface StationParts {
  readonly id: string;
  /** Microphone and loudspeaker as ALSA names them; null: none of the kind. */
  readonly audio: { readonly device: string | null; readonly playback: string | null };
  readonly board: BoardSettings;
  /** How long a contact is closed, in ms. */
  readonly pulseMs: number;
  readonly modes: StationModes;
  readonly listening: Listening;
  readonly confirm: { readonly when: 'never' | 'uncertain' | 'always' };
  readonly vocabulary: {
    readonly bareNumbers: 'never' | 'confirm' | 'accept';
    /** What the lift is called, by language; a request may begin with it. */
    readonly wakeWords: Readonly<Record<Language, readonly string[]>>;
  };
  readonly limits: { readonly callsPerMinute: number; readonly floorsPerSentence: number };
}

export type BoardSettings = LinkBoardSettings | ModbusBoardSettings | BenchBoardSettings;
export type BoardDriver = BoardSettings['driver'];

interface SerialBoardSettings {
  /** null: only with the simulator. */
  readonly path: string | null;
  /** bit/s. */
  readonly baudRate: number;
}

/** The board with the firmware of this project. */
export interface LinkBoardSettings extends SerialBoardSettings {
  readonly driver: 'link-v1';
  readonly relays: 16 | 32 | 64;
  readonly inputs: 16 | 32 | 64;
}

/** A relay board that ends a pulse by itself. */
export interface ModbusBoardSettings extends SerialBoardSettings {
  readonly driver: 'modbus-waveshare' | 'modbus-lc';
  readonly relays: number;
  /** 0: none, so that neither lamps nor modes can be read. */
  readonly inputs: number;
  /** Address on the line, and that of the unit with the inputs; usually the same. */
  readonly unit: number;
  readonly inputUnit: number;
}

/** A relay board that leaves a contact closed when its host dies. */
export interface BenchBoardSettings extends SerialBoardSettings {
  readonly driver: 'lcus' | 'kmtronic' | 'numato';
  readonly relays: number;
  readonly inputs: 0;
}

/** A button of the lift with its wiring. */
export interface CallButton {
  readonly id: ButtonId;
  /** Relay, counted from 1. */
  readonly contact: number;
  /** Lamp input, counted from 1; null where the lift gives none: no calls by voice there. */
  readonly lamp: number | null;
  readonly voice: boolean;
}

export interface Floor extends CallButton {
  /** What stands on the button. */
  readonly id: FloorId;
  /** The spoken number; null where only names are spoken. */
  readonly number: number | null;
  /** By language; those without names of their own are absent. */
  readonly names: Readonly<Record<Language, readonly string[]>>;
  /** When it may be called by voice; absent: at any time. */
  readonly voiceHours?: readonly VoiceHours[];
}

export type Weekday = (typeof weekdays)[number];

/** A span of the day, in the time zone of the site. */
export interface VoiceHours {
  /** On which it begins. */
  readonly days: readonly Weekday[];
  /** HH:MM; `to` is the first minute that is no longer in it, at most 24:00, and on the next day where it is before `from`. */
  readonly from: string;
  readonly to: string;
}

export interface LandingCall extends CallButton {
  readonly id: Direction;
}

export interface LandingFloor {
  /** What stands on the car's button for it. */
  readonly id: FloorId;
  /** null: floors that are named there mean nothing. */
  readonly number: number | null;
  /** What the display calls it, by language. */
  readonly names: Readonly<Record<Language, string>>;
}

/** The buttons whose contacts a station closes. */
export function callButtons(station: Station): readonly (Floor | LandingCall)[] {
  return station.kind === 'car' ? station.floors : landingCalls(station);
}

/** The buttons beside the door, up before down. */
export function landingCalls({ calls }: Pick<LandingStation, 'calls'>): readonly LandingCall[] {
  return [calls.up, calls.down].filter((call) => call !== null);
}

/** Inputs that say that the lift is not in normal service; null: the site has none of its own for this. */
export interface StationModes {
  readonly fire: ModeInput;
  readonly firefighter: ModeInput | null;
  readonly earthquake: ModeInput | null;
  readonly inspection: ModeInput;
  readonly outOfService: ModeInput | null;
}

/** What must open the ears before a request is taken; `always`: nothing. */
export type Listening =
  | { readonly gate: 'always' }
  | {
      readonly gate: 'presence';
      readonly presence: PresenceInput;
      /** How long the gate stays open after what opened it. */
      readonly openSeconds: number;
    }
  | { readonly gate: 'wakeWord'; readonly openSeconds: number };

/** Where a sensor is wired, and how its contact is when it sees somebody. */
export type PresenceInput = ModeInput;

export interface ModeInput {
  readonly input: number;
  readonly activeWhen: 'open' | 'closed';
}
