import { succeed, type ElevatorError, type Result } from '../../../../config/kernel/index.js';
import { endOfSpeechMs } from '../../bench/end-of-speech.js';
import { describeStep } from '../describe-step.js';
import { Onlooker } from '../onlooker.js';
import type { Failure, Outcome } from '../outcome.types.js';
import { playLiftStep } from '../play-step.js';
import type { Scenario } from '../read-scenario.js';
import type { ScenarioStep } from '../scenario.schema.js';
import { measuredTimes, type MeasuredSentence, type Sentence } from './measured-times.js';
import { Rest } from './rest.js';
import { openStage, type LiveStage, type StageParts } from './stage.js';

export interface LiveOutcome extends Outcome {
  readonly spoken: readonly MeasuredSentence[];
}

export interface PlayParts extends StageParts {
  /** 16 kHz, of each step in which something is said. */
  readonly voices: ReadonlyMap<ScenarioStep, Int16Array>;
  /** Aborted when somebody wants an end. */
  readonly ended: AbortSignal;
  /** Told of each step as it is done, and before them of a board that is not behind a terminal; ms since the beginning. */
  readonly onStep: (atMs: number, what: string) => void;
}

/** A site whose words are compiled and whose models are loaded is ready in two seconds, on a busy machine in ten. */
const longestStartMs = 30_000;
/** The ears have to know the room before somebody speaks in it. */
const roomMs = 2_000;
/** After the last step no contact may stay closed. */
const lastMs = 600;

/**
 * Plays a scenario in real time with real sound, on a site of its own. Each step comes at its time, or when the one before it was
 * done where that took longer; an expectation waits until the station has done what there was to do, and the step after it until the
 * answer has sounded.
 *
 * @returns null where somebody wanted an end; a failure where the site could not be started
 */
export async function playInRealTime(
  scenario: Pick<Scenario, 'site' | 'station' | 'startsAt' | 'steps'>,
  parts: PlayParts,
): Promise<Result<LiveOutcome | null, ElevatorError>> {
  const opened = await openStage(scenario, parts);
  if (!opened.ok) return opened;
  const stage = opened.value;
  const play = new LivePlay(stage, scenario.steps, parts);
  try {
    await play.getReady();
    for (const index of scenario.steps.keys()) await play.take(index);
    await play.end();
  } finally {
    await stage.stop();
  }
  return succeed(parts.ended.aborted ? null : play.outcome());
}

class LivePlay {
  readonly #stage: LiveStage;
  readonly #steps: readonly ScenarioStep[];
  readonly #parts: PlayParts;
  readonly #onlooker: Onlooker;
  readonly #rest: Rest;
  readonly #failures: Failure[] = [];
  readonly #sentences: Sentence[] = [];
  #beganMs = 0;
  /** How far the play is behind the times in the file. */
  #lateMs = 0;
  #playedMs = 0;
  #overNoiseDb: number | null = null;

  constructor(stage: LiveStage, steps: readonly ScenarioStep[], parts: PlayParts) {
    this.#stage = stage;
    this.#steps = steps;
    this.#parts = parts;
    this.#onlooker = new Onlooker(stage);
    this.#rest = new Rest(stage, parts.ended);
  }

  async getReady(): Promise<void> {
    const { service, clock } = this.#stage;
    const first = this.#steps.findIndex(({ say }) => say !== undefined);
    this.#makeRoom(first);
    const { boardNotice } = this.#stage.simulation;
    if (boardNotice !== null) this.#parts.onStep(0, boardNotice);
    this.#stage.start();
    await this.#rest.until(() => service.view().availability === 'ready', longestStartMs);
    await this.#settleRoom();
    this.#stage.startWallClock();
    this.#beganMs = clock.now();
    this.#onlooker.begin();
  }

  async take(index: number): Promise<void> {
    const step = this.#steps[index];
    if (step === undefined) return;
    await this.#rest.pause(step.atMs + this.#lateMs - this.#sinceBeganMs);
    if (step.expect !== undefined) await this.#rest.untilDone();
    if (step.say !== undefined && this.#makeRoom(index)) await this.#settleRoom();
    if (this.#parts.ended.aborted) return;
    this.#lateMs = Math.max(this.#lateMs, this.#sinceBeganMs - step.atMs);
    this.#parts.onStep(this.#sinceBeganMs, describeStep(step));
    if (step.expect === undefined) this.#do(step, index);
    else {
      this.#look(step.expect, index);
      if (index + 1 < this.#steps.length) await this.#rest.untilQuiet();
    }
  }

  async end(): Promise<void> {
    await this.#rest.untilDone();
    await this.#rest.pause(lastMs);
    this.#playedMs = Math.round(this.#sinceBeganMs);
  }

  outcome(): LiveOutcome {
    const { monitor, watch } = this.#stage;
    return {
      failures: this.#failures,
      violations: this.#onlooker.violations(),
      playedMs: this.#playedMs,
      closures: monitor.closures.length,
      answers: this.#onlooker.answersGiven,
      spoken: measuredTimes(this.#sentences, monitor.closures, watch.lampsLit),
    };
  }

  get #sinceBeganMs(): number {
    return this.#stage.clock.now() - this.#beganMs;
  }

  #do(step: ScenarioStep, index: number): void {
    const { simulation } = this.#stage;
    this.#onlooker.timeline.note(describeStep(step));
    if (step.say !== undefined) this.#say(step.say, index);
    playLiftStep(step, simulation);
  }

  #say(text: string, index: number): void {
    const samples = this.#voiceOf(index);
    if (samples === null) return;
    const spoken = this.#stage.simulation.playAudio(samples, false).then((playedMs) => {
      const silenceMs = Math.max(0, playedMs - endOfSpeechMs(samples));
      this.#sentences.push({ step: index, text, endedAtMs: this.#stage.clock.now() - silenceMs });
    });
    this.#rest.waitFor(spoken);
  }

  #look(expectation: NonNullable<ScenarioStep['expect']>, index: number): void {
    const differences = this.#onlooker.look(expectation);
    const atMs = Math.round(this.#sinceBeganMs);
    if (differences.length > 0)
      this.#failures.push({ step: index, atMs, differences, before: this.#onlooker.before(atMs) });
  }

  /** The room becomes as loud as it is to be beside a sentence. @returns whether that is much of a change */
  #makeRoom(index: number): boolean {
    const voice = this.#voiceOf(index);
    if (voice === null) return false;
    const overNoiseDb = this.#steps[index]?.overNoiseDb ?? null;
    this.#stage.simulation.setNoise(overNoiseDb === null ? null : { voice, overNoiseDb });
    const isChanged = overNoiseDb !== this.#overNoiseDb;
    this.#overNoiseDb = overNoiseDb;
    return isChanged;
  }

  /** A noise that sets in is heard as a voice for a while; nobody speaks into that. */
  async #settleRoom(): Promise<void> {
    await this.#rest.pause(roomMs);
    await this.#rest.untilDone();
  }

  #voiceOf(index: number): Int16Array | null {
    const step = this.#steps[index];
    return step === undefined ? null : (this.#parts.voices.get(step) ?? null);
  }
}
