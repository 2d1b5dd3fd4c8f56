import { boardDrivers } from '../schema/board-drivers.js';
import type { SiteFile } from '../site.schema.js';
import type { BoardSettings, LinkBoardSettings } from '../site.js';

type BoardFile = SiteFile['stations'][number]['board'];

/** A judged board with everything filled in that its driver needs. */
export function toBoard(file: BoardFile): BoardSettings {
  const { driver, relays, inputs, path = null, baudRate = boardDrivers[driver].baudRate } = file;
  const common = { path, baudRate, relays };
  switch (driver) {
    case 'link-v1':
      return { ...common, driver, relays: linkChannels(relays), inputs: linkChannels(inputs) };
    case 'modbus-waveshare':
    case 'modbus-lc': {
      const { unit = boardDrivers[driver].unit ?? 1 } = file;
      return { ...common, driver, inputs, unit, inputUnit: file.inputUnit ?? unit };
    }
    default:
      return { ...common, driver, inputs: 0 };
  }
}

function linkChannels(count: number): LinkBoardSettings['relays'] {
  if (count === 16 || count === 32 || count === 64) return count;
  throw new RangeError(`a judged link-v1 board has 16, 32 or 64 channels, not ${count}`);
}
