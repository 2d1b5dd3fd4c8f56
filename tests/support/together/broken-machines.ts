import { assign, StateMachine, type AnyStateMachine } from 'xstate';
import { plainAnswer } from '../../../controller/machines/dialogue-steps.js';
import type { DialogueContext } from '../../../controller/machines/dialogue.types.js';
import type { Machines } from './together.types.js';
import { calls, doors, ears, machines, takingBack, type NamedWorld } from './worlds.js';

/** A fault that somebody may once build into a machine, and the rule that finds it. */
export interface BrokenMachines {
  readonly fault: string;
  readonly breaks: string;
  readonly world: NamedWorld;
  readonly machines: Machines;
}

const no = (): boolean => false;
const yes = (): boolean => true;
const { station, dialogue, door, call } = machines;

/** The same machine with other states, by their names. */
function withStates<Machine extends AnyStateMachine>(
  machine: Machine,
  changes: Readonly<Record<string, object>>,
): Machine {
  const states = machine.config.states as Readonly<Record<string, object>>;
  const changed = Object.entries(changes).map(([name, change]) => [name, { ...states[name], ...change }] as const);
  const config = { ...machine.config, states: { ...states, ...Object.fromEntries(changed) } };
  return new StateMachine(config as never, machine.implementations as never) as unknown as Machine;
}

/** The doors with another state `held`. */
function withHeld(machine: Machines['door'], change: object): Machines['door'] {
  const { holding } = machine.config.states as unknown as { readonly holding: { readonly states: { held: object } } };
  const { states } = holding;
  return withStates(machine, { holding: { states: { ...states, held: { ...states.held, ...change } } } });
}

const neverOff = station.provide({ guards: { isNotNormal: no, isModeUnknown: no } });
const pressesAnyhow = call.provide({ guards: { isAlreadyLit: no, isRefused: no } });
const asksAboutTwo = assign(({ context }: { context: DialogueContext }) => ({
  question: {
    utterance: context.current?.utterance ?? 0,
    language: 'zh',
    buttons: ['3', '12'],
    askedDuring: 0,
    isAskedAgain: false,
  },
}));
const answersAgain = {
  exit: {
    type: 'answer',
    params: ({ context }: { context: DialogueContext }) => plainAnswer(context, 'cancelled'),
  },
};

const closesAtOnce = {
  target: '#door.closing',
  actions: {
    type: 'noteUtterance',
    params: ({ event }: { event: { readonly utterance: number } }) => event.utterance,
  },
};

export const brokenMachines: readonly BrokenMachines[] = [
  {
    fault: 'take no notice of the mode',
    breaks: 'presses or holds anything but in a mode known to be normal, over a link that is up',
    world: calls,
    machines: {
      ...machines,
      station: neverOff,
      dialogue: dialogue.provide({ guards: { isNotNormal: no } }),
      call: pressesAnyhow,
    },
  },
  {
    fault: 'press whatever the lamp says',
    breaks: 'presses a button whose lamp is not known to be dark',
    world: calls,
    machines: { ...machines, call: pressesAnyhow },
  },
  {
    fault: 'take a press that was done for one that was refused',
    breaks: 'presses a button again before anything tells what became of the press',
    world: calls,
    machines: { ...machines, call: call.provide({ guards: { wasPressed: no, wasLitBefore: no, wasRefused: yes } }) },
  },
  {
    fault: 'take a call for their own whose lamp lit too late to be',
    breaks:
      'takes back anything but a call of its own that is lit, that nobody else relies on and somebody surely wants back',
    world: takingBack,
    machines: { ...machines, call: call.provide({ actions: { doubtAcknowledged: assign({}) as never } }) },
  },
  {
    fault: 'take a lamp that cannot be read for one that is out',
    breaks: 'says that a call is taken back whose lamp is not out, or is still on whose lamp is not lit',
    world: takingBack,
    machines: { ...machines, call: call.provide({ guards: { isDark: yes } }) },
  },
  {
    fault: 'do not ask whether a floor is locked',
    breaks: 'presses a locked floor',
    world: ears,
    machines: { ...machines, call: pressesAnyhow },
  },
  {
    fault: 'keep a question that was answered with silence',
    breaks: 'presses a floor that nobody surely asked for or said yes to',
    world: calls,
    machines: { ...machines, dialogue: dialogue.provide({ actions: { forgetQuestion: assign({}) as never } }) },
  },
  {
    fault: 'take yes to one floor for yes to two',
    breaks: 'presses two floors for one unclear sentence',
    world: calls,
    machines: { ...machines, dialogue: dialogue.provide({ actions: { askQuestion: asksAboutTwo as never } }) },
  },
  {
    fault: 'press door close while the door is held',
    breaks: 'touches the doors without a sure wish or a yes, or presses door close for who wants a held door closed',
    world: doors,
    machines: { ...machines, door: withHeld(door, { on: { 'door.close': closesAtOnce } }) },
  },
  {
    fault: 'hold the door on in a fire',
    breaks: 'keeps a contact closed, or anybody waiting for a press, where the lift is not known to run normally',
    world: doors,
    machines: { ...machines, door: door.provide({ guards: { isNotNormal: no } }) },
  },
  {
    fault: 'leave a question open in a fire',
    breaks: 'goes on with a question or a request where the lift is not known to run normally',
    world: calls,
    machines: { ...machines, station: neverOff, dialogue: dialogue.provide({ guards: { isNotNormal: no } }) },
  },
  {
    fault: 'do not let go of contacts in a fire',
    breaks: 'leaves contacts as they are when normal service ends',
    world: calls,
    machines: { ...machines, station: withStates(station, { notNormal: { entry: 'closeGate' } }) },
  },
  {
    fault: 'take requests while nothing is heard',
    breaks: 'opens its gate while link, mode, sound or every recogniser is not known to work',
    world: ears,
    machines: { ...machines, station: station.provide({ guards: { isDeaf: no } }) },
  },
  {
    fault: 'let a call for help wait for its turn',
    breaks: 'moves the lift, or keeps silent, when somebody calls for help',
    world: ears,
    machines: { ...machines, dialogue: dialogue.provide({ guards: { isDistress: no } }) },
  },
  {
    fault: 'answer every noise while the gate is closed',
    breaks: 'does or says anything about speech that is not for the lift',
    world: calls,
    machines: { ...machines, dialogue: dialogue.provide({ guards: { isRequest: yes } }) },
  },
  {
    fault: 'take any news of a lamp for its light',
    breaks: 'says that a call is registered whose lamp was not seen lit',
    world: ears,
    machines: { ...machines, call: call.provide({ guards: { isLit: yes } }) },
  },
  {
    fault: 'say no once more when a refusal is over',
    breaks: 'answers an utterance twice',
    world: calls,
    machines: { ...machines, dialogue: withStates(dialogue, { refusing: answersAgain }) },
  },
  {
    fault: 'drop who waits for a turn without a word',
    breaks: 'leaves a request without an answer',
    world: calls,
    machines: { ...machines, dialogue: dialogue.provide({ guards: { isRequestWaiting: no } }) },
  },
  {
    fault: 'await a lamp for ever',
    breaks: 'waits for anything without a limit',
    world: calls,
    machines: { ...machines, call: withStates(call, { awaitingLamp: { after: {} } }) },
  },
  {
    fault: 'stay in a refusal until its prompt ends, which it may never do',
    breaks: 'stays as it is when all is well again',
    world: calls,
    machines: { ...machines, dialogue: withStates(dialogue, { refusing: { after: {} } }) },
  },
];
