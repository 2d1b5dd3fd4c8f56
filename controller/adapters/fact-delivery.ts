import type { ButtonId } from '../../config/index.js';
import type { AudioState, Unsubscribe } from '../../config/kernel/index.js';
import type { ElevatorEvent } from '../../firmware-bridge/index.js';
import type { Decision, HearingEvent } from '../../speech/index.js';
import { isNormal, maySpeakAloud } from '../domain/safety-rules.js';
import { buttonsIn } from '../domain/spoken-request.js';
import { passedOver } from '../domain/taken-in.js';
import { reactionIn } from '../machines/dialogue-steps.js';
import type { StationEvent } from '../machines/station.types.js';
import type { AlarmCall } from './alarm-call.js';
import type { AnswerDisplay } from './answer-display.js';
import type { Arrivals } from './arrivals.js';
import type { CallRegistry } from './call-registry.js';
import type { Attention, ChainOfEvents } from './chain-of-events.js';
import type { DoorControl } from './door-control.js';
import type { PromptTurns } from './prompt-turns.js';
import { fromAudio, fromElevator, fromHearing } from './station-events.js';
import type { StationMachines } from './station-machines.js';
import type { StationServiceOptions } from './station-service.types.js';

type DecidedEvent = Extract<HearingEvent, { type: 'speech.decided' }>;
type FactSources = Pick<StationServiceOptions, 'elevatorIo' | 'hearing' | 'audio'>;

interface FactReceivers {
  readonly events: ChainOfEvents;
  readonly calls: CallRegistry;
  readonly door: DoorControl;
  readonly alarm: AlarmCall;
  readonly machines: StationMachines;
  readonly display: AnswerDisplay;
  readonly prompts: PromptTurns;
  readonly arrivals: Arrivals;
  /** What was heard, as it is taken in. */
  readonly onHeard: (event: HearingEvent) => void;
  /** Something of the view may have changed. */
  readonly onChange: () => void;
}

/** Takes each fact of the world to all of a station whom it concerns, in an order that is part of the rules. */
export class FactDelivery {
  readonly #receivers: FactReceivers;

  constructor(receivers: FactReceivers) {
    this.#receivers = receivers;
  }

  /** Delivers what these tell from now on. */
  follow({ elevatorIo, hearing, audio }: FactSources): readonly Unsubscribe[] {
    return [
      elevatorIo.onEvent((event) => {
        this.#onElevator(event);
      }),
      hearing.onEvent((event) => {
        this.#onHearing(event);
      }),
      audio.onState((state) => {
        this.#onAudio(state);
      }),
    ];
  }

  /** Calls and doors first, then the dialogue that waits for them, then the gate: so that every answer is given before it closes. */
  #onElevator(event: ElevatorEvent): void {
    const { events, calls, door, machines, display, prompts, arrivals, onChange } = this.#receivers;
    events.noteElevator(event, event.type === 'lamp.changed' ? calls.utteranceOf(event.button) : null);
    if (event.type === 'lamp.changed') {
      arrivals.noteLamp(event.button, event.lamp);
      calls.send({ type: 'lamp.changed', lamp: event.lamp }, event.button);
      machines.dialogue.send(event);
    }
    if (event.type === 'mode.changed') {
      if (!isNormal(event.mode)) display.forgetWords();
      if (!maySpeakAloud(event.mode)) prompts.hush();
      calls.send(event);
      door.send(event);
      machines.dialogue.send(event);
    }
    if (event.type === 'link.lost' || event.type === 'link.refused') {
      display.withdraw();
      calls.send({ type: 'link.lost' });
      door.send({ type: 'link.lost' });
      machines.dialogue.send({ type: 'link.lost' });
    }
    if (event.type === 'presence.changed') machines.gate.send(event);
    this.#note(fromElevator(event));
    onChange();
  }

  #note(fact: StationEvent | null): void {
    if (fact === null) return;
    const { machines, display } = this.#receivers;
    const wasOn = this.#takesRequests();
    machines.station.send(fact);
    if (!wasOn && this.#takesRequests()) display.endNotNow();
  }

  #takesRequests(): boolean {
    const availability = this.#receivers.machines.station.getSnapshot().value;
    return availability === 'ready' || availability === 'degraded';
  }

  #onHearing(event: HearingEvent): void {
    const { events, machines, onHeard } = this.#receivers;
    if (event.type === 'speech.decided') this.#onDecided(event);
    else {
      events.noteHearing(event, 'passesOver', { ...machines.dialogue.getSnapshot().context, unreadable: [] });
      onHeard(event);
    }
    // Whoever is not listened to is not shown to be heard either.
    if (event.type === 'speech.started' && machines.gate.begins(event.utterance)) machines.dialogue.send(event);
    this.#note(fromHearing(event));
  }

  #onDecided(event: DecidedEvent): void {
    const { events, calls, alarm, machines, display, onHeard } = this.#receivers;
    const { type, utterance, timing } = event;
    alarm.hear(utterance, event.decision);
    const taken = { ...event, decision: this.#takenIn(event) };
    const { decision } = taken;
    const unreadable = unreadableIn(decision, calls.unreadable);
    const attention = this.#attentionTo(taken, unreadable);
    events.noteHearing(taken, attention, { ...machines.dialogue.getSnapshot().context, unreadable });
    onHeard(taken);
    if (attention === 'reacts') machines.gate.noteTaken(decision);
    if (attention === 'reacts' && decision.decision !== 'rejected')
      display.showHeard(utterance, { text: decision.text, language: decision.language });
    machines.dialogue.send({ type, utterance, decision, decisionMs: timing.decisionMs, unreadable });
  }

  /** Between the ears and everybody else: a gate may have been closed, and the lift has an announcer. */
  #takenIn({ utterance, decision }: DecidedEvent): Decision {
    const { machines, arrivals } = this.#receivers;
    const admitted = machines.gate.admit(utterance, decision);
    return arrivals.isAnnounced(admitted) ? passedOver(admitted, 'justArrived') : admitted;
  }

  /** In a fire, an inspection and the like nothing that is said is taken in; people are told that voice is off, at most. */
  #isVoiceOff(): boolean {
    const availability = this.#receivers.machines.station.getSnapshot().value;
    return availability === 'notNormal' || availability === 'modeUnknown';
  }

  /** Only words that the dialogue does something about are shown and kept: those of a chat are nobody's business. */
  #attentionTo({ utterance, decision, timing }: DecidedEvent, unreadable: readonly ButtonId[]): Attention {
    if (this.#isVoiceOff()) return 'voiceIsOff';
    const { machines } = this.#receivers;
    if (machines.gate.isCall(decision)) return 'reacts';
    const { context } = machines.dialogue.getSnapshot();
    const reaction = reactionIn(context, { utterance, decision, decisionMs: timing.decisionMs, unreadable });
    return reaction.kind === 'ignore' ? 'passesOver' : 'reacts';
  }

  #onAudio(state: AudioState): void {
    this.#receivers.events.noteAudio(state);
    this.#note(fromAudio(state));
  }
}

/** Of the buttons that it is about, those whose lamps cannot be read. */
function unreadableIn(decision: Decision, unreadable: readonly ButtonId[]): readonly ButtonId[] {
  if (decision.decision === 'rejected') return [];
  return buttonsIn(decision.intent).filter((button) => unreadable.includes(button));
}
