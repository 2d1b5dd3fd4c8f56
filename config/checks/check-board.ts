import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

/** What is needed on site and not in the simulator. */
export function checkBoard(station: StationDraft, path: FieldPath): readonly Finding[] {
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
