import { states } from './lcus-relay.js';
import type { RelayBank } from './relay-bank.js';

const start = 0xff;
const commandBytes = 3;

/**
 * KMTronic USB relays, from the maker's page "KMTronic USB Relay Test software": FF n 01 is on, FF n 00 off; with one or two
 * relays FF n 03 asks and FF n xx answers; with four or eight FF 09 00 asks, and a byte per relay answers. On and off are not
 * answered, and nothing protects a command from a damaged byte.
 */
export function kmtronicRelay(relays: RelayBank): (bytes: Uint8Array) => readonly number[] {
  let waiting: number[] = [];
  return (bytes) => {
    const answer: number[] = [];
    for (const byte of bytes) {
      if (waiting.length > 0 || byte === start) waiting.push(byte);
      if (waiting.length < commandBytes) continue;
      answer.push(...execute(waiting, relays));
      waiting = [];
    }
    return answer;
  };
}

function execute([, address = 0, operation = 0]: readonly number[], relays: RelayBank): readonly number[] {
  if (relays.count > 2 && address === 9 && operation === 0) return states(relays);
  if (address < 1 || address > relays.count) return [];
  if (operation <= 1) relays.set(address - 1, operation === 1);
  return relays.count <= 2 && operation === 3 ? [start, address, relays.isOn(address - 1) ? 1 : 0] : [];
}
