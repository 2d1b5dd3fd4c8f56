import type { CallButton, Station } from '../../config/index.js';
import { Listeners, type Log, type Unsubscribe } from '../../config/kernel/index.js';
import type { HearingEvent } from '../../speech/index.js';
import type { Answer, ChainEntry, StationView } from '../api/contract/view.schema.js';
import { defaultDelays } from '../domain/delays.js';
import { inVoiceService } from '../domain/in-voice-service.js';
import { maySpeakAloud } from '../domain/safety-rules.js';
import { defaultWiringLimits, type WiringDoubt } from '../domain/wiring/wiring.types.js';
import { createMemoryJournal } from '../journal/memory-journal.js';
import type { AnswerRequest } from '../machines/dialogue.types.js';
import { AlarmCall } from './alarm-call.js';
import { AnswerDisplay } from './answer-display.js';
import { promptFor } from './answer-prompt.js';
import { Arrivals } from './arrivals.js';
import { CallRegistry } from './call-registry.js';
import { ChainLog } from './chain-log.js';
import { ChainOfEvents } from './chain-of-events.js';
import { DoorControl } from './door-control.js';
import { EffectQueue } from './effect-queue.js';
import { FactDelivery } from './fact-delivery.js';
import { PromptTurns } from './prompt-turns.js';
import { stationView } from './snapshot-to-view.js';
import { StationMachines } from './station-machines.js';
import type { StationService, StationServiceOptions } from './station-service.types.js';
import { VoiceHoursWatch } from './voice-hours-watch.js';
import { WiringNotes } from './wiring-notes.js';
import { WiringWatch } from './wiring-watch.js';

/** Wires one station: facts of the world to its machines, wishes of its machines to the world. */
export function createStationService(options: StationServiceOptions): StationService {
  return new LiftStation(options);
}

class LiftStation implements StationService {
  readonly #options: StationServiceOptions;
  readonly #log: Log;
  readonly #effects: EffectQueue;
  readonly #chain: ChainLog;
  readonly #wiring: WiringWatch;
  readonly #wiringNotes: WiringNotes;
  readonly #hours: VoiceHoursWatch;
  readonly #calls: CallRegistry;
  readonly #door: DoorControl;
  readonly #alarm: AlarmCall;
  readonly #prompts: PromptTurns;
  readonly #display: AnswerDisplay;
  readonly #machines: StationMachines;
  readonly #changes = new Listeners<StationView>();
  readonly #answers = new Listeners<Answer>();
  readonly #heard = new Listeners<HearingEvent>();
  readonly #events: ChainOfEvents;
  readonly #subscriptions: readonly Unsubscribe[];
  #station: Station;
  #isChangePending = false;
  #isStopped = false;
  #isSpeaking = false;

  constructor(options: StationServiceOptions) {
    const { station, clock, delays = defaultDelays } = options;
    this.#options = options;
    this.#station = station;
    this.#log = options.log.child({ component: 'controller.station', station: station.id });
    this.#effects = new EffectQueue(this.#log);
    const journal = options.journal ?? createMemoryJournal(options);
    this.#chain = new ChainLog(options.messages, { station: station.id, clock, journal });
    const changed = (): void => {
      this.#changed();
    };
    this.#wiringNotes = new WiringNotes({
      ...options,
      station: () => this.#station,
      chain: this.#chain,
      log: this.#log,
    });
    this.#wiring = this.#watchWiring();
    this.#hours = new VoiceHoursWatch({ ...options, station: () => this.#station, onChange: changed });
    this.#events = new ChainOfEvents(this.#chain, () => this.#station, options.soundFrom ?? 'microphone');
    this.#display = new AnswerDisplay(clock, delays.display, changed);
    this.#machines = this.#createMachines(changed);
    this.#prompts = this.#createPrompts(changed);
    this.#calls = this.#createCalls(changed);
    this.#door = this.#createDoor(changed);
    this.#alarm = new AlarmCall({ ...options, log: this.#log, chain: this.#chain, delays: delays.alarm });
    this.#machines.start();
    this.#subscriptions = new FactDelivery({
      events: this.#events,
      calls: this.#calls,
      door: this.#door,
      alarm: this.#alarm,
      machines: this.#machines,
      display: this.#display,
      prompts: this.#prompts,
      arrivals: new Arrivals(clock),
      onHeard: (event) => {
        this.#heard.emit(event);
      },
      onChange: changed,
    }).follow(options);
  }

  get station(): Station {
    return this.#station;
  }

  get inVoiceService(): Station {
    return inVoiceService(this.#station, (button) => this.#isOut(button));
  }

  get wiringDoubts(): readonly WiringDoubt[] {
    return this.#wiring.doubts;
  }

  change(station: Station): void {
    this.#station = station;
    this.#machines.dialogue.send({ type: 'rules.changed', confirm: station.confirm.when });
    this.#changed();
  }

  view(): StationView {
    return stationView({
      messages: this.#options.messages,
      station: this.station,
      stationSnapshot: this.#machines.station.getSnapshot(),
      dialogueSnapshot: this.#machines.dialogue.getSnapshot(),
      elevatorIo: this.#options.elevatorIo,
      callStateOf: (button) => this.#calls.stateOf(button),
      isOut: (button) => this.#isOut(button),
      door: this.#door.state,
      isGateOpen: this.#machines.gate.isOpen,
      isSpeaking: this.#isSpeaking,
      heard: this.#display.heard,
      answer: this.#display.answer,
      meters: this.#options.meters?.() ?? null,
      moreNotices: [...this.#wiringNotes.notices(this.#wiring.doubts), ...(this.#options.notices?.() ?? [])],
    });
  }

  get recentEvents(): readonly ChainEntry[] {
    return this.#chain.recent;
  }

  events(after: number, limit: number): Promise<readonly ChainEntry[]> {
    return this.#chain.read(after, limit);
  }

  onChange(listener: (view: StationView) => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  onChain(listener: (entry: ChainEntry) => void): Unsubscribe {
    return this.#chain.entries.add(listener);
  }

  onAnswer(listener: (answer: Answer) => void): Unsubscribe {
    return this.#answers.add(listener);
  }

  onHeard(listener: (event: HearingEvent) => void): Unsubscribe {
    return this.#heard.add(listener);
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#wiring.stop();
    this.#hours.stop();
    this.#calls.stop();
    this.#door.stop();
    this.#alarm.stop();
    this.#machines.stop();
    this.#effects.stop();
    this.#prompts.stop();
    this.#display.stop();
    await this.#release();
  }

  #createPrompts(onChange: () => void): PromptTurns {
    const { prompts, clock, hearing, elevatorIo, delays = defaultDelays } = this.#options;
    return new PromptTurns({
      player: prompts,
      clock,
      log: this.#log,
      delays: delays.prompt,
      maySpeak: () => maySpeakAloud(elevatorIo.mode),
      setMuted: (isMuted) => {
        hearing.setMuted(isMuted);
        this.#isSpeaking = isMuted;
        this.#machines.noteSpeaking(isMuted);
        onChange();
      },
      onEnded: () => {
        this.#machines.dialogue.send({ type: 'prompt.ended' });
      },
    });
  }

  #createCalls(onChange: () => void): CallRegistry {
    const { elevatorIo, clock, onPress, onTakeBack, delays = defaultDelays } = this.#options;
    return new CallRegistry({
      station: () => this.#station,
      elevatorIo,
      clock,
      log: this.#log,
      chain: this.#chain,
      effects: this.#effects,
      wiring: this.#wiring,
      hours: this.#hours,
      delays,
      onSettled: (utterance, button, outcome) => {
        this.#machines.dialogue.send({ type: 'call.settled', utterance, button, outcome });
      },
      onPressing: () => {
        this.#door.send({ type: 'floor.asked' });
      },
      onPress,
      onTakeBack,
      onChange,
    });
  }

  #createDoor(onChange: () => void): DoorControl {
    const { station, elevatorIo, clock, delays = defaultDelays } = this.#options;
    return new DoorControl({
      ...{ station, elevatorIo, clock, delays, onChange },
      log: this.#log,
      chain: this.#chain,
      effects: this.#effects,
      tellDialogue: (event) => {
        this.#machines.dialogue.send(event);
      },
    });
  }

  #watchWiring(): WiringWatch {
    const limits = this.#options.wiringLimits ?? defaultWiringLimits;
    const watch = new WiringWatch({ ...this.#options, limits });
    watch.changes.add((before) => {
      this.#wiringNotes.noteChange(before, watch.doubts);
      this.#changed();
    });
    return watch;
  }

  #createMachines(onChange: () => void): StationMachines {
    return new StationMachines(
      { ...this.#options, effects: this.#effects, log: this.#log, onChange },
      {
        requestCalls: (request) => {
          this.#calls.request(request);
        },
        requestTakeBack: (request) => {
          this.#calls.takeBack(request);
        },
        requestDoor: (request) => {
          this.#door.request(request);
        },
        answer: (request) => {
          this.#answer(request);
        },
        releaseContacts: () => {
          void this.#release();
        },
        announce: () => {
          // An answer that is being said, or waits to be, says as much.
          if (!this.#isSpeaking) this.#prompts.say({ station: this.#station.id, tone: 'listening' });
        },
        noteGate: (isOpen) => {
          this.#events.noteGate(isOpen);
          onChange();
        },
      },
    );
  }

  /** To a call for help as soon as it is known whether the alarm was pressed as well. */
  #answer(request: AnswerRequest): void {
    const press = request.kind === 'pressTheAlarm' ? this.#alarm.pressFor(request.utterance) : null;
    if (press === null) this.#give(request);
    else
      void press.then((isPressed) => {
        if (!this.#isStopped) this.#give(isPressed ? { ...request, kind: 'alarmPressed' } : request);
      });
  }

  #give(request: AnswerRequest): void {
    const prompt = promptFor(this.#callableNow, this.#options.messages, request);
    const { answer } = prompt;
    if (prompt.tone === 'refused') {
      this.#log.info({ audit: true, correlation: request.utterance, answer: request.kind }, 'voice request refused');
    }
    const { kind, utterance, language, spoken } = request;
    const content = { answer: kind, language, buttons: [...request.buttons], spoken };
    this.#chain.addText({ kind: 'answer.given', content }, utterance, answer.text);
    this.#display.showAnswer(answer);
    this.#answers.emit(answer);
    this.#machines.dialogue.send({ type: 'answer.given', answer: { kind, buttons: request.buttons, spoken } });
    this.#prompts.say(prompt);
  }

  /** What people may be advised to say: besides what is out of service nothing whose lamp cannot be read. */
  get #callableNow(): Station {
    const { unreadable } = this.#calls;
    return inVoiceService(this.#station, (button) => this.#isOut(button) || unreadable.includes(button.id));
  }

  #isOut(button: CallButton): boolean {
    return this.#wiring.isDoubted(button.id) || this.#hours.isOutside(button);
  }

  async #release(): Promise<void> {
    try {
      await this.#options.elevatorIo.releaseAll();
    } catch (error) {
      // The board opens its contacts by itself when it hears nothing for a second.
      this.#log.warn({ err: error }, 'release could not be sent');
    }
  }

  /** One view per turn, however many facts arrive in it. */
  #changed(): void {
    if (this.#isChangePending || this.#isStopped) return;
    this.#isChangePending = true;
    queueMicrotask(() => {
      this.#isChangePending = false;
      if (!this.#isStopped && this.#changes.areAny) this.#changes.emit(this.view());
    });
  }
}
