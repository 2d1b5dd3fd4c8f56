import type { BoardSettings, Station } from '../../../config/index.js';
import { delay } from '../../../config/kernel/index.js';
import { createElevatorIo, heartbeatWireMs, type LinkCounters } from '../../../firmware-bridge/index.js';
import type { BenchParts } from './bench-parts.js';
import { openSimulator } from '../compose-simulation.js';
import { Teardown } from '../teardown.js';
import { ExchangeTimes } from './exchange-times.js';
import { LoadWatch } from './machine-load.js';
import { atMost, plain, quantile, type BenchmarkResult, type Figure } from './figures.js';

/** Heartbeats that are waited for at each speed: at 250 ms each, 12 s. */
const exchanges = 48;

/** bit/s that the firmware of a LINK v1 board comes for. */
const linkSpeeds: readonly number[] = [38_400, 115_200];

/** Round trip of a heartbeat over the real serial driver, a pseudo-terminal and the real firmware, against its time on the wire. */
export async function link(parts: BenchParts): Promise<BenchmarkResult> {
  const [station] = parts.site.stations;
  if (station === undefined) throw new RangeError('a site has at least one station');
  const { board } = station;
  const speeds = board.driver === 'link-v1' ? linkSpeeds : [board.baudRate];
  const load = new LoadWatch();
  const measured: RoundTrips[] = [];
  for (const baudRate of speeds) {
    measured.push(await measureSpeed({ ...station, board: { ...board, baudRate } }, parts));
  }
  const isBehindTerminal = measured.every(({ isTerminal }) => isTerminal);
  return {
    name: 'link',
    how: `HEARTBEAT -> STATE, ${isBehindTerminal ? 'pseudo-terminal' : 'in process'}, real firmware in the emulator`,
    figures: measured.flatMap(({ figures }) => figures),
    machine: load.end(),
  };
}

interface RoundTrips {
  readonly figures: readonly Figure[];
  readonly isTerminal: boolean;
}

async function measureSpeed(
  station: Station,
  { site, languages, clock, log, progress }: BenchParts,
): Promise<RoundTrips> {
  const teardown = new Teardown(clock, log);
  try {
    const stations = site.stations.map((each) => (each.id === station.id ? station : each));
    const simulate = openSimulator({ site: { ...site, stations }, languages, clock, log, synthesizer: null, teardown });
    const simulation = await simulate(station);
    const times = new ExchangeTimes(clock);
    const elevatorIo = createElevatorIo({ station, opener: times.through(simulation.boardOpener), clock, log });
    teardown.add('link', () => elevatorIo.stop());
    elevatorIo.start();
    for (let waitedMs = 0; elevatorIo.counters.exchanges < exchanges && waitedMs < 60_000; waitedMs += 250)
      await delay(clock, 250);
    const { baudRate } = station.board;
    progress(`link: ${elevatorIo.counters.exchanges} exchanges at ${baudRate} baud`);
    const figures = roundTripFigures(elevatorIo.counters, quantile(times.all, 0.5), station.board);
    return { figures, isTerminal: simulation.boardNotice === null };
  } finally {
    await teardown.run();
  }
}

function roundTripFigures(counters: LinkCounters, channelMs: number, board: BoardSettings): readonly Figure[] {
  const { baudRate } = board;
  const roundTripMs = counters.medianRoundTripMs ?? NaN;
  const wireMs = heartbeatWireMs(board);
  return [
    plain(`${baudRate} baud: median round trip`, 'ms', roundTripMs),
    plain(`${baudRate} baud: of it on the wire, both ways`, 'ms', wireMs),
    plain(`${baudRate} baud: of it the emulator, and the waking up of both programs`, 'ms', channelMs - wireMs),
    plain(`${baudRate} baud: of it the host, before the first and after the last byte`, 'ms', roundTripMs - channelMs),
    atMost(`${baudRate} baud: ratio of the median to the wire time`, 'ratio', roundTripMs / wireMs, 1.5),
    plain(`${baudRate} baud: exchanges`, 'count', counters.exchanges),
    plain(`${baudRate} baud: retransmissions`, 'count', counters.retransmissions),
    plain(`${baudRate} baud: bad frames`, 'count', counters.badFrames),
  ];
}
