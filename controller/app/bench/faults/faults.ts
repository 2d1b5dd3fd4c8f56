import { systemClock } from '../../../../config/kernel/index.js';
import { Teardown } from '../../teardown.js';
import type { BenchParts } from '../bench-parts.js';
import { atLeast, atMost, plain, quantile, type BenchmarkResult, type Figure } from '../figures.js';
import { LoadWatch } from '../machine-load.js';
import { measureRealTimeCost, measureScan, measureVirtualSpeed } from './emulated-board-cost.js';
import { rideNoisily } from './noisy-exchanges.js';
import { measurePresses } from './press-to-contact.js';
import { sendRandomBytes } from './random-bytes.js';

const fastBaudRate = 115_200;
const presses = 400;
const virtualSeconds = 60;
const realSeconds = 20;
const scans = 2_000;
const randomBytes = 10_000_000;

/** Percent of bytes and portions that are damaged, and how many exchanges; at 5 % most sessions end before they are configured. */
const rides = [
  { percent: 0.1, exchanges: 5_000 },
  { percent: 0.5, exchanges: 5_000 },
  { percent: 1, exchanges: 100_000 },
  { percent: 2, exchanges: 5_000 },
  { percent: 5, exchanges: 200 },
] as const;
/** The ride that the design asks for. */
const askedPercent = 1;
const askedSeconds = 180;

/** What the link and the real firmware make of a bad line, and what the emulated board costs. */
export async function faults(parts: BenchParts): Promise<BenchmarkResult> {
  let hasEnded = false;
  void parts.ended.then(() => {
    hasEnded = true;
  });
  const isEnded = (): boolean => hasEnded;
  const figures = [...(await virtualFigures(parts))];
  const load = new LoadWatch();
  if (!isEnded()) figures.push(...(await realTimeFigures(parts)));
  const machine = load.end();
  for (const ride of rides) if (!isEnded()) figures.push(...(await rideFigures(ride, parts, isEnded)));
  if (!isEnded()) figures.push(...(await byteFigures(parts, isEnded)));
  return {
    name: 'faults',
    how: `the product's link and the real firmware in the emulator. Noise: bytes lost, flipped, doubled, and portions doubled, merged, split and held up for as long as 150 ms, both ways, at ${fastBaudRate} baud; in the noise a heartbeat 5 ms after the answer to the one before instead of 250, and a request sent again after 30 ms instead of 100`,
    figures,
    machine,
  };
}

async function virtualFigures({ progress }: BenchParts): Promise<readonly Figure[]> {
  const tookMs = await measurePresses(fastBaudRate, presses, 1);
  progress(`faults: ${presses} presses on a clean line`);
  const times = await measureVirtualSpeed(virtualSeconds);
  progress(`faults: ${virtualSeconds} s of virtual time`);
  const scanMs = measureScan(scans);
  return [
    plain('press decided -> contact closed, median, board time', 'ms', quantile(tookMs, 0.5)),
    atMost('press decided -> contact closed, 95th percentile, board time', 'ms', quantile(tookMs, 0.95), 10),
    atLeast('emulated board and host in virtual time, 4 heartbeats a second, times real time', 'ratio', times, 35),
    atMost('longest scan of 64 relays and 64 inputs, board time', 'ms', scanMs, 0.2),
  ];
}

async function realTimeFigures({ clock, log, progress }: BenchParts): Promise<readonly Figure[]> {
  const teardown = new Teardown(clock, log);
  try {
    const percent = await measureRealTimeCost(realSeconds, { clock, log, teardown });
    progress(`faults: ${realSeconds} s of real time`);
    const what = 'emulated board in real time behind its terminal, 4 heartbeats a second, of a core';
    return [atMost(what, 'percent', percent, 8)];
  } finally {
    await teardown.run();
  }
}

async function rideFigures(
  { percent, exchanges }: (typeof rides)[number],
  { progress }: BenchParts,
  isEnded: () => boolean,
): Promise<readonly Figure[]> {
  const beganMs = systemClock.now();
  const seconds = (): number => (systemClock.now() - beganMs) / 1_000;
  const usedBefore = process.cpuUsage();
  const ride = await rideNoisily({
    baudRate: fastBaudRate,
    share: percent / 100,
    exchanges,
    seed: 1 + Math.round(percent * 10),
    progress: (done) => {
      progress(`faults: ${done} of ${exchanges} exchanges at ${percent} %, ${Math.round(seconds())} s`);
    },
    isEnded,
  });
  const { outcomes, counters } = ride;
  const used = process.cpuUsage(usedBefore);
  const at = `${percent} %:`;
  return [
    plain(`${at} exchanges`, 'count', counters.exchanges),
    plain(`${at} presses done`, 'count', outcomes.done),
    plain(`${at} presses refused`, 'count', outcomes.refused),
    plain(`${at} presses unknown, and told so`, 'count', outcomes.unknown),
    plain(`${at} contacts closed`, 'count', ride.closures),
    atMost(`${at} contacts closed more than once for one press`, 'count', ride.closedTwice, 0),
    atMost(`${at} contacts closed although refused`, 'count', ride.refusedYetClosed, 0),
    atMost(`${at} contacts not closed although done`, 'count', ride.doneYetOpen, 0),
    atMost(`${at} contacts closed after the deadline of the last press of them`, 'count', ride.late, 0),
    atMost(`${at} contacts closed that nobody asked for`, 'count', ride.unasked, 0),
    plain(`${at} retransmissions`, 'count', counters.retransmissions),
    plain(`${at} bad frames at the host`, 'count', counters.badFrames),
    plain(`${at} sessions that ended`, 'count', counters.reconnects),
    plain(`${at} board time, s`, 'count', ride.virtualMs / 1_000),
    plain(`${at} processor time of both, s`, 'count', (used.user + used.system) / 1e6),
    percent === askedPercent
      ? atMost(`${at} wall time, s`, 'count', seconds(), askedSeconds)
      : plain(`${at} wall time, s`, 'count', seconds()),
  ];
}

async function byteFigures({ progress }: BenchParts, isEnded: () => boolean): Promise<readonly Figure[]> {
  const result = await sendRandomBytes({
    bytes: randomBytes,
    seed: 1,
    progress: (sent) => {
      progress(`faults: ${sent} of ${randomBytes} random bytes`);
    },
    isEnded,
  });
  return [
    plain('random bytes, frames of no session and mutated frames sent to the board, bytes', 'count', result.bytes),
    atMost('contacts closed by them', 'count', result.closures, 0),
    atMost('good presses in between that closed no contact', 'count', result.asked - result.pressed, 0),
    atMost('HELLOs in between that the board did not answer', 'count', result.asked - result.answered, 0),
    atMost('resets by the watchdog', 'count', result.resets, 0),
  ];
}
