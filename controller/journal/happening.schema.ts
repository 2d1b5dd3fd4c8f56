import { Type, type Static, type TObject } from 'typebox';
import { modeNames } from '../../config/index.js';

const of = <Fields extends Parameters<typeof Type.Object>[0]>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const name = Type.String({ maxLength: 64 });
/** A floor of a car, or the direction of a landing. */
const button = Type.String({ maxLength: 32 });
const buttons = Type.Array(button);
const ms = Type.Number();
const lamp = Type.Enum(['lit', 'dark', 'unknown']);
const mode = Type.Enum(['normal', ...modeNames, 'unknown']);
const none = of({});
/** Of the lift and the button, at the instant of a request. */
const known = {
  isLinkUp: Type.Boolean(),
  mode,
  lamp,
  isVoiceAllowed: Type.Boolean(),
  isWithinVoiceHours: Type.Boolean(),
  isWiringDoubted: Type.Boolean(),
  isCallUnderWay: Type.Boolean(),
  callsInLastMinute: Type.Integer(),
  callsPerMinute: Type.Integer(),
} as const;

/**
 * Everything that the journal keeps, by kind, with what it keeps of it: a closed list. Text of speech has one place, `speech.heard`,
 * and stands there only where it was a request.
 */
export const happenings = {
  'program.started': of({ version: name, siteFile: Type.String(), isSimulated: Type.Boolean() }),
  'program.stopped': none,
  /** Fields of the site file that another version of it changed while the program ran. */
  'site.changed': of({ fields: Type.Array(Type.String()) }),
  'site.refused': of({ faults: Type.Integer() }),
  /** A new file, because the one before was damaged; `movedAside`: what that one is called now. */
  'journal.begun': of({ movedAside: Type.String() }),
  /** It could not be written for a while: `late` rows before this one were written afterwards, `missing` ones never. */
  'journal.mended': of({ reason: name, late: Type.Integer(), missing: Type.Integer() }),

  'link.up': of({ firmware: name }),
  'link.lost': none,
  'link.refused': none,
  'mode.changed': of({ mode }),
  'lamp.changed': of({ button, lamp }),
  /** Of one process; `language` is the first of `languages`. Entries of before it could hear several are whole without these. */
  'recognizer.ready': of({ language: name, languages: Type.Optional(Type.Array(name)) }),
  'recognizer.lost': of({ language: name, languages: Type.Optional(Type.Array(name)) }),
  'audio.changed': of({ state: Type.Enum(['starting', 'flowing', 'deaf']), reason: orNull(name) }),
  /** Requests are taken from now on, or no longer: of a station that has a gate. */
  'gate.changed': of({ isOpen: Type.Boolean() }),
  'wiring.suspected': of({ button: orNull(button), fault: name, other: orNull(button) }),
  'wiring.trusted': of({ button: orNull(button) }),

  /** `floorSpoken`: the one thing that is kept of a request for a floor that cannot be called. */
  'speech.heard': of({ text: orNull(Type.String()), language: orNull(name), floorSpoken: orNull(button) }),
  /** `decisionMs`: from the last sound of speech. `question`: the calls that were being asked about. */
  'speech.decided': of({
    decision: Type.Enum(['accepted', 'uncertain', 'rejected']),
    reason: orNull(name),
    intent: orNull(of({ kind: name, buttons })),
    decisionMs: ms,
    confirm: Type.Enum(['never', 'uncertain', 'always']),
    question: orNull(buttons),
    /** Whether voice was in service; and whether calls were under way, behind which a request waits. */
    isGateOpen: Type.Boolean(),
    isBusy: Type.Boolean(),
    /** Buttons whose lamps could not be read. Entries of before it was kept are whole without it. */
    unreadable: Type.Optional(buttons),
  }),
  /** What was known when a call was asked for, and so why it was pressed or refused. */
  'call.judged': of({
    button,
    ...known,
    /** Entries of before there was this limit are whole without these two. */
    otherFloorsInLastMinute: Type.Optional(Type.Integer()),
    floorsPerMinute: Type.Optional(Type.Integer()),
    refusal: orNull(name),
  }),
  /** On the disk before the press is on the line. */
  'press.requested': of({ button, contact: Type.Integer() }),
  'press.settled': of({
    button,
    contact: Type.Integer(),
    outcome: Type.Enum(['done', 'refused', 'unknown']),
    reason: orNull(name),
    roundTripMs: orNull(ms),
  }),
  /** Doors and alarm are not kept waiting for the disk. */
  'door.requested': of({ wish: Type.Enum(['open', 'close']), contact: Type.Integer() }),
  'door.settled': of({
    state: Type.Enum(['held', 'letGo', 'closePressed', 'refused', 'unknown']),
    reason: orNull(name),
  }),
  'alarm.requested': of({ contact: Type.Integer() }),
  'alarm.settled': of({
    contact: Type.Integer(),
    outcome: Type.Enum(['done', 'refused', 'unknown']),
    reason: orNull(name),
  }),
  'call.settled': of({
    button,
    outcome: Type.Enum(['registered', 'alreadyRegistered', 'unconfirmed', 'outOfSight', 'cancelled', 'refused']),
    reason: orNull(name),
  }),
  /** What was known when a call was to be taken back, and so why it was pressed again or not. */
  'takeBack.judged': of({
    button,
    isOffered: Type.Boolean(),
    standing: Type.Enum(['ours', 'shared', 'tried', 'notOurs']),
    registeredAgoMs: orNull(ms),
    withinMs: ms,
    ...known,
    otherFloorsInLastMinute: Type.Integer(),
    floorsPerMinute: Type.Integer(),
    refusal: orNull(name),
  }),
  'takeBack.settled': of({
    button,
    outcome: Type.Enum(['takenBack', 'stillRegistered', 'notTakenBack']),
    reason: orNull(name),
  }),
  'call.served': of({ button }),
  'answer.given': of({ answer: name, language: name, buttons, spoken: orNull(button) }),
} as const satisfies Record<string, TObject>;

export type HappeningKind = keyof typeof happenings;
export type Happening = {
  [Kind in HappeningKind]: { readonly kind: Kind; readonly content: Readonly<Static<(typeof happenings)[Kind]>> };
}[HappeningKind];

export function isHappeningKind(kind: string): kind is HappeningKind {
  return Object.hasOwn(happenings, kind);
}
