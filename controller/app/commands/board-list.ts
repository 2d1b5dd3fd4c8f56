import { listSerialPorts } from '../../../firmware-bridge/index.js';
import type { ExitCode, Output } from '../output.js';
import { textTable } from '../text-table.js';

/** Prints the serial ports of this machine under the names that `board.path` takes; opens none of them. */
export async function listBoards({ json, output }: { json: boolean; output: Output }): Promise<ExitCode> {
  const ports = await listSerialPorts();
  if (json) for (const port of ports) output.line(JSON.stringify(port));
  else if (ports.length === 0) {
    output.error(
      'There is no serial port on this machine. Is the board plugged in? In a container its device has to be passed in.',
    );
  } else {
    const rows = ports.map(({ path, stableName, usb, product, likely }) => [
      stableName ?? path,
      path,
      usb ?? '',
      likely ?? product ?? '',
    ]);
    for (const line of textTable([['NAME (board.path)', 'DEVICE', 'USB', 'LIKELY'], ...rows])) output.line(line);
  }
  return 0;
}
