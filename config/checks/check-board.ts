import { boardDrivers, type DriverLimits } from '../schema/board-drivers.js';
import { firmwareBaudRate, firmwareBaudRates } from '../schema/firmware-images.js';
import { listWords } from '../reading/schema-node.js';
import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

type BoardDraft = NonNullable<StationDraft['board']>;

/** What the board named can't be, and what is needed on site and not in the simulator. */
export function checkBoard(station: StationDraft, path: FieldPath): readonly Finding[] {
  const { board } = station;
  if (board === undefined) return [];
  const boardPath = [...path, 'board'];
  const ofDriver =
    board.driver === undefined
      ? []
      : [
          ...checkDriver(board, boardDrivers[board.driver], boardPath),
          ...checkPulse(station, boardDrivers[board.driver], path),
        ];
  return [...ofDriver, ...checkPort(board, boardPath)];
}

function checkDriver(board: BoardDraft, limits: DriverLimits, path: FieldPath): readonly Finding[] {
  return [
    ...checkPromises(board, limits, path),
    ...checkCount(board, 'relays', limits, path),
    ...checkCount(board, 'inputs', limits, path),
    ...checkUnit(board, limits, path),
    ...checkSpeed(board, limits, path),
  ];
}

/** What is said in docs/boards.md as well, for whoever did not read it. */
function checkPromises(board: BoardDraft, limits: DriverLimits, path: FieldPath): readonly Finding[] {
  const driver = board.driver ?? '';
  const bench = `${driver} boards are for the bench only: they do not end a pulse by themselves, so a host that dies leaves a button pressed. Never connect one to a lift`;
  const trusting = `${driver} boards end a press by themselves and do no more: no interlocks (fire, inspection and out of service are read by this program alone), no release when it falls silent, and inputs that are read four times a second, so lamps need DC: one that runs on AC or is multiplexed may read as dark. docs/boards.md has all of it`;
  if (limits.trustsNoHost) return [];
  return [worthKnowing([...path, 'driver'], limits.isForBench ? bench : trusting)];
}

function checkCount(
  board: BoardDraft,
  field: 'relays' | 'inputs',
  { channelCounts, mostRelays, mayHaveInputs, mostRelaysBesideInputs }: DriverLimits,
  path: FieldPath,
): readonly Finding[] {
  const count = board[field];
  const driver = board.driver ?? '';
  if (count === undefined) return [];
  if (channelCounts?.includes(count) === false) {
    const message = `${field}: ${count}, but a ${driver} board has ${listWords(channelCounts.map(String))} of them`;
    return [wrong([...path, field], message)];
  }
  if (field === 'relays') {
    const message = `relays: ${count}, but a ${driver} board has at most ${mostRelays ?? count} of them`;
    return count > (mostRelays ?? count) ? [wrong([...path, field], message)] : [];
  }
  if (count > 0 && !mayHaveInputs) {
    return [wrong([...path, field], `inputs: ${count}, but a ${driver} board has none that are read; write inputs: 0`)];
  }
  if (count > 0) return checkOwnInputs(board, mostRelaysBesideInputs, path);
  return [
    worthKnowing(
      [...path, field],
      'inputs: 0, so neither lamps nor modes can be read, and there are no calls by voice',
    ),
  ];
}

/** Without it every lamp and mode would be asked of a unit that has none, and the board be refused on site. */
function checkOwnInputs(board: BoardDraft, most: number | null, path: FieldPath): readonly Finding[] {
  const { driver = '', relays = 0, inputs = 0, unit, inputUnit } = board;
  const isNextToOthers = inputUnit !== undefined ? inputUnit !== unit : !wasLeftOut(board, 'inputUnit');
  if (most === null || relays <= most || isNextToOthers) return [];
  const message = `inputs: ${inputs}, but a ${driver} board with ${relays} relays has none; write the address of the unit that has them (inputUnit), or inputs: 0`;
  return [wrong([...path, 'inputs'], message)];
}

function checkUnit(board: BoardDraft, { unit }: DriverLimits, path: FieldPath): readonly Finding[] {
  if (unit !== null) return [];
  return (['unit', 'inputUnit'] as const).flatMap((field) =>
    board[field] === undefined
      ? []
      : [wrong([...path, field], `${field}: only Modbus boards have an address; delete it, or name another driver`)],
  );
}

function checkSpeed(board: BoardDraft, { baudRates }: DriverLimits, path: FieldPath): readonly Finding[] {
  const { baudRate: written, driver = '' } = board;
  if (written === undefined) return [];
  if (!baudRates.includes(written)) {
    const message = `${written} bit/s, but a ${driver} board speaks ${listWords(baudRates.map(String))}`;
    return [wrong([...path, 'baudRate'], message)];
  }
  if (driver !== 'link-v1' || firmwareBaudRate(written) !== undefined) return [];
  const message = `the firmware that comes with Liftvoice speaks ${listWords(firmwareBaudRates.map(String))} bit/s, the simulated board ${firmwareBaudRates[0]} then; build the board's own with BAUD_RATE=${written}UL`;
  return [worthKnowing([...path, 'baudRate'], message)];
}

function checkPulse({ pulseMs }: StationDraft, { pulseStepMs }: DriverLimits, path: FieldPath): readonly Finding[] {
  if (pulseMs === undefined || pulseMs % pulseStepMs === 0) return [];
  const shorter = Math.floor(pulseMs / pulseStepMs) * pulseStepMs;
  const message = `this board counts in steps of ${pulseStepMs} ms and is never given longer than asked for: ${pulseMs} ms becomes ${shorter} ms`;
  return [worthKnowing([...path, 'pulseMs'], message)];
}

function checkPort(board: BoardDraft, path: FieldPath): readonly Finding[] {
  const port = board.path;
  const pathOfPort = [...path, 'path'];
  if (wasLeftOut(board, 'path')) {
    return [
      worthKnowing(pathOfPort, 'no serial port is named (board.path), so this station only runs with --simulate'),
    ];
  }
  if (port === undefined || !/^\/dev\/tty(?:USB|ACM)\d+$/.test(port)) return [];
  const message = `${port} may become another device after a restart; prefer its name under /dev/serial/by-id/`;
  return [worthKnowing(pathOfPort, message)];
}
