import type { Languages, Site, Station } from '../../../config/index.js';
import { speakingMs, type WrittenEars } from '../../../speech/index.js';
import type { Answer } from '../../api/contract/view.schema.js';
import { composeStage, type BoardKind, type Stage } from '../compose-scenario.js';
import { differences, type Difference } from './compare.js';
import { describeStep } from './describe-step.js';
import { playStep } from './play-step.js';
import type { ScenarioStep } from './scenario.schema.js';
import { Timeline, type Moment } from './timeline.js';

/** What is to be played; a file's line numbers are of no concern here. */
export interface Script {
  readonly site: Site;
  readonly station: Station;
  readonly seed: number;
  /** What the clock on the wall shows when it begins. */
  readonly startsAt: Date;
  readonly board: BoardKind;
  readonly steps: readonly ScenarioStep[];
}

/** An expectation that was not met. */
export interface Failure {
  /** Which step. */
  readonly step: number;
  readonly atMs: number;
  readonly differences: readonly Difference[];
  /** What had happened before, the latest last. */
  readonly before: readonly Moment[];
}

/** Something that must never happen, and did. */
export interface Broken {
  readonly atMs: number;
  readonly rule: string;
  readonly what: string;
  readonly before: readonly Moment[];
}

export interface Outcome {
  readonly failures: readonly Failure[];
  readonly violations: readonly Broken[];
  /** Virtual time from ready to the end. */
  readonly playedMs: number;
  readonly closures: number;
  readonly answers: number;
}

export interface RunOptions {
  readonly languages: Languages;
  readonly ears: WrittenEars;
  /** Tests plant something that must not happen. */
  readonly onReady?: (stage: Stage) => void;
}

const shortestMs = 500;
const longestStartMs = 4_000;
/** After the last step no contact may stay closed. */
const restMs = 600;
/** From the last sound of a sentence until it has been decided and what it asks for has been pressed. */
const doneMs = 1_500;
const shownMoments = 14;

/** Plays a script in virtual time: the same one with the same seed gives the same outcome. */
export async function runScenario(script: Script, { languages, ears, onReady }: RunOptions): Promise<Outcome> {
  const { site, station, seed, steps, startsAt, board } = script;
  const stage = await composeStage({ site, station, languages, ears, seed, startsAt, board });
  const play = new Play(stage);
  await play.getReady();
  onReady?.(stage);
  const failures: Failure[] = [];
  for (const [index, step] of steps.entries()) {
    stage.clock.setTimeout(() => {
      const found = play.take(step);
      const { atMs } = step;
      if (found.length > 0)
        failures.push({ step: index, atMs, differences: found, before: play.timeline.before(atMs, shownMoments) });
    }, step.atMs);
  }
  const playedMs = Math.max(0, ...steps.map(endOf));
  await stage.clock.advance(playedMs);
  await stage.stop();
  const violations = stage.monitor.violations.map(({ atMs, rule, what }) => {
    const sinceReadyMs = Math.round(atMs - play.timeline.originMs);
    return { atMs: sinceReadyMs, rule, what, before: play.timeline.before(sinceReadyMs, shownMoments) };
  });
  return { failures, violations, playedMs, closures: stage.monitor.closures.length, answers: play.answersGiven };
}

/** A stage, what happens on it, and what happened since the last look at it. */
class Play {
  readonly timeline: Timeline;
  readonly #stage: Stage;
  #answers: Answer[] = [];
  #reached: string[] = [];
  #closuresSeen = 0;
  answersGiven = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.timeline = new Timeline(stage.clock);
    const { service, simulation } = stage;
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

  async getReady(): Promise<void> {
    const { clock, service } = this.#stage;
    this.#stage.start();
    await clock.advance(shortestMs);
    while (service.view().availability !== 'ready' && clock.now() < longestStartMs) await clock.advance(100);
    this.timeline.begin();
    this.timeline.note(`station ${service.view().availability}`);
  }

  /** Does a step; answers in what its expectation is not met. */
  take(step: ScenarioStep): readonly Difference[] {
    if (step.expect === undefined) {
      this.timeline.note(describeStep(step));
      playStep(step, this.#stage);
      return [];
    }
    const { service, simulation, monitor, station } = this.#stage;
    const { calls, landingCalls } = simulation.lift;
    const found = differences(step.expect, {
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
}

function endOf({ atMs, say, decidedAfterMs = 0 }: ScenarioStep): number {
  return atMs + (say === undefined ? restMs : speakingMs(say) + decidedAfterMs + doneMs);
}
