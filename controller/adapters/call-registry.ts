import { createActor, type ActorRefFrom } from 'xstate';
import {
  callButtons,
  type ButtonId,
  type CallButton,
  type Floor,
  type LandingCall,
  type Station,
} from '../../config/index.js';
import type { Clock, Log, TimerHandle } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { CallOutcome, TakeBackOutcome, WishOutcome } from '../domain/answer.js';
import type { Delays } from '../domain/delays.js';
import {
  floorsPerMinute,
  isVoiceAllowed,
  otherFloors,
  recentCalls,
  refusalOf,
  type CallConditions,
  type MadeCall,
} from '../domain/safety-rules.js';
import { takeBackRefusalOf, type TakeBackConditions } from '../domain/taking-back.js';
import type { callMachine } from '../machines/call.machine.js';
import type { CallEvent, PressRequest, TakeBackReport } from '../machines/call.types.js';
import type { CallRequest } from '../machines/dialogue.types.js';
import { CallRecord } from './call-record.js';
import { isOver, mayHavePressed, standingOf, type CallState } from './call-states.js';
import type { ChainLog } from './chain-log.js';
import type { EffectQueue } from './effect-queue.js';
import { PressNote } from './press-note.js';
import { pressWithRecord } from './press-with-record.js';
import { provideCall } from './provided-machines.js';
import type { VoiceHoursWatch } from './voice-hours-watch.js';
import type { WiringWatch } from './wiring-watch.js';

export interface CallRegistryOptions {
  /** As it is now: names and limits may change. */
  readonly station: () => Station;
  readonly elevatorIo: ElevatorIo;
  readonly clock: Clock;
  readonly log: Log;
  readonly chain: ChainLog;
  readonly effects: EffectQueue;
  readonly wiring: Pick<WiringWatch, 'isDoubted' | 'pressed'>;
  readonly hours: Pick<VoiceHoursWatch, 'isOutside'>;
  readonly delays: Delays;
  /** A button is about to be pressed. */
  readonly onPressing: () => void;
  readonly onPress: ((outcome: PressOutcome) => void) | undefined;
  readonly onTakeBack: ((outcome: TakeBackOutcome) => void) | undefined;
  readonly onSettled: (utterance: number, button: ButtonId, outcome: WishOutcome) => void;
  readonly onChange: () => void;
}

type CalledButton = Floor | LandingCall;

interface RegisteredCall {
  readonly button: CalledButton;
  readonly utterance: number;
  readonly actor: ActorRefFrom<typeof callMachine>;
  state: CallState;
  /** By the clock: when its lamp registered it; null: it has not. */
  registeredMs: number | null;
  forgetting: TimerHandle | null;
}

/** The station's calls by voice, the latest of each button. */
export class CallRegistry {
  readonly #options: CallRegistryOptions;
  readonly #calls = new Map<ButtonId, RegisteredCall>();
  readonly #record: CallRecord;
  /** In the last minute. */
  #made: readonly MadeCall[] = [];

  constructor(options: CallRegistryOptions) {
    this.#options = options;
    this.#record = new CallRecord(options.chain, options.log);
  }

  request({ buttons, utterance }: CallRequest): void {
    for (const id of buttons) {
      const button = this.#button(id);
      // Decisions are made of this station's buttons; another one is a fault of ours, and its answer is the honest default.
      if (button === undefined) this.#options.onSettled(utterance, id, { kind: 'unconfirmed' });
      else this.#begin(button, utterance);
    }
  }

  /** The calls of these buttons are to be taken back, where that may be done. */
  takeBack({ buttons, utterance }: CallRequest): void {
    for (const id of buttons) {
      const button = this.#button(id);
      if (button === undefined) this.#options.onSettled(utterance, id, { kind: 'notTakenBack', reason: 'notOurs' });
      else this.#takeBack(button, utterance);
    }
  }

  stateOf(button: ButtonId): CallState | null {
    return this.#calls.get(button)?.state ?? null;
  }

  /** Buttons that voice may call and whose lamps cannot be read now, so that it does not. */
  get unreadable(): readonly ButtonId[] {
    const { elevatorIo, station } = this.#options;
    const buttons = callButtons(station()).filter(isVoiceAllowed);
    return buttons.filter(({ id }) => elevatorIo.lamp(id) === 'unknown').map(({ id }) => id);
  }

  /** The utterance that this button's lamp belongs to; null where nobody asked for it by voice. */
  utteranceOf(button: ButtonId): number | null {
    const call = this.#calls.get(button);
    return call === undefined || isOver(call.state) ? null : call.utterance;
  }

  send(event: CallEvent, button?: ButtonId): void {
    // A copy: a call that ends may be replaced while the others are told.
    for (const call of [...this.#calls.values()]) {
      if (!isOver(call.state) && (button === undefined || call.button.id === button)) call.actor.send(event);
    }
  }

  stop(): void {
    this.send({ type: 'shutdown' });
    for (const call of this.#calls.values()) this.#drop(call);
    this.#calls.clear();
  }

  #conditions(button: CallButton): CallConditions {
    const { elevatorIo, station, wiring, hours } = this.#options;
    const state = this.stateOf(button.id);
    return {
      isLinkUp: elevatorIo.isLinkUp,
      mode: elevatorIo.mode,
      lamp: button.lamp === null ? 'unknown' : elevatorIo.lamp(button.id),
      isVoiceAllowed: isVoiceAllowed(button),
      isWithinVoiceHours: !hours.isOutside(button),
      isWiringDoubted: wiring.isDoubted(button.id),
      isCallUnderWay: state !== null && mayHavePressed(state),
      callsInLastMinute: this.#made.length,
      callsPerMinute: station().limits.callsPerMinute,
      otherFloorsInLastMinute: otherFloors(this.#made, button.id),
      floorsPerMinute: floorsPerMinute(station()),
    };
  }

  #button(wanted: ButtonId): CalledButton | undefined {
    return callButtons(this.#options.station()).find(({ id }) => id === wanted);
  }

  #takeBack(button: CalledButton, utterance: number): void {
    const { clock } = this.#options;
    this.#made = recentCalls(this.#made, clock.now());
    const conditions = this.#takeBackConditions(button);
    const refusal = takeBackRefusalOf(conditions);
    this.#record.takeBackJudged(button, utterance, conditions, refusal);
    if (refusal !== null) {
      this.#settledTakeBack(button, { utterance, outcome: { kind: 'notTakenBack', reason: refusal } });
      return;
    }
    this.#made = [...this.#made, { button: button.id, atMs: clock.now() }];
    this.#options.onPressing();
    this.#calls.get(button.id)?.actor.send({ type: 'call.takeBack', utterance, conditions });
  }

  #takeBackConditions(button: CallButton): TakeBackConditions {
    const { elevatorIo, station, clock } = this.#options;
    const settings = station();
    const call = this.#calls.get(button.id);
    const registeredMs = call?.registeredMs ?? null;
    return {
      ...this.#conditions(button),
      isOffered: elevatorIo.takesCallsBack,
      standing: standingOf(call?.actor.getSnapshot()),
      registeredAgoMs: registeredMs === null ? null : clock.now() - registeredMs,
      withinMs: settings.kind === 'car' ? (settings.cancel?.withinSeconds ?? 0) * 1_000 : 0,
    };
  }

  #begin(button: CalledButton, utterance: number): void {
    const { clock, log, delays, elevatorIo, chain, effects } = this.#options;
    this.#made = recentCalls(this.#made, clock.now());
    const conditions = this.#conditions(button);
    const refusal = refusalOf(conditions);
    if (refusal !== null && conditions.isCallUnderWay) {
      // Whatever it is refused for, the call that is under way keeps its place: its lamp is still to be awaited, and that it may
      // have pressed is not to be forgotten.
      const outcome: CallOutcome =
        refusal === 'alreadyLit' ? { kind: 'alreadyRegistered' } : { kind: 'refused', reason: refusal };
      this.#settled(button, utterance, outcome, null);
      return;
    }
    if (refusal === null) {
      this.#made = [...this.#made, { button: button.id, atMs: clock.now() }];
      this.#options.onPressing();
    }
    this.#record.judged(button, utterance, conditions, refusal);
    const note = new PressNote(chain, button, utterance);
    const onPress = (outcome: PressOutcome): void => {
      this.#options.wiring.pressed(button.id, outcome);
      this.#options.onPress?.(outcome);
    };
    const machine = provideCall(
      {
        press: (request, withdrawn) => {
          const press = (deadlineMs: number): Promise<PressOutcome> =>
            elevatorIo.press(request.button, deadlineMs, withdrawn);
          return pressWithRecord({ press, clock, log, note, button, onPress }, request);
        },
        takeBack: (request, withdrawn) => this.#pressAgain(button, request, withdrawn),
        reportSettled: (outcome) => {
          this.#settled(button, utterance, outcome, note);
        },
        reportTakeBack: (report) => {
          this.#settledTakeBack(button, report);
        },
      },
      effects,
    );
    const actor = createActor(machine, {
      clock,
      input: { button: button.id, utterance, conditions, delays: delays.call },
    });
    this.#replace({ button, utterance, actor, state: 'requested', registeredMs: null, forgetting: null });
    actor.start();
  }

  #replace(call: RegisteredCall): void {
    const earlier = this.#calls.get(call.button.id);
    if (earlier !== undefined) this.#drop(earlier);
    this.#calls.set(call.button.id, call);
    call.actor.subscribe({
      next: (snapshot) => {
        this.#follow(call, snapshot.value);
      },
      error: (error: unknown) => {
        this.#options.log.error({ err: error, utterance: call.utterance }, 'a call stopped');
        this.#options.onSettled(call.utterance, call.button.id, { kind: 'unconfirmed' });
      },
    });
  }

  #follow(call: RegisteredCall, state: CallState): void {
    if (call.state === state) return;
    call.state = state;
    if (state === 'registered') call.registeredMs = this.#options.clock.now();
    if (state === 'served') this.#record.served(call.button, call.utterance);
    if (isOver(state)) {
      call.forgetting = this.#options.clock.setTimeout(() => {
        if (this.#calls.get(call.button.id) === call) this.#calls.delete(call.button.id);
        this.#options.onChange();
      }, this.#options.delays.display.shownMs);
    }
    this.#options.onChange();
  }

  #settled(button: CalledButton, utterance: number, outcome: CallOutcome, note: PressNote | null): void {
    const { onSettled } = this.#options;
    try {
      this.#record.settled(button, utterance, outcome, note);
    } finally {
      // A journal that can't write must not leave the passenger without an answer.
      onSettled(utterance, button.id, outcome);
    }
  }

  /** The second press of a call; a call of its own is none, so that nobody expects a lamp to light. */
  #pressAgain(button: CalledButton, request: PressRequest, withdrawn: AbortSignal): Promise<PressOutcome> {
    const { elevatorIo, clock, chain, onPress = () => undefined } = this.#options;
    const call = { button: button.id, registeredMs: this.#calls.get(button.id)?.registeredMs ?? -Infinity };
    const press = (deadlineMs: number): Promise<PressOutcome> => elevatorIo.takeBack(call, deadlineMs, withdrawn);
    const log = this.#options.log.child({ takesBack: true });
    const note = new PressNote(chain, button, request.utterance);
    return pressWithRecord({ press, clock, log, note, button, onPress }, request);
  }

  #settledTakeBack(button: CalledButton, { utterance, outcome }: TakeBackReport): void {
    try {
      this.#record.takeBackSettled(button, utterance, outcome);
      this.#options.onTakeBack?.(outcome);
    } finally {
      this.#options.onSettled(utterance, button.id, outcome);
    }
  }

  #drop(call: RegisteredCall): void {
    call.actor.stop();
    if (call.forgetting !== null) this.#options.clock.clearTimeout(call.forgetting);
    call.forgetting = null;
  }
}
