import type { SnapshotFrom } from 'xstate';
import {
  landingCalls,
  type ButtonId,
  type CallButton,
  type Language,
  type LandingStation,
  type Station,
} from '../../config/index.js';
import type { ElevatorIo, LampState } from '../../firmware-bridge/index.js';
import type { MetersView } from '../api/contract/meters.schema.js';
import type { Answer, Availability, Texts, StationView } from '../api/contract/view.schema.js';
import type { Messages } from '../domain/messages/messages.js';
import type { dialogueMachine } from '../machines/dialogue.machine.js';
import type { stationMachine } from '../machines/station.machine.js';
import type { StationFacts } from '../machines/station.types.js';
import type { CallState } from './call-states.js';

export interface ViewParts {
  readonly messages: Messages;
  readonly station: Station;
  readonly stationSnapshot: SnapshotFrom<typeof stationMachine>;
  readonly dialogueSnapshot: SnapshotFrom<typeof dialogueMachine>;
  readonly elevatorIo: ElevatorIo;
  readonly callStateOf: (button: ButtonId) => CallState | null;
  /** Out of voice service: its wiring is suspected, or these are not its hours. */
  readonly isOut: (button: CallButton) => boolean;
  readonly door: StationView['door'];
  readonly isGateOpen: boolean;
  readonly isSpeaking: boolean;
  readonly heard: { readonly text: string; readonly language: Language } | null;
  readonly answer: Answer | null;
  readonly meters: MetersView | null;
  readonly moreNotices: readonly Texts[];
}

type ShownCall = StationView['floors'][number]['call'];

/** The public face of a station. No snapshot leaves the process; what is shown is chosen here, field by field. */
export function stationView(parts: ViewParts): StationView {
  const { station, stationSnapshot, dialogueSnapshot, elevatorIo } = parts;
  const { facts } = stationSnapshot.context;
  const availability = stationSnapshot.value === 'judging' ? 'starting' : stationSnapshot.value;
  return {
    id: station.id,
    availability,
    notices: [
      ...noticesOf(parts.messages, facts, availability),
      ...(dialogueSnapshot.context.isPlayIgnored ? [parts.messages.display((words) => words.notices.callsPaused)] : []),
      ...parts.moreNotices,
    ],
    mode: facts.mode,
    dialogue: dialogueStateOf(dialogueSnapshot.value),
    gate: gateView(parts),
    isSpeaking: parts.isSpeaking,
    heard: parts.heard,
    answer: parts.answer,
    kind: station.kind,
    floors:
      station.kind === 'car'
        ? station.floors.map((floor) => ({
            id: floor.id,
            names: Object.fromEntries(Object.entries(floor.names).map(([language, names]) => [language, [...names]])),
            ...buttonView(floor, parts),
          }))
        : [],
    landing: station.kind === 'landing' ? landingView(station, parts) : null,
    door: parts.door,
    link: {
      isUp: facts.link.kind === 'up',
      firmware: facts.board?.firmware ?? null,
      medianRoundTripMs: elevatorIo.counters.medianRoundTripMs,
    },
    meters: parts.meters,
  };
}

function landingView(station: LandingStation, parts: ViewParts): NonNullable<StationView['landing']> {
  const { id, names } = station.floor;
  return {
    floor: id,
    names: { ...names },
    calls: landingCalls(station).map((call) => ({ direction: call.id, ...buttonView(call, parts) })),
  };
}

function buttonView(
  button: CallButton,
  { elevatorIo, callStateOf, isOut }: Pick<ViewParts, 'elevatorIo' | 'callStateOf' | 'isOut'>,
): Pick<StationView['floors'][number], 'lamp' | 'voice' | 'call'> {
  const { id, lamp: input, voice } = button;
  const lamp = input === null ? 'unknown' : elevatorIo.lamp(id);
  return { lamp, voice: voice && !isOut(button), call: shownCall(callStateOf(id), lamp) };
}

/** What opens the ears; a gate that lets everything through is open. */
function gateView({ station, isGateOpen, elevatorIo }: ViewParts): StationView['gate'] {
  const { gate: policy } = station.listening;
  const called = policy === 'wakeWord' ? Object.entries(station.vocabulary.wakeWords) : [];
  return {
    policy,
    isOpen: isGateOpen,
    isPresent: policy === 'presence' ? elevatorIo.isPresent : null,
    wakeWords: Object.fromEntries(called.map(([language, words]) => [language, [...words]])),
  };
}

/** How things stand within a question or behind a call is nobody's business but the machine's. */
function dialogueStateOf(value: ViewParts['dialogueSnapshot']['value']): StationView['dialogue'] {
  if (typeof value === 'string') return value;
  return 'acting' in value ? 'acting' : 'confirming';
}

/** A lit lamp means that the lift comes, whatever became of our own part in it. */
const contradictedByLamp: ReadonlySet<CallState> = new Set([
  'refused',
  'unconfirmed',
  'cancelled',
  'served',
  'takenBack',
]);

/** How things stand with a lamp that is still to be seen is nobody's business: shown is what is waited for. */
const shownAs = {
  verifyingLit: 'awaitingLamp',
  awaitingDark: 'takingBack',
  stillRegistered: 'registered',
} as const;

/** To a passenger, proving a lamp is waiting for it, and a call that is out of sight is none. */
function shownCall(state: CallState | null, lamp: LampState): ShownCall {
  if (state === null || state === 'outOfSight') return null;
  if (lamp === 'lit' && contradictedByLamp.has(state)) return null;
  return state === 'verifyingLit' || state === 'awaitingDark' || state === 'stillRegistered' ? shownAs[state] : state;
}

/** All that limits voice, not only the gravest: a technician wants to see both the dead link and the dead microphone. */
function noticesOf(messages: Messages, facts: StationFacts, availability: Availability): Texts[] {
  if (availability === 'stopping') return [messages.display((words) => words.notices.stopping)];
  const notices: Texts[] = [];
  if (availability === 'starting') notices.push(messages.display((words) => words.notices.starting));
  if (facts.link.kind === 'lost') notices.push(messages.display((words) => words.notices.linkDown));
  if (facts.link.kind === 'refused') notices.push(messages.display((words) => words.notices.boardRefused));
  const { audio, mode } = facts;
  // Without a link the mode is unknown anyway; saying both would say one thing twice.
  if (facts.link.kind === 'up' && mode !== 'normal')
    notices.push(messages.display((words) => words.notices.mode[mode]));
  if (audio.kind === 'deaf') notices.push(messages.display((words) => words.notices.deaf[audio.reason]));
  return [...notices, ...noticesOfLanguages(messages, facts)];
}

/** A language that is lost is told with those that still work. */
function noticesOfLanguages(messages: Messages, { recognizers }: StationFacts): Texts[] {
  const inState = (wanted: string): readonly Language[] =>
    Object.entries(recognizers).flatMap(([language, state]) => (state === wanted ? [language] : []));
  const lost = inState('lost');
  const others = inState('ready');
  if (lost.length === 0) return [];
  if (others.length === 0) return [messages.display((words) => words.notices.speechLost)];
  return lost.map((language) => messages.display((words) => words.notices.languageLost(language, others)));
}
