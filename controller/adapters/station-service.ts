import { createActor, type ActorRefFrom } from 'xstate';
import { firstLanguage } from '../../config/index.js';
import { Listeners, type AudioState, type Log, type Unsubscribe } from '../../config/kernel/index.js';
import type { ElevatorEvent } from '../../firmware-bridge/index.js';
import type { HearingEvent } from '../../speech/index.js';
import type { Answer, ChainEntry, StationView } from '../api/contract/view.schema.js';
import { defaultDelays } from '../domain/delays.js';
import { isNormal, maySpeakAloud } from '../domain/safety-rules.js';
import { reactionToHeard } from '../domain/spoken-request.js';
import { createMemoryJournal } from '../journal/memory-journal.js';
import type { Journal } from '../journal/journal.types.js';
import type { dialogueMachine } from '../machines/dialogue.machine.js';
import type { AnswerRequest } from '../machines/dialogue.types.js';
import type { stationMachine } from '../machines/station.machine.js';
import { AnswerDisplay, promptFor } from './answer-display.js';
import { CallRegistry } from './call-registry.js';
import { ChainLog } from './chain-log.js';
import { ChainOfEvents, type Attention } from './chain-of-events.js';
import { EffectQueue } from './effect-queue.js';
import { initialFacts } from './initial-facts.js';
import { PromptTurns } from './prompt-turns.js';
import { provideDialogue, provideStation } from './provided-machines.js';
import { stationView } from './snapshot-to-view.js';
import { fromAudio, fromElevator, fromHearing } from './station-events.js';
import type { StationService, StationServiceOptions } from './station-service.types.js';

/** Wires one station: facts of the world to its machines, wishes of its machines to the world. */
export function createStationService(options: StationServiceOptions): StationService {
  return new LiftStation(options);
}

class LiftStation implements StationService {
  readonly #options: StationServiceOptions;
  readonly #log: Log;
  readonly #journal: Journal;
  readonly #effects: EffectQueue;
  readonly #chain: ChainLog;
  readonly #events: ChainOfEvents;
  readonly #calls: CallRegistry;
  readonly #prompts: PromptTurns;
  readonly #display: AnswerDisplay;
  readonly #dialogue: ActorRefFrom<typeof dialogueMachine>;
  readonly #stationActor: ActorRefFrom<typeof stationMachine>;
  readonly #changes = new Listeners<StationView>();
  readonly #answers = new Listeners<Answer>();
  readonly #subscriptions: readonly Unsubscribe[];
  #isChangePending = false;
  #isStopped = false;
  #isSpeaking = false;

  constructor(options: StationServiceOptions) {
    const { station, clock, delays = defaultDelays } = options;
    this.#options = options;
    this.#log = options.log.child({ component: 'controller.station', station: station.id });
    this.#effects = new EffectQueue(this.#log);
    this.#journal = options.journal ?? createMemoryJournal();
    this.#chain = new ChainLog(options.messages, { clock, timeOfDay: options.timeOfDay, journal: this.#journal });
    this.#events = new ChainOfEvents(this.#chain, station, options.soundFrom ?? 'microphone');
    const changed = (): void => {
      this.#changed();
    };
    this.#display = new AnswerDisplay(clock, delays.display.shownMs, changed);
    this.#dialogue = this.#createDialogue();
    this.#stationActor = this.#createStation();
    this.#prompts = new PromptTurns({
      player: options.prompts,
      clock,
      log: this.#log,
      delays: delays.prompt,
      maySpeak: () => maySpeakAloud(options.elevatorIo.mode),
      setMuted: (isMuted) => {
        options.hearing.setMuted(isMuted);
        this.#isSpeaking = isMuted;
        changed();
      },
      onEnded: () => {
        this.#dialogue.send({ type: 'prompt.ended' });
      },
    });
    this.#calls = new CallRegistry({
      station,
      elevatorIo: options.elevatorIo,
      clock,
      log: this.#log,
      chain: this.#chain,
      effects: this.#effects,
      delays,
      onSettled: (utterance, floor, outcome) => {
        this.#dialogue.send({ type: 'call.settled', utterance, floor, outcome });
      },
      onPress: options.onPress,
      onChange: changed,
    });
    this.#subscriptions = this.#start();
  }

  get station(): StationServiceOptions['station'] {
    return this.#options.station;
  }

  view(): StationView {
    return stationView({
      messages: this.#options.messages,
      station: this.station,
      stationSnapshot: this.#stationActor.getSnapshot(),
      dialogueSnapshot: this.#dialogue.getSnapshot(),
      elevatorIo: this.#options.elevatorIo,
      callStateOf: (floor) => this.#calls.stateOf(floor),
      isSpeaking: this.#isSpeaking,
      heard: this.#display.heard,
      answer: this.#display.answer,
      meters: this.#options.meters?.() ?? null,
      moreNotices: this.#options.notices?.() ?? [],
    });
  }

  events(after: number, limit: number): readonly ChainEntry[] {
    return this.#journal.read(after, limit);
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

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#calls.stop();
    this.#dialogue.send({ type: 'shutdown' });
    this.#stationActor.send({ type: 'shutdown' });
    this.#dialogue.stop();
    this.#stationActor.stop();
    this.#effects.stop();
    this.#prompts.stop();
    this.#display.stop();
    await this.#release();
  }

  #createDialogue(): ActorRefFrom<typeof dialogueMachine> {
    const { station, site, clock, delays = defaultDelays } = this.#options;
    const machine = provideDialogue(
      {
        requestCalls: (request) => {
          this.#calls.request(request);
        },
        answer: (request) => {
          this.#answer(request);
        },
      },
      this.#effects,
    );
    const input = {
      confirm: station.confirm.when,
      firstLanguage: firstLanguage(site),
      delays: delays.dialogue,
    };
    return createActor(machine, { clock, input });
  }

  #createStation(): ActorRefFrom<typeof stationMachine> {
    const { clock, delays = defaultDelays } = this.#options;
    const machine = provideStation(
      {
        openGate: () => {
          this.#dialogue.send({ type: 'gate.opened' });
        },
        closeGate: () => {
          this.#dialogue.send({ type: 'gate.closed' });
        },
        releaseContacts: () => {
          void this.#release();
        },
      },
      this.#effects,
    );
    return createActor(machine, { clock, input: { facts: initialFacts(this.#options), delays: delays.station } });
  }

  #start(): readonly Unsubscribe[] {
    const { elevatorIo, hearing, audio } = this.#options;
    const error = (cause: unknown): void => {
      // A stopped machine makes no more calls; that is the safe side, and only a restart of the program brings it back.
      this.#log.error({ err: cause }, 'a machine stopped');
    };
    const next = (): void => {
      this.#changed();
    };
    this.#dialogue.subscribe({ next, error });
    this.#stationActor.subscribe({ next, error });
    this.#dialogue.start();
    this.#stationActor.start();
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

  /** Calls first, then the dialogue that waits for them, then the gate: so that every answer is given before it closes. */
  #onElevator(event: ElevatorEvent): void {
    this.#events.noteElevator(event, event.type === 'lamp.changed' ? this.#calls.utteranceOf(event.floor) : null);
    if (event.type === 'lamp.changed') {
      this.#calls.send({ type: 'lamp.changed', lamp: event.lamp }, event.floor);
      this.#dialogue.send(event);
    }
    if (event.type === 'mode.changed') {
      if (!isNormal(event.mode)) this.#display.forgetWords();
      this.#calls.send(event);
      this.#dialogue.send(event);
    }
    if (event.type === 'link.lost' || event.type === 'link.refused') {
      this.#calls.send({ type: 'link.lost' });
      this.#dialogue.send({ type: 'link.lost' });
    }
    const fact = fromElevator(event);
    if (fact !== null) this.#stationActor.send(fact);
    this.#changed();
  }

  #onHearing(event: HearingEvent): void {
    const attention = event.type === 'speech.decided' ? this.#attentionTo(event) : 'passesOver';
    this.#events.noteHearing(event, attention);
    if (event.type === 'speech.started') this.#dialogue.send(event);
    if (event.type === 'speech.decided') {
      const { type, utterance, decision, timing } = event;
      if (attention === 'reacts' && decision.decision !== 'rejected')
        this.#display.showHeard(utterance, { text: decision.text, language: decision.language });
      this.#dialogue.send({ type, utterance, decision, decisionMs: timing.decisionMs });
    }
    const fact = fromHearing(event);
    if (fact !== null) this.#stationActor.send(fact);
  }

  /** In a fire, an inspection and the like nothing that is said is taken in; people are told that voice is off, at most. */
  #isVoiceOff(): boolean {
    const availability = this.#stationActor.getSnapshot().value;
    return availability === 'notNormal' || availability === 'modeUnknown';
  }

  /** Only words that the dialogue does something about are shown and kept: those of a chat are nobody's business. */
  #attentionTo({ decision, timing }: Extract<HearingEvent, { type: 'speech.decided' }>): Attention {
    if (this.#isVoiceOff()) return 'voiceIsOff';
    const { question, confirm } = this.#dialogue.getSnapshot().context;
    const reaction = reactionToHeard({ decision, decisionMs: timing.decisionMs }, question, confirm);
    return reaction.kind === 'ignore' ? 'passesOver' : 'reacts';
  }

  #onAudio(state: AudioState): void {
    this.#events.noteAudio(state);
    this.#stationActor.send(fromAudio(state));
  }

  #answer(request: AnswerRequest): void {
    const prompt = promptFor(this.station, this.#options.messages, request);
    const { answer } = prompt;
    if (prompt.tone === 'refused') {
      this.#log.info({ audit: true, correlation: request.utterance, answer: request.kind }, 'voice request refused');
    }
    this.#chain.addText('answered', request.utterance, answer.text);
    this.#display.showAnswer(answer);
    this.#answers.emit(answer);
    this.#prompts.say(prompt);
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
      if (!this.#isStopped) this.#changes.emit(this.view());
    });
  }
}
