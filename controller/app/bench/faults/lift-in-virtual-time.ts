import { silentLog, VirtualClock } from '../../../../config/kernel/index.js';
import {
  createElevatorIo,
  linkTiming,
  openThroughFaults,
  type ElevatorIo,
  type LinkTiming,
} from '../../../../firmware-bridge/index.js';
import { InProcessBoard } from '../../compose-emulated-boards.js';
import { measuredLift } from './measured-lift.js';

type LineFaults = Parameters<typeof openThroughFaults>[2];

export interface VirtualLiftOptions {
  readonly baudRate: number;
  readonly timing?: LinkTiming;
  readonly makeFaults?: (clock: VirtualClock) => LineFaults;
}

/** One closing of a contact; times of the board, ms. */
export interface Closure {
  /** Counted from 1. */
  readonly contact: number;
  readonly closedAtMs: number;
}

export interface VirtualLift {
  readonly clock: VirtualClock;
  readonly elevatorIo: ElevatorIo;
  /** Told at the instant; the firmware closes one contact at a time, and one that changes over is told as well. */
  onClosure(listener: (closure: Closure) => void): void;
  stop(): Promise<void>;
}

/** The product's own host and the real firmware in one process, with a line between them, as fast as both can be computed. */
export async function startVirtualLift(options: VirtualLiftOptions): Promise<VirtualLift> {
  const { baudRate, timing = linkTiming, makeFaults = () => ({}) } = options;
  const clock = new VirtualClock();
  const station = measuredLift(baudRate);
  const board = new InProcessBoard({ model: { channels: 16, baudRate }, clock });
  await board.start();
  const opener = openThroughFaults(board.opener, clock, makeFaults(clock));
  const elevatorIo = createElevatorIo({ station, opener, clock, log: silentLog, timing });
  elevatorIo.start();
  let before = board.relays;
  return {
    clock,
    elevatorIo,
    onClosure: (listener) => {
      board.onRelays((relays, closedAtMs) => {
        const closed = relays & ~before;
        before = relays;
        for (let contact = 1; closed >> BigInt(contact - 1) > 0n; contact += 1) {
          if (((closed >> BigInt(contact - 1)) & 1n) === 1n) listener({ contact, closedAtMs });
        }
      });
    },
    stop: async () => {
      await clock.resolve(elevatorIo.stop());
      await board.stop();
    },
  };
}
