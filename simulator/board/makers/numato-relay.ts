import type { RelayBank } from './relay-bank.js';

const carriageReturn = 0x0d;
const version = '00000008';

/**
 * Numato Lab's classic USB relay modules, from the user guides of the 8 and 16 channel modules ("The command set"): a line ends
 * with a carriage return and is echoed as it is typed; `relay on N`, `relay off N`, `relay read N`, `relay readall` (as many hex
 * digits as the relays need), `reset` (all off), `ver`; relays above 9 are letters; every answer ends with a prompt.
 */
export function numatoRelay(relays: RelayBank): (bytes: Uint8Array) => readonly number[] {
  let line = '';
  return (bytes) => {
    let answer = '';
    for (const byte of bytes) {
      const letter = String.fromCharCode(byte);
      answer += letter;
      if (byte !== carriageReturn) {
        line += letter;
        continue;
      }
      answer = `${answer.slice(0, -1)}\n\r${execute(line.trim(), relays)}>`;
      line = '';
    }
    return Array.from(new TextEncoder().encode(answer));
  };
}

function execute(line: string, relays: RelayBank): string {
  const [command = '', verb = '', name = ''] = line.split(' ');
  if (command === 'ver') return `${version}\n\r`;
  if (command === 'reset') relays.setAll(false);
  if (command !== 'relay') return '';
  if (verb === 'readall') {
    const digits = Math.ceil(relays.count / 4);
    return `${relays.bits.toString(16).toUpperCase().padStart(Math.max(digits, 2), '0')}\n\r`;
  }
  const index = Number.parseInt(name, 36);
  if (!(index >= 0 && index < relays.count)) return '';
  if (verb === 'read') return `${relays.isOn(index) ? 'on' : 'off'}\n\r`;
  if (verb === 'on' || verb === 'off') relays.set(index, verb === 'on');
  return '';
}
