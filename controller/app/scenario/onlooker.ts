import type { Station } from '../../../config/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import type { Simulation } from '../../../simulator/index.js';
import type { StationService } from '../../adapters/station-service.types.js';
import type { Answer } from '../../api/contract/view.schema.js';
import { differences, type Difference } from './compare.js';
import type { Expectation } from './expectation.schema.js';
import type { Broken } from './outcome.types.js';
import type { SafetyMonitor } from './safety-monitor.js';
import { Timeline, type Moment } from './timeline.js';

/** What an onlooker needs of a station at work. */
export interface Scene {
  readonly clock: Clock;
  readonly station: Station;
  readonly service: StationService;
  readonly simulation: Simulation;
  readonly monitor: SafetyMonitor;
}

const shownMoments = 14;

/** Sees what happens at a station, and remembers what has happened since the last look at it. */
export class Onlooker {
  readonly timeline: Timeline;
  readonly #scene: Scene;
  #answers: Answer[] = [];
  #reached: string[] = [];
  #closuresSeen = 0;
  answersGiven = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.timeline = new Timeline(scene.clock);
    const { service, simulation } = scene;
    service.onAnswer((answer) => {
      this.#answers.push(answer);
      this.answersGiven += 1;
    });
    service.onChain(({ step, text }) => {
      this.timeline.note(`${step}: ${text['en'] ?? ''}`);
    });
    simulation.onEvent((event) => {
      if (event.type === 'landing.reached') {
        this.#reached.push(event.floor);
        this.timeline.note(`lift: at ${event.floor}`);
      }
      if (event.type === 'contact.changed')
        this.timeline.note(`contact ${event.contact} ${event.isClosed ? 'closes' : 'opens'}`, event.atMs);
    });
  }

  /** The play begins now. */
  begin(): void {
    this.timeline.begin();
    this.timeline.note(`station ${this.#scene.service.view().availability}`);
  }

  /** In what an expectation is not met. */
  look(expectation: Expectation): readonly Difference[] {
    const { service, simulation, monitor, station } = this.#scene;
    const { calls, landingCalls } = simulation.lift;
    const found = differences(expectation, {
      station,
      view: service.view(),
      answers: this.#answers,
      closures: monitor.closures.slice(this.#closuresSeen),
      closed: monitor.closures.filter(({ openedAtMs }) => openedAtMs === null).map(({ button }) => button),
      reached: this.#reached,
      lit:
        station.kind === 'car'
          ? calls
          : landingCalls.filter(({ floor }) => floor === station.floor.id).map(({ direction }) => direction),
    });
    this.#answers = [];
    this.#reached = [];
    this.#closuresSeen = monitor.closures.length;
    return found;
  }

  /** The last that happened up to an instant, in ms since the beginning. */
  before(atMs: number): readonly Moment[] {
    return this.timeline.before(atMs, shownMoments);
  }

  violations(): readonly Broken[] {
    return this.#scene.monitor.violations.map(({ atMs, rule, what }) => {
      const sinceReadyMs = Math.round(atMs - this.timeline.originMs);
      return { atMs: sinceReadyMs, rule, what, before: this.before(sinceReadyMs) };
    });
  }
}
