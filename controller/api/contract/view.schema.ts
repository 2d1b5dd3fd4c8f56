import { Type, type Static, type TNull, type TSchema, type TUnion } from 'typebox';
import { metersSchema } from './meters.schema.js';

const strict = { additionalProperties: false } as const;
const nullable = <T extends TSchema>(schema: T): TUnion<[T, TNull]> => Type.Union([schema, Type.Null()]);

/** Code of a language: a folder of config/languages. */
export const languageSchema = Type.String({ pattern: '^[a-z0-9-]{2,20}$' });
/** A text in every language that has it, by code; the page shows its own, the loudspeaker speaks the passenger's. */
const textsSchema = Type.Record(Type.String(), Type.String());
export type Texts = Static<typeof textsSchema>;
/** Names or sentences by language; a language without any is absent. */
const listsSchema = Type.Record(Type.String(), Type.Array(Type.String()));

export const availabilitySchema = Type.Enum([
  'starting',
  'ready',
  'linkDown',
  'modeUnknown',
  'notNormal',
  'deaf',
  'speechLost',
  'degraded',
  'stopping',
]);
export type Availability = Static<typeof availabilitySchema>;

const callStateSchema = Type.Enum([
  'requested',
  'pressing',
  'awaitingLamp',
  'registered',
  'alreadyRegistered',
  'takingBack',
  'takenBack',
  'refused',
  'unconfirmed',
  'served',
  'cancelled',
]);
export type CallState = Static<typeof callStateSchema>;

/** How every utterance the station reacted to ends (design, section 9), and `listening` in between. */
const answerKindSchema = Type.Enum([
  'registered',
  'alreadyRegistered',
  'pleaseConfirm',
  'notUnderstood',
  'noSuchFloor',
  'notAllowed',
  'notNow',
  'callsPaused',
  'pleasePressTheButton',
  'pleaseWatchTheLamp',
  'pressTheAlarm',
  'howToSpeak',
  'tooManyFloors',
  'cancelled',
  'notTakenBack',
  'takenBack',
  'stillRegistered',
  'doorHeld',
  'doorLetGo',
  'doorClosePressed',
  'pressTheDoorButton',
  'confirmDoorOpen',
  'confirmDoorClose',
  'alarmPressed',
]);
export type AnswerKind = Static<typeof answerKindSchema>;

const directionSchema = Type.Enum(['up', 'down']);

const answerSchema = Type.Object(
  {
    kind: answerKindSchema,
    /** What it is about, where that is one floor of a car. */
    floor: nullable(Type.String()),
    /** At a landing: what it is about. */
    direction: nullable(directionSchema),
    language: languageSchema,
    text: textsSchema,
    utterance: Type.Integer(),
  },
  strict,
);
export type Answer = Static<typeof answerSchema>;

const buttonView = {
  lamp: Type.Enum(['lit', 'dark', 'unknown']),
  voice: Type.Boolean(),
  call: nullable(callStateSchema),
};

const floorViewSchema = Type.Object({ id: Type.String(), names: listsSchema, ...buttonView }, strict);
export type FloorView = Static<typeof floorViewSchema>;

const landingViewSchema = Type.Object(
  {
    /** The floor on which it is, as on the car's button, and what it is called by language. */
    floor: Type.String(),
    names: textsSchema,
    /** Up before down; at the top and at the bottom there is only one. */
    calls: Type.Array(Type.Object({ direction: directionSchema, ...buttonView }, strict)),
  },
  strict,
);
export type LandingView = Static<typeof landingViewSchema>;

const gateViewSchema = Type.Object(
  {
    policy: Type.Enum(['always', 'presence', 'wakeWord']),
    /** Requests are taken; while it is closed the station is silent, whatever is said. */
    isOpen: Type.Boolean(),
    /** What the sensor sees; null: the station has none. */
    isPresent: nullable(Type.Boolean()),
    /** What the lift is called, by language, where that opens the gate. */
    wakeWords: listsSchema,
  },
  strict,
);

export const stationViewSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['car', 'landing']),
    availability: availabilitySchema,
    /** Why voice is not available, or what is limited; empty when all is well. */
    notices: Type.Array(textsSchema),
    mode: Type.Enum(['normal', 'fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown']),
    dialogue: Type.Enum(['gateClosed', 'listening', 'hearing', 'deciding', 'acting', 'confirming', 'refusing']),
    /** What opens the station's ears to requests. */
    gate: gateViewSchema,
    /** The station's own voice sounds (and rings on a little): its ears are shut until it has died away. */
    isSpeaking: Type.Boolean(),
    /** Words of the request that `answer` answers, or of one that is under way; null for speech that was none. */
    heard: nullable(Type.Object({ text: Type.String(), language: languageSchema }, strict)),
    answer: nullable(answerSchema),
    /** Of a car; a landing has none. */
    floors: Type.Array(floorViewSchema),
    /** null in the view of a car. */
    landing: nullable(landingViewSchema),
    /** What voice does about the door open button of a car; null: it is not wired. `asked`: the board has not answered yet. */
    door: nullable(Type.Enum(['atRest', 'asked', 'held', 'closing'])),
    link: Type.Object(
      { isUp: Type.Boolean(), firmware: nullable(Type.String()), medianRoundTripMs: nullable(Type.Number()) },
      strict,
    ),
    /** Of the microphone; null: nothing comes in. */
    meters: nullable(metersSchema),
  },
  strict,
);
export type StationView = Static<typeof stationViewSchema>;

/** One link of the chain heard -> decided -> pressed -> lamp, for the log beside the lift and for /events. */
export const chainEntrySchema = Type.Object(
  {
    sequence: Type.Integer(),
    /** Time of day, ISO 8601. */
    at: Type.String(),
    /** Correlates everything that one utterance led to, within this run; null for what the lift did by itself. */
    utterance: nullable(Type.Integer()),
    /** The same across restarts: the correlation id in the journal. */
    ride: nullable(Type.String()),
    step: Type.Enum([
      'heard',
      'decided',
      'pressed',
      'lamp',
      'answered',
      'served',
      'mode',
      'link',
      'wiring',
      'recognizer',
      'audio',
      'gate',
    ]),
    text: textsSchema,
    /** ms since the end of speech, where known. */
    afterSpeechMs: nullable(Type.Number()),
  },
  strict,
);
export type ChainEntry = Static<typeof chainEntrySchema>;

/** The simulated lift; null in the view of a real one. Positions in landings from the bottom. */
const liftViewSchema = Type.Object(
  {
    position: Type.Number(),
    nearestFloor: Type.String(),
    direction: Type.Enum(['up', 'down', 'none']),
    isMoving: Type.Boolean(),
    doorOpening: Type.Number({ minimum: 0, maximum: 1 }),
    doors: Type.Enum(['closed', 'opening', 'open', 'closing']),
    /** The yellow lamp of the lift's own alarm. */
    isAlarmRegistered: Type.Boolean(),
    /** Every floor of the lift, from the lowest to the highest. */
    landings: Type.Array(Type.String()),
    /** Floors that are called from inside the car. */
    calls: Type.Array(Type.String()),
    /** Who waits at a landing, and to go where. */
    landingCalls: Type.Array(Type.Object({ floor: Type.String(), direction: directionSchema }, strict)),
    /** Other modes than the normal one that it can tell the station's board of. */
    modes: Type.Array(Type.Enum(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService'])),
    /** Of the station's board. */
    closedContacts: Type.Array(Type.Integer()),
  },
  strict,
);

const clipViewSchema = Type.Object(
  {
    id: Type.String(),
    language: languageSchema,
    /** What is said, in its own language alone; a long sentence is described instead, in several. */
    label: textsSchema,
    /** What it makes the lift do. */
    shows: textsSchema,
    attribution: textsSchema,
  },
  strict,
);
export type ClipView = Static<typeof clipViewSchema>;

/** A prompt to be played by the page (or the station's loudspeaker). `url` is a WAV on this server. */
const promptSchema = Type.Object(
  {
    station: Type.String(),
    url: nullable(Type.String()),
    /** `listening`: requests are taken from now on; no words follow. */
    tone: Type.Enum(['accepted', 'already', 'question', 'refused', 'listening']),
    /** null: no words. */
    language: nullable(languageSchema),
    durationMs: Type.Number(),
  },
  strict,
);
export type PromptView = Static<typeof promptSchema>;

/** A simulated passenger begins to speak, now: the page that plays `url` hears what the microphone in the car hears. */
const passengerSchema = Type.Object({ station: Type.String(), url: Type.String(), durationMs: Type.Number() }, strict);
export type PassengerView = Static<typeof passengerSchema>;

const sceneSchema = Type.Object(
  {
    /** The lift that the station belongs to. */
    lift: nullable(liftViewSchema),
    chain: Type.Array(chainEntrySchema),
    /** What can be said, per language, a handful of examples made from the station's own floors. */
    examples: listsSchema,
  },
  strict,
);
export type SceneView = Static<typeof sceneSchema>;

const siteViewSchema = Type.Object(
  {
    name: Type.String(),
    languages: Type.Array(languageSchema),
    /** The languages that each recogniser process hears: it takes them along when it ends. */
    recognizers: Type.Array(Type.Array(languageSchema)),
    isSimulated: Type.Boolean(),
    stations: Type.Array(stationViewSchema),
    /** What goes on around each station, by its id; changes follow with the id. */
    scenes: Type.Record(Type.String(), sceneSchema),
    clips: Type.Array(clipViewSchema),
    /** Whether a typed sentence can be spoken (a synthesiser is available). */
    maySpeakText: Type.Boolean(),
  },
  strict,
);
export type SiteView = Static<typeof siteViewSchema>;
export type LiftView = Static<typeof liftViewSchema>;

/**
 * What WebSocket /api/v1/live sends: a `view` on connect and when the site is another version, and changes of it; `alive` every two
 * seconds, so that a page that hears nothing for longer knows that what it shows is old.
 */
export const liveMessageSchema = Type.Union([
  Type.Object({ type: Type.Literal('view'), view: siteViewSchema }, strict),
  Type.Object({ type: Type.Literal('station'), station: stationViewSchema }, strict),
  Type.Object({ type: Type.Literal('lift'), station: Type.String(), lift: liftViewSchema }, strict),
  /** Twice a second while sound comes in: too often for a whole `station`. */
  Type.Object({ type: Type.Literal('meters'), station: Type.String(), meters: nullable(metersSchema) }, strict),
  Type.Object({ type: Type.Literal('chain'), station: Type.String(), entry: chainEntrySchema }, strict),
  Type.Object({ type: Type.Literal('prompt'), prompt: promptSchema }, strict),
  Type.Object({ type: Type.Literal('passenger'), passenger: passengerSchema }, strict),
  Type.Object({ type: Type.Literal('alive') }, strict),
]);
export type LiveMessage = Static<typeof liveMessageSchema>;
