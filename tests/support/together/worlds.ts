import { callMachine } from '../../../controller/machines/call.machine.js';
import { dialogueMachine } from '../../../controller/machines/dialogue.machine.js';
import { doorMachine } from '../../../controller/machines/door.machine.js';
import { stationMachine } from '../../../controller/machines/station.machine.js';
import type { StationFacts } from '../../../controller/machines/station.types.js';
import type { PressOutcome } from '../../../firmware-bridge/index.js';
import { accepted, floors, rejected, uncertain } from '../fake-hearing.js';
import type { BoundedWorld } from './bounded-world.js';
import type { ComposedSite } from './compose-machines.js';
import type { Machines, Stimulus } from './together.types.js';

export const machines: Machines = {
  station: stationMachine,
  dialogue: dialogueMachine,
  door: doorMachine,
  call: callMachine,
};

/** One language: what more of them change is seen in the station machine alone. */
export const nothingKnown: StationFacts = {
  link: { kind: 'starting' },
  board: null,
  mode: 'unknown',
  audio: { kind: 'starting' },
  recognizers: { zh: 'starting' },
};

const done: PressOutcome = { kind: 'done', roundTripMs: 6, evidence: 'acknowledged' };
const litBefore: PressOutcome = { kind: 'refused', reason: 'alreadyLit' };
const tooLate: PressOutcome = { kind: 'refused', reason: 'tooLate' };
const notLit: PressOutcome = { kind: 'refused', reason: 'notLit' };
const noAcknowledge: PressOutcome = { kind: 'unknown', reason: 'noAcknowledge' };

const yes = accepted({ kind: 'confirm' }, '确认');
const no = accepted({ kind: 'cancel', floors: [] }, '取消');
const noLongerThree = accepted({ kind: 'cancel', floors: ['3'] }, '取消三楼');
const noise = rejected('notAPhrase');
const help = accepted({ kind: 'distress' }, '救命');

export interface NamedWorld {
  readonly name: string;
  readonly site: ComposedSite;
  readonly world: BoundedWorld;
}

/** Two passengers, or one who speaks twice, and two floors of which one is asked about; lamps, modes and the link do as they like. */
export const calls: NamedWorld = {
  name: 'two floors, two utterances',
  site: { buttons: ['3', '12'], locked: [], doors: { mayOpen: false, mayClose: false }, takesCallsBack: false },
  world: {
    utterances: 2,
    decisions: [accepted(floors('3')), accepted(floors('3', '12')), uncertain(floors('12')), yes, no, noise],
    lamps: { '3': ['lit', 'dark'], '12': ['lit', 'dark'] },
    modes: ['normal', 'fire', 'unknown'],
    canLoseLink: true,
    ears: [],
    pressOutcomes: [done, litBefore, noAcknowledge],
    takeBackOutcomes: [],
    holdOutcomes: [],
  },
};

/** Three utterances about one floor beside a locked one, with sound that comes and goes and a lamp that cannot be read. */
export const ears: NamedWorld = {
  name: 'one floor and a locked one, three utterances, a microphone that fails',
  site: { buttons: ['3', '5'], locked: ['5'], doors: { mayOpen: false, mayClose: false }, takesCallsBack: false },
  world: {
    utterances: 3,
    decisions: [accepted(floors('3')), accepted(floors('5')), uncertain(floors('3')), yes, help],
    lamps: { '3': ['lit', 'dark', 'unknown'] },
    modes: ['normal', 'inspection'],
    canLoseLink: false,
    ears: [{ type: 'audio.lost', reason: 'ended' }, { type: 'audio.flowing' }],
    pressOutcomes: [done, tooLate],
    takeBackOutcomes: [],
    holdOutcomes: [],
  },
};

/** Doors that are held, closed and let go of, and a floor that is called meanwhile. */
export const doors: NamedWorld = {
  name: 'doors and a floor, two utterances',
  site: { buttons: ['3'], locked: [], doors: { mayOpen: true, mayClose: true }, takesCallsBack: false },
  world: {
    utterances: 2,
    decisions: [
      accepted(floors('3')),
      accepted({ kind: 'openDoors' }),
      uncertain({ kind: 'openDoors' }),
      accepted({ kind: 'closeDoors' }),
      uncertain({ kind: 'closeDoors' }),
      yes,
      no,
      noise,
      help,
    ],
    lamps: { '3': ['lit', 'dark', 'unknown'] },
    modes: ['normal', 'fire', 'unknown'],
    canLoseLink: true,
    ears: [],
    pressOutcomes: [done, tooLate, noAcknowledge],
    takeBackOutcomes: [],
    holdOutcomes: [
      { kind: 'done', heldMs: 30_000 },
      { kind: 'refused', reason: 'tooSoon', heldMs: 0 },
      { kind: 'unknown', heldMs: 0 },
    ],
  },
};

/** A floor that is called and taken back, by whoever speaks, while hands and the lift itself do as they like. */
export const takingBack: NamedWorld = {
  name: 'a floor that is taken back, three utterances',
  site: { buttons: ['3'], locked: [], doors: { mayOpen: false, mayClose: false }, takesCallsBack: true },
  world: {
    utterances: 3,
    decisions: [accepted(floors('3')), noLongerThree, uncertain({ kind: 'cancel', floors: ['3'] }), no],
    lamps: { '3': ['lit', 'dark', 'unknown'] },
    modes: ['normal', 'fire', 'unknown'],
    canLoseLink: true,
    ears: [],
    pressOutcomes: [done, noAcknowledge],
    takeBackOutcomes: [done, notLit, tooLate, noAcknowledge],
    holdOutcomes: [],
  },
};

/** One utterance about one floor. */
export const smallWorld: NamedWorld = {
  ...ears,
  name: 'one floor and one utterance',
  world: { ...ears.world, utterances: 1, ears: [] },
};

export const worlds: readonly NamedWorld[] = [calls, ears, doors, takingBack];

/** All of these at once, for rides by chance: too much to be gone through. */
export const anything: BoundedWorld = {
  ...doors.world,
  utterances: 1_000,
  decisions: [...calls.world.decisions, ...doors.world.decisions],
  lamps: { '3': ['lit', 'dark', 'unknown'], '12': ['lit', 'dark', 'unknown'] },
  modes: ['normal', 'normal', 'fire', 'unknown'],
  ears: [
    ...ears.world.ears,
    { type: 'recognizer.lost', languages: ['zh'] },
    { type: 'recognizer.ready', languages: ['zh'] },
  ],
  pressOutcomes: [done, litBefore, tooLate, noAcknowledge, { kind: 'unknown', reason: 'linkLost' }],
  takeBackOutcomes: [],
};

/** A call that is made, proved, and taken back: by chance that hardly ever comes about. */
export const backAndForth: readonly Stimulus[] = [
  { type: 'begun', utterance: 1 },
  { type: 'decided', utterance: 1, decision: accepted(floors('3')), decisionMs: 250 },
  { type: 'press.settled', button: '3', outcome: done },
  { type: 'lamp', button: '3', lamp: 'lit' },
  { type: 'begun', utterance: 2 },
  { type: 'decided', utterance: 2, decision: noLongerThree, decisionMs: 250 },
  { type: 'takeBack.settled', button: '3', outcome: done },
  { type: 'lamp', button: '3', lamp: 'dark' },
];
