import { expect, it } from 'vitest';
import { heartbeatWireMs } from '../../../firmware-bridge/protocol/wire-time.js';

// HEARTBEAT has 9 bytes on the wire, STATE 21 and six for each 16 channels; a byte has ten bits.
it.each([
  [16, 38_400, 9.375],
  [16, 115_200, 3.125],
  [32, 38_400, 10.9375],
  [64, 38_400, 14.0625],
])('a heartbeat and its answer with %i channels at %i baud take %f ms', (channels, baudRate, ms) => {
  expect(heartbeatWireMs({ relays: channels, inputs: channels, baudRate })).toBeCloseTo(ms, 6);
});
