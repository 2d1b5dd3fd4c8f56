import type { RelayBank } from './relay-bank.js';

const start = 0xa0;
const query = 0xff;
const commandBytes = 4;

/**
 * LCUS-1 to LCUS-8 (CH340), from the sellers' description: "Data (1) start flag (default is 0xA0), data (2) switch address, data
 * (3) operation (0x00 is off, 0x01 is on), data (4) check code", A0 01 01 A2; "relay ON/OFF status query command: 0xFF", which
 * "will return 01 01 01 01 00 00 00 00". A command is not answered.
 */
export function lcusRelay(relays: RelayBank): (bytes: Uint8Array) => readonly number[] {
  let waiting: number[] = [];
  return (bytes) => {
    const answer: number[] = [];
    for (const byte of bytes) {
      if (waiting.length === 0 && byte === query) answer.push(...states(relays));
      else if (waiting.length > 0 || byte === start) waiting.push(byte);
      if (waiting.length < commandBytes) continue;
      execute(waiting, relays);
      waiting = [];
    }
    return answer;
  };
}

function execute([first = 0, address = 0, operation = 0, check = 0]: readonly number[], relays: RelayBank): void {
  if (((first + address + operation) & 0xff) !== check || address < 1 || address > relays.count || operation > 1)
    return;
  relays.set(address - 1, operation === 1);
}

/** A byte per relay, the first one first. */
export function states(relays: RelayBank): readonly number[] {
  return Array.from({ length: relays.count }, (_, index) => (relays.isOn(index) ? 1 : 0));
}
