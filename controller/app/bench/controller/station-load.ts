import { callButtons } from '../../../../config/index.js';
import { composeStage } from '../../compose-scenario.js';
import type { RunOptions, Script } from '../../scenario/run-scenario.js';

export interface StationLoad {
  /** Seconds of processor time, the simulated lifts and boards included. */
  readonly cpuSeconds: number;
  readonly presses: number;
}

const quietRoom = { isHalfHeard: false, alsoLike: [], overNoiseDb: null, decidedAfterMs: 300 };
const readyMs = 4_000;

/** So many stations side by side in virtual time, with a request each every so often. */
export async function loadStations(
  script: Omit<Script, 'steps'>,
  { languages, ears }: Pick<RunOptions, 'languages' | 'ears'>,
  plan: { readonly stations: number; readonly requests: number; readonly everyMs: number },
): Promise<StationLoad> {
  const { station } = script;
  const floors = callButtons(station).filter(({ voice }) => voice);
  const sentences = ears
    .sentences(station.id, 1_500)
    .filter(({ meaning }) => meaning.kind === 'floors' && !meaning.isDoubtful && meaning.mentions.length === 1);
  const stages = await Promise.all(
    Array.from({ length: plan.stations }, (_, index) =>
      composeStage({ ...script, seed: script.seed + index, languages, ears }),
    ),
  );
  for (const stage of stages) {
    stage.start();
    await stage.clock.advance(readyMs);
  }
  const before = process.cpuUsage();
  for (let request = 0; request < plan.requests; request += 1) {
    for (const [index, { hearing, clock }] of stages.entries()) {
      const text = sentences[(request * floors.length + index) % sentences.length]?.text ?? '';
      hearing.say({ text, ...quietRoom });
      await clock.advance(plan.everyMs);
    }
  }
  const { user, system } = process.cpuUsage(before);
  const presses = stages.reduce((sum, { monitor }) => sum + monitor.closures.length, 0);
  for (const stage of stages) await stage.stop();
  return { cpuSeconds: (user + system) / 1e6, presses };
}
