import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firmwareBaudRate, firmwareBaudRates, firmwareImageName } from '../../config/index.js';
import { ElevatorError } from '../../config/kernel/index.js';
import { readIntelHex } from './intel-hex.js';

/** Relays and inputs the firmware is built for. */
export type ChannelCount = 16 | 32 | 64;

/** ATmega328P. */
const flashBytes = 32 * 1024;

/**
 * The committed image for this many channels and this speed, bit/s; for one without an image of its own, that of 38400. Looks
 * upwards from this module, because the compiled module lies one folder deeper than its source and the image is not copied beside it.
 */
export function findFirmwareImage(channels: ChannelCount, baudRate?: number): string {
  const [usual] = firmwareBaudRates;
  const speed = firmwareBaudRate(baudRate ?? usual) ?? usual;
  const name = join('firmware-bridge', 'firmware', firmwareImageName(channels, speed));
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new ElevatorError('ELV-FW-001', `the firmware image ${name} is missing`);
    folder = parent;
  }
}

/** The program memory as the processor sees it. */
export function loadFirmwareImage(path: string): Uint16Array<ArrayBuffer> {
  const image = readIntelHex(readImage(path), flashBytes);
  if (!image.ok)
    throw new ElevatorError('ELV-FW-001', `the firmware image ${path} is damaged: ${image.failure.message}`);
  return new Uint16Array(image.value.slice().buffer);
}

function readImage(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (cause) {
    throw new ElevatorError('ELV-FW-001', `the firmware image ${path} cannot be read`, { cause });
  }
}
