import { callButtons, firmwareVersion, type Station } from '../../../config/index.js';
import { readLift } from '../../../firmware-bridge/index.js';
import type { ExitCode } from '../output.js';
import { withBoard, type BoardAtWork, type BoardSessionOptions } from './board-session.js';

/** Prints who answers at a station's port, what such a board does by itself, and what it reads of the lift. Presses nothing. */
export function boardInfo(options: BoardInfoOptions): Promise<ExitCode> {
  return withBoard(options, (at) => {
    tellBoard(at, options);
    return Promise.resolve(0 as const);
  });
}

export type BoardInfoOptions = BoardSessionOptions & { readonly json: boolean };

export function tellBoard(at: BoardAtWork, { output, json, isSimulated }: BoardInfoOptions): void {
  const facts = factsOf(at, isSimulated);
  if (json) output.line(JSON.stringify(facts));
  else for (const line of describe(facts, at.station)) output.line(line);
}

type Facts = ReturnType<typeof factsOf>;

function factsOf({ station, board, identity, state }: BoardAtWork, isSimulated: boolean) {
  const { relays, inputs } = state();
  const reading = readLift(station, state());
  const { medianRoundTripMs } = board.counters;
  return {
    station: station.id,
    driver: station.board.driver,
    port: isSimulated ? null : station.board.path,
    identity,
    /** Of the images that come with this program; null: the board's maker has his own. */
    firmwareThatComes: 'resetCause' in identity ? firmwareVersion : null,
    capabilities: board.capabilities,
    closedContacts: relays === null ? null : numbersOf(relays),
    closedInputs: inputs === null ? null : numbersOf(inputs),
    mode: reading.mode,
    lamps: Object.fromEntries(reading.lamps),
    medianRoundTripMs: medianRoundTripMs === null ? null : Math.round(10 * medianRoundTripMs) / 10,
  };
}

/** Of the bits that are 1, counted from 1. */
function numbersOf(bits: bigint): readonly number[] {
  const most = bits.toString(2).length;
  return Array.from({ length: most }, (_, index) => index + 1).filter(
    (number) => ((bits >> BigInt(number - 1)) & 1n) === 1n,
  );
}

function describe(facts: Facts, station: Station): readonly string[] {
  const { capabilities, identity } = facts;
  const hasInputs = identity.inputs > 0;
  const does: readonly (readonly [boolean, string, string])[] = [
    [capabilities.endsPulses, 'ends a press by itself', 'does NOT end a press by itself: FOR THE BENCH ONLY'],
    [capabilities.releasesOnSilence, 'opens every contact when the host falls silent', 'does not notice a silent host'],
    [
      capabilities.checksLamps,
      'looks at the lamp at the instant of a press',
      hasInputs ? 'the host looks at the lamp before a press' : 'nobody looks at a lamp: it has no inputs',
    ],
    [
      capabilities.hasInterlocks,
      'locks by its own mode inputs',
      hasInputs ? 'modes are read by the host alone' : 'nobody knows of fire or inspection: it has no inputs',
    ],
    [capabilities.holdsDoors, 'holds a door, and lets go of it by itself', 'can not hold a door'],
    [capabilities.refusesLatePresses, 'refuses a press that comes late', 'executes a press that comes late'],
  ];
  const lamps = callButtons(station).map(({ id }) => `${id} ${facts.lamps[id] ?? 'unknown'}`);
  return [
    `station ${facts.station}: ${facts.driver} (${identity.firmware}), ${identity.relays} relays, ${identity.inputs} inputs`,
    ...otherFirmware(facts),
    ...startOf(identity),
    ...does.map(([isSo, yes, no]) => `  ${isSo ? `+ ${yes}` : `- ${no}`}`),
    `closed contacts: ${listOf(facts.closedContacts)}; closed inputs: ${listOf(facts.closedInputs)}`,
    `mode: ${facts.mode}; lamps: ${lamps.join(', ')}`,
    `round trip: ${facts.medianRoundTripMs === null ? 'not measured' : `${facts.medianRoundTripMs.toFixed(1)} ms (median)`}`,
  ];
}

function otherFirmware({ identity, firmwareThatComes }: Facts): readonly string[] {
  if (firmwareThatComes === null || firmwareThatComes === identity.firmware) return [];
  return [
    `  its firmware is another one than ${firmwareThatComes}, which comes with this program: \`liftvoice board flash\``,
  ];
}

const startedBy = {
  powerOn: 'its power came',
  external: 'its reset pin was pulled, as by the opening of the port',
  brownOut: 'its supply fell',
  watchdog: 'it hung, and its watchdog reset it',
  other: 'its boot loader does not tell',
};

/** Only the own board tells. */
function startOf(identity: Facts['identity']): readonly string[] {
  if (!('resetCause' in identity)) return [];
  return [`  start ${identity.bootCount} of this board; the reason: ${startedBy[identity.resetCause]}`];
}

function listOf(numbers: readonly number[] | null): string {
  if (numbers === null) return 'not readable';
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
