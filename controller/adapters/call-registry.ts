import { createActor, type ActorRefFrom, type SnapshotFrom } from 'xstate';
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
import type { CallOutcome } from '../domain/answer.js';
import type { Delays } from '../domain/delays.js';
import {
  floorsPerMinute,
  isVoiceAllowed,
  otherFloors,
  recentCalls,
  refusalOf,
  type CallConditions,
  type CallRefusal,
  type MadeCall,
} from '../domain/safety-rules.js';
import type { CallEvent, callMachine } from '../machines/call.machine.js';
import type { CallRequest } from '../machines/dialogue.types.js';
import type { ChainLog } from './chain-log.js';
import type { EffectQueue } from './effect-queue.js';
import { PressNote } from './press-note.js';
import { auditedButton, pressWithRecord } from './press-with-record.js';
import { provideCall } from './provided-machines.js';
import type { VoiceHoursWatch } from './voice-hours-watch.js';
import type { WiringWatch } from './wiring-watch.js';

export type CallState = SnapshotFrom<typeof callMachine>['value'];

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
  readonly onSettled: (utterance: number, button: ButtonId, outcome: CallOutcome) => void;
  readonly onChange: () => void;
}

type CalledButton = Floor | LandingCall;

interface RegisteredCall {
  readonly button: CalledButton;
  readonly utterance: number;
  readonly actor: ActorRefFrom<typeof callMachine>;
  state: CallState;
  forgetting: TimerHandle | null;
}

/** The station's calls by voice, the latest of each button. */
export class CallRegistry {
  readonly #options: CallRegistryOptions;
  readonly #calls = new Map<ButtonId, RegisteredCall>();
  /** In the last minute. */
  #made: readonly MadeCall[] = [];

  constructor(options: CallRegistryOptions) {
    this.#options = options;
  }

  request(request: CallRequest): void {
    for (const id of request.buttons) {
      const button = callButtons(this.#options.station()).find((candidate) => candidate.id === id);
      // Decisions are made of this station's buttons; another one is a fault of ours, and its answer is the honest default.
      if (button === undefined) this.#options.onSettled(request.utterance, id, { kind: 'unconfirmed' });
      else this.#begin(button, request.utterance);
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
      isCallUnderWay: state !== null && mayHavePressed.has(state),
      callsInLastMinute: this.#made.length,
      callsPerMinute: station().limits.callsPerMinute,
      otherFloorsInLastMinute: otherFloors(this.#made, button.id),
      floorsPerMinute: floorsPerMinute(station()),
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
    this.#noteJudgement(button, utterance, conditions, refusal);
    const note = new PressNote(chain, button, utterance);
    const onPress = (outcome: PressOutcome): void => {
      this.#options.wiring.pressed(button.id, outcome);
      this.#options.onPress?.(outcome);
    };
    const machine = provideCall(
      {
        press: (press, withdrawn) =>
          pressWithRecord({ elevatorIo, clock, log, note, button, onPress }, press, withdrawn),
        reportSettled: (outcome) => {
          this.#settled(button, utterance, outcome, note);
        },
      },
      effects,
    );
    const actor = createActor(machine, {
      clock,
      input: { button: button.id, utterance, conditions, delays: delays.call },
    });
    this.#replace({ button, utterance, actor, state: 'requested', forgetting: null });
    actor.start();
  }

  #noteJudgement(button: CallButton, utterance: number, conditions: CallConditions, refusal: CallRefusal | null): void {
    const content = { button: button.id, ...conditions, refusal };
    this.#options.chain.note({ kind: 'call.judged', content }, utterance);
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
    if (state === 'served')
      this.#options.chain.add({ kind: 'call.served', content: { button: call.button.id } }, call.utterance, (words) =>
        words.chain.served(call.button),
      );
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
      this.#record(button, utterance, outcome, note);
    } finally {
      // A journal that can't write must not leave the passenger without an answer.
      onSettled(utterance, button.id, outcome);
    }
  }

  #record(button: CalledButton, utterance: number, outcome: CallOutcome, note: PressNote | null): void {
    const { chain, log } = this.#options;
    const reason = outcome.kind === 'refused' ? outcome.reason : null;
    const settled = { kind: 'call.settled', content: { button: button.id, outcome: outcome.kind, reason } } as const;
    if (outcome.kind === 'registered' || outcome.kind === 'cancelled') chain.note(settled, utterance);
    if (outcome.kind === 'refused') {
      log.info(
        { audit: true, correlation: utterance, ...auditedButton(button), reason: outcome.reason },
        'voice call refused',
      );
      chain.add(settled, utterance, (words) => words.chain.refused(button));
    }
    if (outcome.kind === 'alreadyRegistered') {
      chain.add(settled, utterance, (words) => words.chain.alreadyRegistered(button));
    }
    // Where the press itself is unknown, that it has no lamp says the same once more.
    if (outcome.kind === 'unconfirmed' || outcome.kind === 'outOfSight') {
      if (note?.unknown('linkLost') === true) chain.note(settled, utterance);
      else chain.add(settled, utterance, (words) => words.chain.unconfirmed(button));
    }
  }

  #drop(call: RegisteredCall): void {
    call.actor.stop();
    if (call.forgetting !== null) this.#options.clock.clearTimeout(call.forgetting);
    call.forgetting = null;
  }
}

/** Without its lamp a press is neither done nor undone: a second one without evidence cancels the call on many lifts. */
const mayHavePressed: ReadonlySet<CallState> = new Set(['pressing', 'awaitingLamp', 'verifyingLit', 'unconfirmed']);

function isOver(state: CallState): boolean {
  return state === 'refused' || state === 'served' || state === 'cancelled' || state === 'outOfSight';
}
