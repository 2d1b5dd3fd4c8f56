import { createActor } from 'xstate';
import { silentLog, VirtualClock } from '../../../../config/kernel/index.js';
import { EffectQueue } from '../../../adapters/effect-queue.js';
import { provideStation } from '../../../adapters/provided-machines.js';
import { defaultDelays } from '../../../domain/delays.js';
import type { StationEvent, StationFacts } from '../../../machines/station.types.js';

const facts: StationFacts = {
  link: { kind: 'up' },
  board: null,
  mode: 'normal',
  audio: { kind: 'flowing' },
  recognizers: { zh: 'ready', en: 'ready' },
};

/** Each of them changes what the station may do, and what is said of it is judged anew. */
const events: readonly StationEvent[] = [
  { type: 'mode.changed', mode: 'fire' },
  { type: 'mode.changed', mode: 'normal' },
  { type: 'audio.lost', reason: 'silent' },
  { type: 'audio.flowing' },
];

/** So many events through the machine that judges a station, its effects queued as in the product; seconds of processor time. */
export async function timeMachineEvents(count: number): Promise<number> {
  const nothing = (): void => undefined;
  const machine = provideStation(
    { openGate: nothing, closeGate: nothing, releaseContacts: nothing },
    new EffectQueue(silentLog),
  );
  const input = { facts, delays: defaultDelays.station };
  const actor = createActor(machine, { clock: new VirtualClock(), input }).start();
  const before = process.cpuUsage();
  for (let sent = 0; sent < count; sent += events.length) {
    for (const event of events) actor.send(event);
    // The effects come in turn.
    await Promise.resolve();
  }
  const { user, system } = process.cpuUsage(before);
  actor.stop();
  return (user + system) / 1e6;
}
