import type { Languages, Site, Station } from '../../config/index.js';
import { seededRandom, silentLog, VirtualClock } from '../../config/kernel/index.js';
import {
  createElevatorIo,
  dropBytes,
  faithfulLine,
  openThroughFaults,
  type ChannelOpener,
  type ElevatorIo,
  type LineFault,
} from '../../firmware-bridge/index.js';
import {
  createLifts,
  createSimulation,
  InProcessBoard,
  modelOf,
  type BoardKind,
  type LiftHabits,
  type Simulation,
} from '../../simulator/index.js';
import type { WrittenEars } from '../../speech/index.js';
import { createStationService } from '../adapters/station-service.js';
import type { StationService } from '../adapters/station-service.types.js';
import { Messages } from '../domain/messages/messages.js';
import { SafetyMonitor } from './scenario/safety-monitor.js';
import { SilentSource } from './scenario/silent-source.js';
import { WatchedBoard } from './scenario/watched-board.js';
import { WrittenHearing } from './scenario/written-hearing.js';

export type { BoardKind } from '../../simulator/index.js';

export interface StageOptions {
  /** Its stations share lifts. */
  readonly site: Site;
  readonly station: Station;
  readonly languages: Languages;
  readonly ears: WrittenEars;
  /** Of all chance. */
  readonly seed: number;
  /** What the clock on the wall shows at the beginning. */
  readonly startsAt: Date;
  readonly board: BoardKind;
  /** Absent: a usual one. */
  readonly lift?: LiftHabits;
}

/** One station of a lift in virtual time: everything real between a decision and a contact, and somebody who watches the contacts. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly station: Station;
  readonly simulation: Simulation;
  readonly hearing: WrittenHearing;
  readonly audio: SilentSource;
  readonly service: StationService;
  readonly elevatorIo: ElevatorIo;
  readonly monitor: SafetyMonitor;
  /** What happens to the processor of the board. */
  disturbBoard(what: 'hang' | 'powerCut' | 'resetByPin'): void;
  /** Shares (0..1) of the bytes that are lost on their way. */
  loseBytes(shares: { readonly toBoard?: number; readonly toHost?: number }): void;
  /** Everything comes up; the clock is to be moved on. */
  start(): void;
  /** The host ends, in order. */
  endHost(): Promise<void>;
  /** Takes everything down. */
  stop(): Promise<void>;
}

/** How long an answer sounds, ms; the prompts of the embedded voice are about so long. */
const promptMs = 1_000;
/** The same of a tone without words. */
const toneMs = 150;

/** The board, its firmware in the emulator or modelled, at the end of a cable that may lose bytes, watched at its terminals. */
export async function composeStage(options: StageOptions): Promise<Stage> {
  const { site, station, languages, ears, seed, startsAt } = options;
  const clock = new VirtualClock();
  const monitor = new SafetyMonitor(station, clock);
  const simulated = new InProcessBoard({ model: modelOf(station.board, options.board), clock });
  const board = new WatchedBoard(simulated, monitor);
  const lifts = createLifts(site.stations, clock, options.lift);
  const lift = lifts.get(station.id);
  if (lift === undefined) throw new RangeError(`${station.id} is no station of this site`);
  const log = silentLog;
  const simulation = createSimulation({
    ...{ station, lift, languages, clock, log, board },
    boardNotice: null,
    passengerVoice: null,
    isShown: false,
  });
  const { cable, loseBytes } = cableTo(simulation.boardOpener, clock, seed);
  let nonce = seed;
  const elevatorIo = createElevatorIo({ station, opener: cable, clock, log, makeNonce: () => (nonce += 1) });
  const hearing = new WrittenHearing(station, site.languages, ears, clock);
  const audio = new SilentSource();
  const service = createStationService({
    ...{ station, elevatorIo, hearing, audio, clock, log },
    messages: new Messages(languages),
    site,
    timeOfDay: () => new Date(startsAt.getTime() + clock.now()),
    prompts: { play: (prompt) => Promise.resolve({ durationMs: 'answer' in prompt ? promptMs : toneMs }) },
  });
  monitor.follow(hearing, elevatorIo);
  await simulation.start();
  const endHost = async (): Promise<void> => {
    await clock.resolve(service.stop());
    await clock.resolve(hearing.stop());
    await clock.resolve(elevatorIo.stop());
  };
  return {
    ...{ clock, station, simulation, hearing, audio, service, elevatorIo, monitor, loseBytes, endHost },
    disturbBoard: (what) => {
      if (what === 'hang') monitor.noteHang();
      simulated.disturb(what);
    },
    start: () => {
      elevatorIo.start();
      audio.start();
      for (const language of site.languages) hearing.ready(language);
    },
    stop: async () => {
      await endHost();
      monitor.end();
      await simulation.stop();
      for (const each of lifts.values()) each.stop();
    },
  };
}

interface Cable {
  readonly cable: ChannelOpener;
  readonly loseBytes: Stage['loseBytes'];
}

function cableTo(opener: ChannelOpener, clock: VirtualClock, seed: number): Cable {
  const random = seededRandom(seed);
  let toBoard: LineFault = faithfulLine;
  let toHost: LineFault = faithfulLine;
  const lossy = (share: number): LineFault => (share === 0 ? faithfulLine : dropBytes(share, random));
  return {
    cable: openThroughFaults(opener, clock, { toBoard: (bytes) => toBoard(bytes), toHost: (bytes) => toHost(bytes) }),
    loseBytes: (shares) => {
      if (shares.toBoard !== undefined) toBoard = lossy(shares.toBoard);
      if (shares.toHost !== undefined) toHost = lossy(shares.toHost);
    },
  };
}
