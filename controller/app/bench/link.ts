import { delay } from '../../../config/kernel/index.js';
import { createElevatorIo, heartbeatWireMs } from '../../../firmware-bridge/index.js';
import type { BenchParts } from './bench-parts.js';
import { openSimulator } from '../compose-simulation.js';
import { Teardown } from '../teardown.js';
import { ExchangeTimes } from './exchange-times.js';
import { LoadWatch } from './machine-load.js';
import { atMost, plain, quantile, type BenchmarkResult } from './figures.js';

/** Heartbeats that are waited for: at 250 ms each, 12 s. */
const exchanges = 48;

/** Round trip of a heartbeat over the real serial driver, a pseudo-terminal and the real firmware, against its time on the wire. */
export async function link({ site, languages, clock, log, progress }: BenchParts): Promise<BenchmarkResult> {
  const [station] = site.stations;
  if (station === undefined) throw new RangeError('a site has at least one station');
  const teardown = new Teardown(clock, log);
  try {
    const simulate = openSimulator({ site, languages, clock, log, synthesizer: null, teardown });
    const simulation = await simulate(station);
    const times = new ExchangeTimes(clock);
    const elevatorIo = createElevatorIo({ station, opener: times.through(simulation.boardOpener), clock, log });
    teardown.add('link', () => elevatorIo.stop());
    const load = new LoadWatch();
    elevatorIo.start();
    for (let waitedMs = 0; elevatorIo.counters.exchanges < exchanges && waitedMs < 60_000; waitedMs += 250)
      await delay(clock, 250);
    progress(`link: ${elevatorIo.counters.exchanges} exchanges`);
    const machine = load.end();
    const { medianRoundTripMs, retransmissions, badFrames } = elevatorIo.counters;
    const roundTripMs = medianRoundTripMs ?? NaN;
    const channelMs = quantile(times.all, 0.5);
    const wireMs = heartbeatWireMs(station.board);
    return {
      name: 'link',
      how: `HEARTBEAT -> STATE at ${station.board.baudRate} baud, ${simulation.boardNotice === null ? 'pseudo-terminal' : 'in process'}, real firmware in the emulator`,
      figures: [
        plain('median round trip', 'ms', roundTripMs),
        plain('of it on the wire, both ways', 'ms', wireMs),
        plain('of it the emulator, and the waking up of both programs', 'ms', channelMs - wireMs),
        plain('of it the host, before the first and after the last byte', 'ms', roundTripMs - channelMs),
        atMost('ratio of the median to the wire time', 'ratio', roundTripMs / wireMs, 1.5),
        plain('exchanges', 'count', elevatorIo.counters.exchanges),
        plain('retransmissions', 'count', retransmissions),
        plain('bad frames', 'count', badFrames),
      ],
      machine,
    };
  } finally {
    await teardown.run();
  }
}
