import type { CarStation, Floor } from '../../../config/index.js';
import { VirtualClock, silentLog, type Log } from '../../../config/kernel/index.js';
import { createElevatorIo } from '../../../firmware-bridge/index.js';
import type { ElevatorEvent } from '../../../firmware-bridge/index.js';
import type { MemoryLineOptions } from '../../../firmware-bridge/channel/memory-channel.js';
import { ScriptedBoard, ScriptedSocket } from '../../support/scripted-board.js';

const floor = (id: string, contact: number, lamp: number | null = contact): Floor => ({
  id,
  number: Number(id),
  contact,
  lamp,
  names: { zh: [], en: [] },
  voice: true,
});

/** Contacts and lamps 1 to 3 are floors, floor 9 has no lamp; inputs 14 to 16 are the modes. */
export const station: CarStation = {
  id: 'car-1',
  kind: 'car',
  doors: { open: null, close: null },
  alarm: null,
  cancel: null,
  audio: { device: null, playback: null },
  board: { driver: 'link-v1', path: null, baudRate: 38400, relays: 16, inputs: 16 },
  floors: [floor('1', 1), floor('2', 2), floor('3', 3), floor('9', 9, null)],
  pulseMs: 250,
  modes: {
    fire: { input: 14, activeWhen: 'open' },
    inspection: { input: 15, activeWhen: 'open' },
    firefighter: null,
    earthquake: null,
    outOfService: { input: 16, activeWhen: 'closed' },
  },
  listening: { gate: 'always' },
  confirm: { when: 'uncertain' },
  vocabulary: { bareNumbers: 'confirm', wakeWords: {} },
  limits: { callsPerMinute: 12, floorsPerSentence: 3 },
};

/** Fire and inspection closed (not active), every lamp dark. */
export const normalInputs = 0b0110_0000_0000_0000n;
/** The loops of fire and inspection are open. */
export const fire = 0n;
export const lampOf = (contact: number): bigint => 1n << BigInt(contact - 1);

export interface ExampleLift {
  readonly clock: VirtualClock;
  readonly board: ScriptedBoard;
  readonly socket: ScriptedSocket;
  readonly io: ReturnType<typeof createElevatorIo>;
  readonly events: ElevatorEvent[];
  /** What the log warned of. */
  readonly warnings: string[];
}

/** @param lateMs how much later than asked for every timer of the host fires, as on a busy machine */
export function plugIn(changes: Partial<CarStation> = {}, line: MemoryLineOptions = {}, lateMs = 0): ExampleLift {
  const clock = new VirtualClock();
  const board = new ScriptedBoard(clock);
  board.inputs = normalInputs;
  const socket = new ScriptedSocket(clock, board, line);
  const warnings: string[] = [];
  const log: Log = { ...silentLog, warn: (_fields, message) => warnings.push(message), child: () => log };
  let nonce = 0x1000_0000;
  const io = createElevatorIo({
    station: { ...station, ...changes },
    opener: socket.opener,
    clock: {
      now: () => clock.now(),
      setTimeout: (callback, delayMs) => clock.setTimeout(callback, delayMs + lateMs),
      clearTimeout: (handle) => {
        clock.clearTimeout(handle);
      },
    },
    log,
    makeNonce: () => (nonce += 1),
  });
  const events: ElevatorEvent[] = [];
  io.onEvent((event) => events.push(event));
  return { clock, board, socket, io, events, warnings };
}

/** A lift whose link is up and whose inputs have been read. */
export async function startedLift(changes: Partial<CarStation> = {}, lateMs = 0): Promise<ExampleLift> {
  const lift = plugIn(changes, {}, lateMs);
  lift.io.start();
  await lift.clock.advance(60);
  lift.events.length = 0;
  return lift;
}
