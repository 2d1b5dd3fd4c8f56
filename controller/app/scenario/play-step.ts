import type { Simulation } from '../../../simulator/index.js';
import type { Stage } from '../compose-scenario.js';
import type { ScenarioStep } from './scenario.schema.js';

type Deed<Name extends keyof ScenarioStep> = NonNullable<ScenarioStep[Name]>;

const disturbances = { reset: 'resetByPin', hung: 'hang', powerCut: 'powerCut' } as const;
const usualDecisionMs = 300;

/** Does what a step says, now, in virtual time; `expect` is nothing that is done. */
export function playStep(step: ScenarioStep, stage: Stage): void {
  const { hearing, audio } = stage;
  const { say, board, line, recognizer, microphone, host } = step;
  if (say !== undefined) {
    const { halfHeard = false, alsoLike = [], overNoiseDb = null, decidedAfterMs = usualDecisionMs } = step;
    hearing.say({ text: say, isHalfHeard: halfHeard, alsoLike, overNoiseDb, decidedAfterMs });
  }
  playLiftStep(step, stage.simulation);
  if (board !== undefined) stage.disturbBoard(disturbances[board]);
  if (line !== undefined) loseBytes(line, stage);
  if (recognizer?.lost !== undefined) hearing.lose(recognizer.lost);
  if (recognizer?.back !== undefined) hearing.ready(recognizer.back);
  if (microphone !== undefined) {
    hearing.setListening(microphone === 'back');
    if (microphone === 'back') audio.start();
    else audio.lose();
  }
  if (host === 'killed') stage.loseBytes({ toBoard: 1, toHost: 1 });
  if (host === 'ended') void stage.endHost();
}

/** What is done to the lift, its people and its wires, in any kind of time. */
export function playLiftStep(step: ScenarioStep, simulation: Simulation): void {
  const { press, mode, presence, wiring, mend, cable } = step;
  if (press !== undefined) simulation.pressButton(press);
  if (mode !== undefined) simulation.setMode(mode);
  if (presence !== undefined) simulation.setPresence(presence === 'comes');
  if (wiring !== undefined) breakWiring(wiring, simulation);
  if (mend !== undefined) simulation.mendWiring();
  if (cable === 'pulled') simulation.unplugBoard();
  if (cable === 'plugged') simulation.plugBoard();
}

function breakWiring(wiring: Deed<'wiring'>, simulation: Simulation): void {
  for (const kind of ['relayWelded', 'lampStuck', 'lampDead'] as const) {
    const button = wiring[kind];
    if (button !== undefined) simulation.breakWiring({ kind, button });
  }
  const [button, other] = wiring.lampsSwapped ?? [];
  if (button !== undefined && other !== undefined) simulation.breakWiring({ kind: 'lampsSwapped', button, other });
  if (wiring.inputs === 'allOpen') simulation.breakWiring({ kind: 'inputsAllOpen' });
  if (wiring.inputs === 'allClosed') simulation.breakWiring({ kind: 'inputsAllClosed' });
}

function loseBytes({ lostPercent, towards = 'both' }: Deed<'line'>, stage: Stage): void {
  const share = lostPercent / 100;
  stage.loseBytes({
    ...(towards === 'host' ? {} : { toBoard: share }),
    ...(towards === 'board' ? {} : { toHost: share }),
  });
}
