import type { ButtonId } from '../../../config/index.js';
import { defaultDelays } from '../../../controller/domain/delays.js';
import type { DoorsAtHand } from '../../../controller/domain/doors.js';
import type { StationFacts } from '../../../controller/machines/station.types.js';
import { MachineMemo } from './machine-memo.js';
import type { LiftAsRead, Machines, Stimulus, Taken, Together } from './together.types.js';
import { Turn } from './turn.js';

export interface ComposedSite {
  readonly buttons: readonly ButtonId[];
  /** Of them, those that must not be called by voice. */
  readonly locked: readonly ButtonId[];
  readonly doors: Pick<DoorsAtHand, 'mayOpen' | 'mayClose'>;
  readonly takesCallsBack: boolean;
}

export interface Memos {
  readonly station: MachineMemo<Machines['station']>;
  readonly dialogue: MachineMemo<Machines['dialogue']>;
  readonly door: MachineMemo<Machines['door']>;
  readonly call: MachineMemo<Machines['call']>;
}

/**
 * The machines of a station wired to one another as the station service wires them, as one pure function: no promise, no clock.
 * "the machines together" in tests/integration/controller/machines-together.test.ts holds it against the service itself.
 */
export class ComposedMachines {
  readonly site: ComposedSite;
  readonly #memos: Memos;

  constructor(machines: Machines, site: ComposedSite) {
    this.site = site;
    this.#memos = {
      station: new MachineMemo(machines.station),
      dialogue: new MachineMemo(machines.dialogue),
      door: new MachineMemo(machines.door),
      call: new MachineMemo(machines.call),
    };
  }

  /** As it is before anything has reported itself. */
  begin(facts: StationFacts): Taken {
    const { site } = this;
    const memos = this.#memos;
    const lift: LiftAsRead = { isLinkUp: false, mode: 'unknown', lamps: each(site.buttons, 'unknown') };
    const dialogue = memos.dialogue.begin({
      confirm: 'uncertain',
      firstLanguage: 'zh',
      doors: site.doors,
      delays: defaultDelays.dialogue,
    });
    const door = memos.door.begin({ delays: defaultDelays.door });
    const station = memos.station.begin({ facts, delays: defaultDelays.station });
    const turn = new Turn(memos, site, {
      station: station.state,
      dialogue: dialogue.state,
      door: door.state,
      calls: each(site.buttons, null),
      lift,
      isStopped: false,
    });
    turn.actors.follow('door', door);
    turn.actors.follow('dialogue', dialogue);
    turn.actors.follow('station', station);
    return turn.end();
  }

  /** As it is when all is well and nobody has spoken. */
  beginReady(facts: StationFacts): Together {
    const stimuli = allIsWell(this.site.buttons, facts);
    return stimuli.reduce((state, stimulus) => this.take(state, stimulus).state, this.begin(facts).state);
  }

  take(state: Together, stimulus: Stimulus): Taken {
    const turn = new Turn(this.#memos, this.site, state);
    turn.deliver(stimulus);
    return turn.end();
  }
}

/** What a station is told when nothing is wrong: link, mode, dark lamps, sound and recognisers. */
export function allIsWell(buttons: readonly ButtonId[], facts: StationFacts): readonly Stimulus[] {
  return [
    { type: 'link.up' },
    { type: 'mode', mode: 'normal' },
    ...buttons.map((button) => ({ type: 'lamp', button, lamp: 'dark' }) as const),
    { type: 'ears', event: { type: 'audio.flowing' } },
    ...Object.keys(facts.recognizers).map(
      (language) => ({ type: 'ears', event: { type: 'recognizer.ready', languages: [language] } }) as const,
    ),
  ];
}

function each<Value>(buttons: readonly ButtonId[], value: Value): Readonly<Record<ButtonId, Value>> {
  return Object.fromEntries(buttons.map((button) => [button, value]));
}
