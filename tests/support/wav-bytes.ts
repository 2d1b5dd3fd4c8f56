/** Builds WAV files byte by byte, apart from the project's own writer, so that a shared mistake cannot hide. */

export interface WavShape {
  readonly formatTag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  /** Bytes of samples that are really there. */
  readonly data: Uint8Array;
  /** Length the data chunk claims; left out: the true one. */
  readonly claimedDataBytes?: number;
  readonly claimedRiffBytes?: number;
  /** Sub-format tag: makes the format chunk a WAVE_FORMAT_EXTENSIBLE of 40 bytes. */
  readonly extensible?: number;
  /** A chunk of this many bytes before the data, as editors write their notes. */
  readonly noteBytes?: number;
}

export function wavBytes(shape: WavShape): Uint8Array {
  const { channels = 1, rate = 16_000, bits = 16, data } = shape;
  const frameBytes = channels * Math.ceil(bits / 8);
  const format = [
    ...u16(shape.extensible === undefined ? (shape.formatTag ?? 1) : 0xfffe),
    ...u16(channels),
    ...u32(rate),
    ...u32(rate * frameBytes),
    ...u16(frameBytes),
    ...u16(bits),
    ...(shape.extensible === undefined ? [] : [...u16(22), ...u16(bits), ...u32(0), ...u16(shape.extensible)]),
    ...(shape.extensible === undefined ? [] : [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]),
  ];
  const note = shape.noteBytes === undefined ? [] : chunk('LIST', Array<number>(shape.noteBytes).fill(0x20));
  const body = [...ascii('WAVE'), ...chunk('fmt ', format), ...note];
  const dataHeader = [...ascii('data'), ...u32(shape.claimedDataBytes ?? data.length)];
  const riffBytes = shape.claimedRiffBytes ?? body.length + dataHeader.length + data.length;
  return Uint8Array.from([...ascii('RIFF'), ...u32(riffBytes), ...body, ...dataHeader, ...data]);
}

export function u16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

export function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

function chunk(name: string, body: readonly number[]): number[] {
  return [...ascii(name), ...u32(body.length), ...body, ...(body.length % 2 === 1 ? [0] : [])];
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
