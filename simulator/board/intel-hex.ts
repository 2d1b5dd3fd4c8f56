import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';

const dataRecord = 0x00;
const endRecord = 0x01;
const startRecords: readonly number[] = [0x03, 0x05];

/**
 * Reads an Intel HEX image of at most 64 KiB, the form in which firmware is built, flashed and committed.
 *
 * @param memoryBytes size of the flash; what the image leaves out reads FF, as erased flash does
 */
export function readIntelHex(text: string, memoryBytes: number): Result<Uint8Array, { readonly message: string }> {
  const memory = new Uint8Array(memoryBytes).fill(0xff);
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const record = readRecord(line);
    const refuse = (why: string) => fail({ message: `line ${index + 1}: ${why}` });
    if (record === null) return refuse('no Intel HEX record, or its checksum is wrong');
    if (record.type === endRecord) return succeed(memory);
    if (startRecords.includes(record.type)) continue;
    if (record.type !== dataRecord) return refuse(`record type ${record.type} is not needed for 64 KiB`);
    if (record.address + record.data.length > memoryBytes) return refuse(`beyond the ${memoryBytes} bytes of flash`);
    memory.set(record.data, record.address);
  }
  return fail({ message: 'the end record is missing: the file is cut short' });
}

interface HexRecord {
  readonly type: number;
  readonly address: number;
  readonly data: Uint8Array;
}

function readRecord(line: string): HexRecord | null {
  if (!/^:(?:[0-9a-f]{2}){5,}$/i.test(line)) return null;
  const bytes = Uint8Array.from(Buffer.from(line.slice(1), 'hex'));
  const [count = 0, high = 0, low = 0, type = 0] = bytes;
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  if (bytes.length !== count + 5 || sum % 256 !== 0) return null;
  return { type, address: high * 256 + low, data: bytes.subarray(4, 4 + count) };
}
