import type { EepromMemory } from './eeprom-memory.js';
import { findFirmwareImage } from './firmware-image.js';
import type { ChannelCount } from './firmware-image.js';
import { powerUpMakerBoard } from './makers/maker-board.js';
import type { MakerModel } from './makers/maker-board.js';
import { ModelledBoard } from './modelled/modelled-board.js';
import { PoweredBoard } from './powered-board.js';
import type { PoweredDevice, PowerUpOptions } from './powered-device.types.js';

/** The project's own board, with its firmware or modelled, or another maker's. */
export type BoardModel = FirmwareModel | ModelledModel | MakerModel;

export interface FirmwareModel {
  readonly channels: ChannelCount;
  /** bit/s. Default: 38400. */
  readonly baudRate?: number;
  /** Default: the committed image for `channels` and `baudRate`. */
  readonly imagePath?: string;
}

/** What the firmware promises without the firmware: for long virtual runs. */
export interface ModelledModel {
  readonly isModelled: true;
  readonly channels: ChannelCount;
  /** bit/s */
  readonly baudRate: number;
}

export interface FirmwareOptions {
  readonly eeprom: EepromMemory;
  /** See PacedRun. */
  readonly alertSliceMs: number;
  /** The content after the firmware has written to it. */
  readonly onEeprom?: (content: Uint8Array) => void;
}

/**
 * Power-on.
 *
 * @throws ElevatorError ELV-FW-001 without a firmware image
 */
export function powerUp(model: BoardModel, options: PowerUpOptions & FirmwareOptions): PoweredDevice {
  if ('maker' in model) return powerUpMakerBoard(model, options);
  if ('isModelled' in model) return new ModelledBoard({ ...options, ...model });
  const { channels, baudRate, imagePath = findFirmwareImage(channels, baudRate) } = model;
  return new PoweredBoard({ ...options, channels, imagePath });
}
