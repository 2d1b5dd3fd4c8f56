import type { Languages, Site, Station } from '../../../config/index.js';
import { speakingMs, type WrittenEars } from '../../../speech/index.js';
import { composeStage, type BoardKind, type Stage } from '../compose-scenario.js';
import { describeStep } from './describe-step.js';
import { Onlooker } from './onlooker.js';
import type { Failure, Outcome } from './outcome.types.js';
import { playStep } from './play-step.js';
import type { ScenarioStep } from './scenario.schema.js';

/** What is to be played; a file's line numbers are of no concern here. */
export interface Script {
  readonly site: Site;
  readonly station: Station;
  readonly seed: number;
  /** What the clock on the wall shows when it begins. */
  readonly startsAt: Date;
  readonly board: BoardKind;
  /** What the lift does about a press of a lit button; absent: it cancels the call. */
  readonly secondPress?: 'cancels' | 'changesNothing';
  readonly steps: readonly ScenarioStep[];
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

/** Plays a script in virtual time: the same one with the same seed gives the same outcome. */
export async function runScenario(script: Script, { languages, ears, onReady }: RunOptions): Promise<Outcome> {
  const { site, station, seed, steps, startsAt, board, secondPress } = script;
  const lift = { secondPressCancels: secondPress !== 'changesNothing' };
  const stage = await composeStage({ site, station, languages, ears, seed, startsAt, board, lift });
  const onlooker = new Onlooker(stage);
  await getReady(stage);
  onlooker.begin();
  onReady?.(stage);
  const failures: Failure[] = [];
  for (const [index, step] of steps.entries()) {
    const { atMs, expect } = step;
    stage.clock.setTimeout(() => {
      if (expect === undefined) {
        onlooker.timeline.note(describeStep(step));
        playStep(step, stage);
        return;
      }
      const found = onlooker.look(expect);
      if (found.length > 0) failures.push({ step: index, atMs, differences: found, before: onlooker.before(atMs) });
    }, atMs);
  }
  const playedMs = Math.max(0, ...steps.map(endOf));
  await stage.clock.advance(playedMs);
  await stage.stop();
  const violations = onlooker.violations();
  return { failures, violations, playedMs, closures: stage.monitor.closures.length, answers: onlooker.answersGiven };
}

async function getReady(stage: Stage): Promise<void> {
  const { clock, service } = stage;
  stage.start();
  await clock.advance(shortestMs);
  while (service.view().availability !== 'ready' && clock.now() < longestStartMs) await clock.advance(100);
}

function endOf({ atMs, say, decidedAfterMs = 0 }: ScenarioStep): number {
  return atMs + (say === undefined ? restMs : speakingMs(say) + decidedAfterMs + doneMs);
}
