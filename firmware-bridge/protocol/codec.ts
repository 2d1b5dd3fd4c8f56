import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { encodeFrame } from './frame.js';
import type { Frame } from './frame.js';
import { limits } from './limits.js';
import { messageTable } from './message-table.js';
import type { FieldKind, MessageName, MessageSpec } from './message-table.js';
import type { Address, Message, Widths } from './messages.js';

type FieldValue = number | bigint | readonly number[];

export type MessageFault = 'unknownType' | 'badLength';

const fixedBytes = { u8: 1, u16: 2, u32: 4, perRelay: limits.relaysPerFrame.value } as const;
const bitsPerWord = 16;
const wordBytes = 4;
const wordBits = 32;

const namesByCode = new Map(
  Object.entries<MessageSpec>(messageTable).map(([name, spec]) => [spec.code, name as MessageName]),
);

function bytesOf(kind: FieldKind, widths: Widths): number {
  if (kind === 'relayBits') return widths.relays / 8;
  if (kind === 'inputBits') return widths.inputs / 8;
  return fixedBytes[kind];
}

function payloadBytes(spec: MessageSpec, widths: Widths): number {
  return spec.fields.reduce((sum, field) => sum + bytesOf(field.kind, widths), 0);
}

/** A number in so many bytes, four at most, or a RangeError: a value that does not fit would say something else. */
function writeNumber(view: DataView, at: number, bytes: number, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** (bytes * 8))
    throw new RangeError(`${value} is no u${bytes * 8}`);
  for (let index = 0; index < bytes; index += 1) view.setUint8(at + index, (value >>> (index * 8)) & 0xff);
}

/** Bits in so many bytes, in words that are numbers: arithmetic on large ones costs most of a message's time. */
function writeBits(view: DataView, at: number, bytes: number, value: bigint): void {
  if (value < 0n || value >= 1n << BigInt(bytes * 8)) throw new RangeError(`${value.toString()} is no u${bytes * 8}`);
  const low = Math.min(bytes, wordBytes);
  writeNumber(view, at, low, Number(BigInt.asUintN(wordBits, value)));
  writeNumber(view, at + low, bytes - low, Number(value >> BigInt(wordBits)));
}

function readNumber(view: DataView, at: number, bytes: number): number {
  let value = 0;
  for (let index = bytes - 1; index >= 0; index -= 1) value = value * 256 + view.getUint8(at + index);
  return value;
}

function readBits(view: DataView, at: number, bytes: number): bigint {
  const low = Math.min(bytes, wordBytes);
  const high = BigInt(readNumber(view, at + low, bytes - low));
  return (high << BigInt(wordBits)) | BigInt(readNumber(view, at, low));
}

function writeField(view: DataView, at: number, bytes: number, value: FieldValue): void {
  if (typeof value === 'number') {
    writeNumber(view, at, bytes, value);
    return;
  }
  if (typeof value === 'bigint') {
    writeBits(view, at, bytes, value);
    return;
  }
  if (value.length !== bytes) throw new RangeError(`${value.length} values where ${bytes} belong`);
  for (const [index, each] of value.entries()) writeNumber(view, at + index, 1, each);
}

function readField(view: DataView, at: number, bytes: number, kind: FieldKind): FieldValue {
  if (kind === 'perRelay') return Array.from({ length: bytes }, (_, index) => view.getUint8(at + index));
  const areBits = kind === 'relayBits' || kind === 'inputBits';
  return areBits ? readBits(view, at, bytes) : readNumber(view, at, bytes);
}

function encodePayload(message: Message, widths: Widths): Uint8Array {
  const spec: MessageSpec = messageTable[message.kind];
  const values = message as unknown as Readonly<Record<string, FieldValue | undefined>>;
  const payload = new Uint8Array(payloadBytes(spec, widths));
  const view = new DataView(payload.buffer);
  let at = 0;
  for (const field of spec.fields) {
    const bytes = bytesOf(field.kind, widths);
    writeField(view, at, bytes, values[field.name] ?? 0);
    at += bytes;
  }
  return payload;
}

/** The bytes for the wire. Throws a RangeError for a value that does not fit its field. */
export function encodeMessage(message: Message, address: Address, widths: Widths): Uint8Array {
  checkWidths(widths);
  return encodeFrame({ type: messageTable[message.kind].code, ...address, payload: encodePayload(message, widths) });
}

/**
 * A payload has exactly the length its type says; only HELLO_ACK may be longer, so that a later board can tell more about
 * itself to a host that does not ask.
 */
export function decodeMessage(frame: Frame, widths: Widths): Result<Message, MessageFault> {
  checkWidths(widths);
  const name = namesByCode.get(frame.type);
  if (name === undefined) return fail('unknownType');
  const spec: MessageSpec = messageTable[name];
  const expected = payloadBytes(spec, widths);
  const isLengthRight = name === 'helloAck' ? frame.payload.length >= expected : frame.payload.length === expected;
  if (!isLengthRight) return fail('badLength');
  const view = new DataView(frame.payload.buffer, frame.payload.byteOffset, frame.payload.byteLength);
  const values: Record<string, unknown> = { kind: name };
  let at = 0;
  for (const field of spec.fields) {
    const bytes = bytesOf(field.kind, widths);
    values[field.name] = readField(view, at, bytes, field.kind);
    at += bytes;
  }
  return succeed(values as unknown as Message);
}

function checkWidths(widths: Widths): void {
  for (const width of [widths.relays, widths.inputs]) {
    if (width <= 0 || width > 64 || width % bitsPerWord !== 0) throw new RangeError(`${width} channels are no width`);
  }
}
