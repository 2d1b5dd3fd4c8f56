import { seededRandom } from '../../../../config/kernel/index.js';
import { startVirtualLift } from './lift-in-virtual-time.js';
import { measuredFloors } from './measured-lift.js';

/** ms between presses: at least the pulse and the gap behind it, and never the same point between two heartbeats. */
const restMs = 160;
const spreadMs = 250;

/** From the decision to press until the contact is closed, ms of the board's time, of presses among the usual heartbeats. */
export async function measurePresses(baudRate: number, presses: number, seed: number): Promise<readonly number[]> {
  const random = seededRandom(seed);
  const lift = await startVirtualLift({ baudRate });
  const { clock, elevatorIo } = lift;
  const tookMs: number[] = [];
  let decidedAtMs = 0;
  lift.onClosure(({ closedAtMs }) => tookMs.push(closedAtMs - decidedAtMs));
  while (elevatorIo.mode !== 'normal') await clock.advance(restMs);
  for (let press = 0; press < presses; press += 1) {
    await clock.advance(restMs + random() * spreadMs);
    decidedAtMs = clock.now();
    await clock.resolve(elevatorIo.press(String((press % measuredFloors) + 1), 900));
  }
  await lift.stop();
  return tookMs;
}
