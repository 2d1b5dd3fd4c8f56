import { systemClock } from '../../config/kernel/index.js';
import type { MessageFromBoard, MessageToBoard } from './board-messages.js';
import { EepromMemory } from './eeprom-memory.js';
import { powerUp } from './power-up.js';
import type { PoweredDevice } from './powered-device.types.js';
import { openPseudoTerminal } from './pseudo-terminal.js';

/*
 * A process that is the board: the firmware in the emulator or what another maker documents, its serial line on a pseudo-terminal, its terminals over IPC. It
 * has its thread for itself, so it may sleep on it while there is traffic; killing it is pulling the plug.
 */

/** Half a byte at 115200 baud, with what waking up takes: a round trip there should not show it. */
const alertSliceMs = 0.1;

let board: PoweredDevice | null = null;

process.on('message', (message: MessageToBoard) => {
  if (message.type === 'plug') plug(message);
  else board?.setInputs(message.inputs);
});
// A board without a parent would run for ever and keep its terminal.
process.on('disconnect', () => {
  process.exit(0);
});

function tell(message: MessageFromBoard): void {
  process.send?.(message);
}

function plug(message: Extract<MessageToBoard, { type: 'plug' }>): void {
  const opened = openPseudoTerminal();
  if (!opened.ok) {
    tell({ type: 'failed', message: opened.failure.message });
    return;
  }
  const terminal = opened.value;
  const eeprom = new EepromMemory(message.eeprom);
  const powered = powerUp(message.model, {
    eeprom,
    clock: systemClock,
    alertSliceMs,
    onBytes: (bytes) => {
      terminal.write(bytes);
    },
    onRelays: (relays, atMs) => {
      const stoodStillMs = board?.stoodStillMs ?? 0;
      tell({ type: 'relays', relays, atHighResolutionNs: highResolutionNs(atMs), stoodStillMs });
    },
    onEeprom: (content) => {
      tell({ type: 'eeprom', eeprom: content });
    },
  });
  powered.setInputs(message.inputs);
  terminal.onData((bytes) => {
    powered.receive(bytes);
  });
  board = powered;
  tell({ type: 'plugged', path: terminal.path });
}

/** The clocks of two processes have different origins; the system's high-resolution one is the same for both. */
function highResolutionNs(atMs: number): bigint {
  return process.hrtime.bigint() - BigInt(Math.round((systemClock.now() - atMs) * 1e6));
}
