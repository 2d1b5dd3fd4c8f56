import type { ButtonId } from '../../../config/index.js';
import { mayHavePressed, standingOf } from '../../../controller/adapters/call-states.js';
import type { CallOutcome } from '../../../controller/domain/answer.js';
import { defaultDelays } from '../../../controller/domain/delays.js';
import type { DoorConditions } from '../../../controller/domain/doors.js';
import { refusalOf, type CallConditions } from '../../../controller/domain/safety-rules.js';
import { buttonsIn } from '../../../controller/domain/spoken-request.js';
import { takeBackRefusalOf, type TakeBackConditions } from '../../../controller/domain/taking-back.js';
import { callMachine } from '../../../controller/machines/call.machine.js';
import type { TakeBackReport } from '../../../controller/machines/call.types.js';
import type { AnswerRequest, CallRequest, DoorRequest } from '../../../controller/machines/dialogue.types.js';
import { doorMachine, type DoorReport } from '../../../controller/machines/door.machine.js';
import type { Decision } from '../../../speech/index.js';
import { testBoard } from '../fake-elevator.js';
import { internalEvent } from '../machine-walk.js';
import { Actors, type Want } from './actors.js';
import type { ComposedSite, Memos } from './compose-machines.js';
import type { Deed, LiftAsRead, Stimulus, Taken, Together } from './together.types.js';

/** An actor that a machine starts, with what it is asked for. */
interface StartedActor {
  readonly src: string;
  readonly input: { readonly utterance: number };
}

/** One stimulus on its way through the machines until nothing is left to be done, in the order of the station service. */
export class Turn {
  readonly actors: Actors;
  readonly #site: ComposedSite;
  readonly #deeds: Deed[] = [];

  constructor(memos: Memos, site: ComposedSite, state: Together) {
    this.actors = new Actors(memos, state);
    this.#site = site;
  }

  /** What machines want done is done after the move that asked for it, one after another. */
  end(): Taken {
    const { wants } = this.actors;
    for (let want = wants.shift(); want !== undefined; want = wants.shift()) this.#do(want);
    return { state: this.actors.now, deeds: this.#deeds, timers: this.actors.timers };
  }

  deliver(stimulus: Stimulus): void {
    const { actors } = this;
    switch (stimulus.type) {
      case 'lamp':
        this.#lamp(stimulus.button, stimulus.lamp);
        break;
      case 'mode':
        this.#mode(stimulus.mode);
        break;
      case 'link.up':
        actors.read({ isLinkUp: true });
        actors.tellStation({ type: 'link.up', board: testBoard });
        break;
      case 'link.lost':
        this.#linkLost();
        break;
      case 'ears':
        actors.tellStation(stimulus.event);
        break;
      case 'begun':
        actors.tellDialogue({ type: 'speech.started', utterance: stimulus.utterance });
        break;
      case 'decided':
        actors.tellDialogue({ ...stimulus, type: 'speech.decided', unreadable: this.#unreadable(stimulus.decision) });
        break;
      case 'prompt.ended':
        actors.tellDialogue({ type: 'prompt.ended' });
        break;
      case 'timer':
        actors.fire(stimulus.of, stimulus.id);
        break;
      case 'shutdown':
        this.#stop();
        break;
      default:
        this.#settle(stimulus);
    }
  }

  #settle(
    stimulus: Extract<
      Stimulus,
      { type: 'press.settled' | 'takeBack.settled' | 'door.held' | 'hold.settled' | 'close.settled' }
    >,
  ) {
    const { actors } = this;
    switch (stimulus.type) {
      case 'press.settled':
        actors.tellCall(
          stimulus.button,
          internalEvent(callMachine, 'xstate.done.actor.press', { output: stimulus.outcome }),
        );
        break;
      case 'takeBack.settled':
        actors.tellCall(
          stimulus.button,
          internalEvent(callMachine, 'xstate.done.actor.takeBack', { output: stimulus.outcome }),
        );
        break;
      case 'door.held':
        actors.tellDoor({ type: 'door.held' });
        break;
      case 'hold.settled':
        actors.tellDoor(internalEvent(doorMachine, 'xstate.done.actor.hold', { output: stimulus.outcome }));
        break;
      case 'close.settled':
        actors.tellDoor(internalEvent(doorMachine, 'xstate.done.actor.pressClose', { output: stimulus.outcome }));
        break;
    }
  }

  /* Facts of the lift: to calls and doors first, then to the dialogue that waits for them, then to the gate. */

  #lamp(button: ButtonId, lamp: LiftAsRead['lamps'][string]): void {
    const { actors } = this;
    actors.read({ lamps: { ...actors.now.lift.lamps, [button]: lamp } });
    actors.tellCall(button, { type: 'lamp.changed', lamp });
    actors.tellDialogue({ type: 'lamp.changed', button, lamp });
  }

  #mode(mode: LiftAsRead['mode']): void {
    const { actors } = this;
    actors.read({ mode });
    actors.tellCalls({ type: 'mode.changed', mode });
    actors.tellDoor({ type: 'mode.changed', mode });
    actors.tellDialogue({ type: 'mode.changed', mode });
    actors.tellStation({ type: 'mode.changed', mode });
  }

  /** With the link goes what was read over it. */
  #linkLost(): void {
    const { actors } = this;
    actors.read({ isLinkUp: false, mode: 'unknown' });
    actors.tellCalls({ type: 'link.lost' });
    actors.tellDoor({ type: 'link.lost' });
    actors.tellDialogue({ type: 'link.lost' });
    actors.tellStation({ type: 'link.lost' });
    this.#mode('unknown');
    for (const button of this.#site.buttons) this.#lamp(button, 'unknown');
  }

  #stop(): void {
    const { actors } = this;
    actors.tellCalls({ type: 'shutdown' });
    actors.tellDoor({ type: 'shutdown' });
    actors.tellDialogue({ type: 'shutdown' });
    actors.tellStation({ type: 'shutdown' });
    actors.stop();
    this.#deeds.push({ type: 'release' });
  }

  #do({ of, type, params, utterance }: Want): void {
    const { actors } = this;
    switch (type) {
      case 'openGate':
        actors.tellDialogue({ type: 'gate.opened' });
        break;
      case 'closeGate':
        actors.tellDialogue({ type: 'gate.closed' });
        break;
      case 'releaseContacts':
        this.#deeds.push({ type: 'release' });
        break;
      case 'requestCalls':
        this.#requestCalls(params as CallRequest);
        break;
      case 'requestTakeBack':
        this.#requestTakeBack(params as CallRequest);
        break;
      case 'requestDoor':
        this.#requestDoor(params as DoorRequest);
        break;
      case 'answer':
        // That it was given is told to nobody: it matters to whoever asks to hear it again alone, and here nobody does.
        this.#deeds.push({ type: 'answer', answer: params as AnswerRequest });
        break;
      case 'reportSettled':
        if (typeof of === 'object') this.#settled(utterance, of.call, params as CallOutcome);
        break;
      case 'reportTakeBack':
        if (typeof of === 'object') this.#tookBack(of.call, params as TakeBackReport);
        break;
      case 'reportDoor':
        actors.tellDialogue({ type: 'door.settled', ...(params as DoorReport) });
        break;
      case 'tellHeld':
        actors.tellDialogue({ type: 'door.changed', isHeld: params as boolean });
        break;
      case 'xstate.spawnChild':
        this.#start(of, params as StartedActor, utterance);
        break;
      case 'xstate.stopChild':
        break;
      default:
        throw new Error(`the machines together know no effect ${type}: teach it to tests/support/together/turn.ts`);
    }
  }

  #start(of: Want['of'], { src, input }: StartedActor, utterance: number): void {
    if (typeof of !== 'object') this.#deeds.push({ type: src === 'hold' ? 'hold' : 'closeDoor', utterance });
    // Who takes a call back is another one than who made it.
    else if (src === 'takeBack') this.#deeds.push({ type: src, button: of.call, utterance: input.utterance });
    else this.#deeds.push({ type: 'press', button: of.call, utterance });
  }

  #settled(utterance: number, button: ButtonId, outcome: CallOutcome): void {
    this.actors.tellDialogue({ type: 'call.settled', utterance, button, outcome });
  }

  #tookBack(button: ButtonId, { utterance, outcome }: TakeBackReport): void {
    this.actors.tellDialogue({ type: 'call.settled', utterance, button, outcome });
  }

  #requestTakeBack({ buttons, utterance }: CallRequest): void {
    for (const button of buttons) {
      const conditions = this.#takeBackConditionsOf(button);
      const reason = takeBackRefusalOf(conditions);
      if (reason !== null) this.#tookBack(button, { utterance, outcome: { kind: 'notTakenBack', reason } });
      else {
        this.actors.tellDoor({ type: 'floor.asked' });
        this.actors.tellCall(button, { type: 'call.takeBack', utterance, conditions });
      }
    }
  }

  /** Without a clock every call is a recent one. */
  #takeBackConditionsOf(button: ButtonId): TakeBackConditions {
    return {
      ...this.#conditionsOf(button),
      isOffered: this.#site.takesCallsBack && this.actors.now.lift.isLinkUp,
      standing: standingOf(this.actors.callOf(button)?.state.snapshot),
      registeredAgoMs: 0,
      withinMs: 10_000,
    };
  }

  #requestCalls(request: CallRequest): void {
    this.#deeds.push({ type: 'requested', request });
    for (const button of request.buttons) this.#beginCall(button, request.utterance);
  }

  #beginCall(button: ButtonId, utterance: number): void {
    const conditions = this.#conditionsOf(button);
    const refusal = refusalOf(conditions);
    if (refusal !== null && conditions.isCallUnderWay) {
      // The call that is under way keeps its place.
      const outcome: CallOutcome =
        refusal === 'alreadyLit' ? { kind: 'alreadyRegistered' } : { kind: 'refused', reason: refusal };
      this.#settled(utterance, button, outcome);
      return;
    }
    if (refusal === null) this.actors.tellDoor({ type: 'floor.asked' });
    this.actors.beginCall({ button, utterance, conditions, delays: defaultDelays.call });
  }

  #conditionsOf(button: ButtonId): CallConditions {
    const { lift } = this.actors.now;
    const state = this.actors.callOf(button)?.state.snapshot.value;
    return {
      isLinkUp: lift.isLinkUp,
      mode: lift.mode,
      lamp: lift.lamps[button] ?? 'unknown',
      isVoiceAllowed: !this.#site.locked.includes(button),
      isWithinVoiceHours: true,
      isWiringDoubted: false,
      isCallUnderWay: state !== undefined && mayHavePressed(state),
      callsInLastMinute: 0,
      callsPerMinute: 12,
      otherFloorsInLastMinute: 0,
      floorsPerMinute: 8,
    };
  }

  #unreadable(decision: Decision): readonly ButtonId[] {
    const { lamps } = this.actors.now.lift;
    const asked = decision.decision === 'rejected' ? [] : buttonsIn(decision.intent);
    return asked.filter((button) => !this.#site.locked.includes(button) && (lamps[button] ?? 'unknown') === 'unknown');
  }

  #requestDoor({ utterance, wish }: DoorRequest): void {
    const { mayOpen, mayClose } = this.#site.doors;
    if (wish === 'letGo') this.actors.tellDoor({ type: 'door.letGo', utterance });
    else {
      const conditions = this.#doorConditions(wish === 'open' ? mayOpen : mayClose);
      this.actors.tellDoor({ type: wish === 'open' ? 'door.open' : 'door.close', utterance, conditions });
    }
  }

  #doorConditions(isWired: boolean): DoorConditions {
    const { isLinkUp, mode, lamps } = this.actors.now.lift;
    return { isLinkUp, mode, areLampsRead: Object.values(lamps).every((lamp) => lamp !== 'unknown'), isWired };
  }
}
