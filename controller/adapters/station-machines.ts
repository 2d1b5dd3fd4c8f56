import { createActor, type ActorRefFrom } from 'xstate';
import { firstLanguage } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import { defaultDelays } from '../domain/delays.js';
import { doorsOf } from '../domain/doors.js';
import type { dialogueMachine } from '../machines/dialogue.machine.js';
import type { stationMachine } from '../machines/station.machine.js';
import type { EffectQueue } from './effect-queue.js';
import { initialFacts } from './initial-facts.js';
import { ListeningGate } from './listening-gate.js';
import { provideDialogue, provideStation, type DialogueEffects, type StationEffects } from './provided-machines.js';
import type { StationServiceOptions } from './station-service.types.js';

export interface StationMachinesOptions extends StationServiceOptions {
  readonly effects: EffectQueue;
  readonly log: Log;
  readonly onChange: () => void;
}

export interface StationWishes extends DialogueEffects, Pick<StationEffects, 'releaseContacts'> {
  /** Tells passengers that requests are taken from now on. */
  readonly announce: () => void;
  /** Requests are taken from now on, or no longer. */
  readonly noteGate: (isOpen: boolean) => void;
}

/**
 * The machines that live as long as the station: whether voice may be used, what opens the ears, and what is said. The first opens
 * the gates of the others.
 */
export class StationMachines {
  readonly dialogue: ActorRefFrom<typeof dialogueMachine>;
  readonly station: ActorRefFrom<typeof stationMachine>;
  readonly gate: ListeningGate;
  readonly #log: Log;
  readonly #onChange: () => void;
  #isSpeaking = false;
  #wasBusy = false;

  constructor(options: StationMachinesOptions, wishes: StationWishes) {
    const { station, site, clock, effects, delays = defaultDelays } = options;
    this.#log = options.log;
    this.#onChange = options.onChange;
    this.dialogue = createActor(provideDialogue(wishes, effects), {
      clock,
      input: {
        confirm: station.confirm.when,
        firstLanguage: firstLanguage(site),
        doors: doorsOf(station),
        delays: delays.dialogue,
      },
    });
    this.gate = new ListeningGate({
      ...{ station, clock, effects },
      announce: wishes.announce,
      onChange: wishes.noteGate,
      onError: (cause) => {
        this.#noteStopped(cause);
      },
    });
    const gates = {
      openGate: () => {
        this.gate.send({ type: 'station.opened' });
        this.dialogue.send({ type: 'gate.opened' });
      },
      closeGate: () => {
        this.gate.send({ type: 'station.closed' });
        this.dialogue.send({ type: 'gate.closed' });
      },
    };
    this.station = createActor(provideStation({ ...wishes, ...gates }, effects), {
      clock,
      input: { facts: initialFacts(options), delays: delays.station },
    });
  }

  start(): void {
    const error = (cause: unknown): void => {
      this.#noteStopped(cause);
    };
    this.dialogue.subscribe({
      next: () => {
        this.#tellGate();
        this.#onChange();
      },
      error,
    });
    this.station.subscribe({ next: this.#onChange, error });
    this.gate.start();
    this.dialogue.start();
    this.station.start();
  }

  /** The station's own voice sounds, or has died away. */
  noteSpeaking(isSpeaking: boolean): void {
    this.#isSpeaking = isSpeaking;
    this.#tellGate();
  }

  stop(): void {
    this.dialogue.send({ type: 'shutdown' });
    this.station.send({ type: 'shutdown' });
    this.dialogue.stop();
    this.station.stop();
    this.gate.stop();
  }

  /** While it asks, calls or answers nobody has to open the ears anew. */
  #tellGate(): void {
    const dialogue = this.dialogue.getSnapshot();
    const isBusy = this.#isSpeaking || dialogue.matches('acting') || dialogue.matches('confirming');
    if (isBusy === this.#wasBusy) return;
    this.#wasBusy = isBusy;
    this.gate.send({ type: 'attention.changed', isBusy });
  }

  /** A stopped machine makes no more calls; that is the safe side, and only a restart of the program brings it back. */
  #noteStopped(cause: unknown): void {
    this.#log.error({ err: cause }, 'a machine stopped');
  }
}
