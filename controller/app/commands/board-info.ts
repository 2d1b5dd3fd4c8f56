import { callButtons, type Station } from '../../../config/index.js';
import { readLift } from '../../../firmware-bridge/index.js';
import type { ExitCode } from '../output.js';
import { withBoard, type BoardAtWork, type BoardSessionOptions } from './board-session.js';

/** Prints who answers at a station's port, what such a board does by itself, and what it reads of the lift. Presses nothing. */
export function boardInfo(options: BoardSessionOptions & { readonly json: boolean }): Promise<ExitCode> {
  const { output, json } = options;
  return withBoard(options, (at) => {
    const facts = factsOf(at);
    if (json) output.line(JSON.stringify(facts));
    else for (const line of describe(facts, at.station)) output.line(line);
    return Promise.resolve(0 as const);
  });
}

type Facts = ReturnType<typeof factsOf>;

function factsOf({ station, board, identity, state }: BoardAtWork) {
  const { relays, inputs } = state();
  const reading = readLift(station, state());
  return {
    station: station.id,
    driver: station.board.driver,
    port: station.board.path,
    identity,
    capabilities: board.capabilities,
    closedContacts: relays === null ? null : numbersOf(relays),
    closedInputs: inputs === null ? null : numbersOf(inputs),
    mode: reading.mode,
    lamps: Object.fromEntries(reading.lamps),
    medianRoundTripMs: board.counters.medianRoundTripMs,
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
  const does: readonly (readonly [boolean, string, string])[] = [
    [capabilities.endsPulses, 'ends a press by itself', 'does NOT end a press by itself: FOR THE BENCH ONLY'],
    [capabilities.releasesOnSilence, 'opens every contact when the host falls silent', 'does not notice a silent host'],
    [
      capabilities.checksLamps,
      'looks at the lamp at the instant of a press',
      'the host looks at the lamp before a press',
    ],
    [capabilities.hasInterlocks, 'locks by its own mode inputs', 'modes are read by the host alone'],
    [capabilities.holdsDoors, 'holds a door, and lets go of it by itself', 'can not hold a door'],
    [capabilities.refusesLatePresses, 'refuses a press that comes late', 'executes a press that comes late'],
  ];
  const lamps = callButtons(station).map(({ id }) => `${id} ${facts.lamps[id] ?? 'unknown'}`);
  return [
    `station ${facts.station}: ${facts.driver} (${identity.firmware}), ${identity.relays} relays, ${identity.inputs} inputs`,
    ...does.map(([isSo, yes, no]) => `  ${isSo ? `+ ${yes}` : `- ${no}`}`),
    `closed contacts: ${listOf(facts.closedContacts)}; closed inputs: ${listOf(facts.closedInputs)}`,
    `mode: ${facts.mode}; lamps: ${lamps.join(', ')}`,
    `round trip: ${facts.medianRoundTripMs === null ? 'not measured' : `${facts.medianRoundTripMs.toFixed(1)} ms (median)`}`,
  ];
}

function listOf(numbers: readonly number[] | null): string {
  if (numbers === null) return 'not readable';
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
