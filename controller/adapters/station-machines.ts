import { createActor, type ActorRefFrom } from 'xstate';
import { firstLanguage } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import { defaultDelays } from '../domain/delays.js';
import { doorsOf } from '../domain/doors.js';
import type { dialogueMachine } from '../machines/dialogue.machine.js';
import type { stationMachine } from '../machines/station.machine.js';
import type { EffectQueue } from './effect-queue.js';
import { initialFacts } from './initial-facts.js';
import { provideDialogue, provideStation, type DialogueEffects, type StationEffects } from './provided-machines.js';
import type { StationServiceOptions } from './station-service.types.js';

export interface StationMachinesOptions extends StationServiceOptions {
  readonly effects: EffectQueue;
  readonly log: Log;
  readonly onChange: () => void;
}

/** The two machines that live as long as the station: whether voice may be used, and what is said. The first opens the other's gate. */
export class StationMachines {
  readonly dialogue: ActorRefFrom<typeof dialogueMachine>;
  readonly station: ActorRefFrom<typeof stationMachine>;
  readonly #log: Log;
  readonly #onChange: () => void;

  constructor(options: StationMachinesOptions, wishes: DialogueEffects & Pick<StationEffects, 'releaseContacts'>) {
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
    const gate = {
      openGate: () => {
        this.dialogue.send({ type: 'gate.opened' });
      },
      closeGate: () => {
        this.dialogue.send({ type: 'gate.closed' });
      },
    };
    this.station = createActor(provideStation({ ...wishes, ...gate }, effects), {
      clock,
      input: { facts: initialFacts(options), delays: delays.station },
    });
  }

  start(): void {
    const observer = {
      next: this.#onChange,
      error: (cause: unknown) => {
        // A stopped machine makes no more calls; that is the safe side, and only a restart of the program brings it back.
        this.#log.error({ err: cause }, 'a machine stopped');
      },
    };
    this.dialogue.subscribe(observer);
    this.station.subscribe(observer);
    this.dialogue.start();
    this.station.start();
  }

  stop(): void {
    this.dialogue.send({ type: 'shutdown' });
    this.station.send({ type: 'shutdown' });
    this.dialogue.stop();
    this.station.stop();
  }
}
