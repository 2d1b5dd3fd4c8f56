import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

/** What is needed on site and not in the simulator. */
export function checkBoard(station: StationDraft, path: FieldPath): readonly Finding[] {
  return [...checkSpeed(station, path), ...checkPort(station, path)];
}

/** The firmware that comes with the project is built for this speed, bit/s. */
const shippedBaudRate = 38_400;

function checkSpeed({ board }: StationDraft, path: FieldPath): readonly Finding[] {
  if (board?.baudRate === undefined || board.baudRate === shippedBaudRate) return [];
  const message = `the firmware that comes with Liftvoice and the simulated board speak ${shippedBaudRate} bit/s; build the board's own with BAUD_RATE=${board.baudRate}UL`;
  return [worthKnowing([...path, 'board', 'baudRate'], message)];
}

function checkPort(station: StationDraft, path: FieldPath): readonly Finding[] {
  if (station.board === undefined) return [];
  const port = station.board.path;
  const pathOfPort = [...path, 'board', 'path'];
  if (wasLeftOut(station.board, 'path')) {
    return [
      worthKnowing(pathOfPort, 'no serial port is named (board.path), so this station only runs with --simulate'),
    ];
  }
  if (port === undefined || !/^\/dev\/tty(?:USB|ACM)\d+$/.test(port)) return [];
  const message = `${port} may become another device after a restart; prefer its name under /dev/serial/by-id/`;
  return [worthKnowing(pathOfPort, message)];
}
