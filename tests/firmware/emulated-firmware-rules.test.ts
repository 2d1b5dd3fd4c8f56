import { EmulatedFirmware } from './emulated-firmware.js';
import { firmwareRules } from './firmware-rules.contract.js';

firmwareRules('ATmega328P firmware in the emulator', (channels) => new EmulatedFirmware(channels));
