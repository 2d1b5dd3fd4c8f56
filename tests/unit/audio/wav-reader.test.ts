import { describe, expect, it } from 'vitest';
import type { ElevatorError } from '../../../config/kernel/index.js';
import { readWav } from '../../../speech/audio/wav-reader.js';
import type { DecodedAudio } from '../../../speech/audio/wav-reader.js';
import { amplitudeAt, sine } from '../../support/signals.js';
import { u16, wavBytes } from '../../support/wav-bytes.js';
import type { WavShape } from '../../support/wav-bytes.js';

function decoded(shape: WavShape): DecodedAudio {
  const result = readWav(wavBytes(shape), 'a.wav');
  if (!result.ok) throw result.failure;
  return result.value;
}

function failure(bytes: Uint8Array): ElevatorError {
  const result = readWav(bytes, 'lift/broken.wav');
  if (result.ok) throw new Error('was read');
  return result.failure;
}

/** Four samples at 16 kHz: silence, half, minus half, quarter. */
const expected = [0, 16_384, -16_384, 8_192];

describe('one and the same sound in every encoding', () => {
  const floats = new Uint8Array(Float32Array.of(0, 0.5, -0.5, 0.25).buffer);
  const doubles = new Uint8Array(Float64Array.of(0, 0.5, -0.5, 0.25).buffer);
  const shapes: readonly (readonly [string, WavShape])[] = [
    ['8 bit', { bits: 8, data: Uint8Array.of(0x80, 0xc0, 0x40, 0xa0) }],
    ['16 bit', { bits: 16, data: Uint8Array.of(0x00, 0x00, 0x00, 0x40, 0x00, 0xc0, 0x00, 0x20) }],
    ['24 bit', { bits: 24, data: Uint8Array.of(0, 0, 0, 0, 0, 0x40, 0, 0, 0xc0, 0, 0, 0x20) }],
    ['32 bit', { bits: 32, data: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0xc0, 0, 0, 0, 0x20) }],
    ['20 bit in 24', { bits: 20, data: Uint8Array.of(0, 0, 0, 0, 0, 0x40, 0, 0, 0xc0, 0, 0, 0x20) }],
    ['float', { formatTag: 3, bits: 32, data: floats }],
    ['double', { formatTag: 3, bits: 64, data: doubles }],
    ['extensible 16 bit', { extensible: 1, bits: 16, data: Uint8Array.of(0, 0, 0, 0x40, 0, 0xc0, 0, 0x20) }],
    ['extensible float', { extensible: 3, bits: 32, data: floats }],
    ['a note before the data', { noteBytes: 7, data: Uint8Array.of(0, 0, 0, 0x40, 0, 0xc0, 0, 0x20) }],
  ];
  it.each(shapes)('%s', (_, shape) => {
    expect([...decoded(shape).samples]).toEqual(expected);
  });
});

describe('channels and rates', () => {
  it('averages stereo', () => {
    const data = Uint8Array.from([...u16(1_000), ...u16(3_000), ...u16(-2_000 & 0xffff), ...u16(0)]);
    expect([...decoded({ channels: 2, data }).samples]).toEqual([2_000, -1_000]);
  });

  it.each([8_000, 11_025, 22_050, 44_100, 48_000, 96_000])('brings %i Hz to 16 kHz', (rate) => {
    const data = new Uint8Array(sine(1_000, 0.5, 0.5, rate).buffer);
    const { samples, seconds, warning } = decoded({ rate, data });
    // 11,025 Hz has no whole number of samples in half a second.
    expect(Math.abs(samples.length - 8_000)).toBeLessThanOrEqual(1);
    expect(seconds).toBeCloseTo(0.5, 3);
    expect(warning).toBeNull();
    expect(amplitudeAt(samples, 1_000, 32_768)).toBeCloseTo(0.5, 2);
  });

  it('clips what is too loud instead of turning it over', () => {
    const data = new Uint8Array(Float32Array.of(1.7, -1.7, Number.NaN).buffer);
    expect([...decoded({ formatTag: 3, bits: 32, data }).samples]).toEqual([32_767, -32_768, 0]);
  });
});

describe('a file that is cut short', () => {
  it('gives what is there and says so', () => {
    const audio = decoded({ data: new Uint8Array(16_000), claimedDataBytes: 32_000 });
    expect(audio.samples.length).toBe(8_000);
    expect(audio.warning).toBe('a.wav is cut short: 0.50 s of 1.00 s are there');
  });

  it('drops half a sample at the end', () => {
    expect(decoded({ data: new Uint8Array(2_001), claimedDataBytes: 4_000 }).samples.length).toBe(1_000);
  });

  it.each([
    ['0xffffffff', { claimedDataBytes: 0xffff_ffff }],
    ['0x7ffff000, as espeak-ng leaves', { claimedDataBytes: 0x7fff_f000 }],
    ['never filled in', { claimedDataBytes: 0, claimedRiffBytes: 0 }],
  ])('is not suspected when the length was never known: %s', (_, lengths) => {
    const audio = decoded({ data: new Uint8Array(640), ...lengths });
    expect(audio.samples.length).toBe(320);
    expect(audio.warning).toBeNull();
  });
});

describe('what cannot be used is refused by name', () => {
  const whole = wavBytes({ data: new Uint8Array(640) });
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['nothing', new Uint8Array(), /is empty/],
    ['cut inside the header', whole.subarray(0, 10), /cut short inside its header/],
    ['cut inside the format', whole.subarray(0, 30), /damaged header/],
    ['cut before the data', whole.subarray(0, 40), /no data chunk/],
    ['no samples', wavBytes({ data: new Uint8Array() }), /contains no audio/],
    ['half a frame', wavBytes({ data: Uint8Array.of(1) }), /contains no audio/],
    ['text', text('hello, I am a text and no sound at all'), /is no WAV or FLAC file/],
    ['Ogg', text('OggS\0\0\0\x22'), /is Ogg, not WAV or FLAC; convert it first/],
    ['Ogg', text('OggS\0\x02'), /is Ogg/],
    ['mu-law', wavBytes({ formatTag: 7, bits: 8, data: new Uint8Array(640) }), /compressed audio \(mu-law\)/],
    ['an unknown format', wavBytes({ formatTag: 0x1234, data: new Uint8Array(640) }), /format 4660/],
    ['no channels', wavBytes({ channels: 0, data: new Uint8Array(640) }), /damaged header/],
    ['4 kHz', wavBytes({ rate: 4_000, data: new Uint8Array(640) }), /sample rate of 4000 Hz/],
    ['no rate', wavBytes({ rate: 0, data: new Uint8Array(640) }), /sample rate of 0 Hz/],
    ['40-bit samples', wavBytes({ bits: 40, data: new Uint8Array(640) }), /samples of 5 bytes/],
  ];
  it.each(cases)('%s', (_, bytes, message) => {
    const error = failure(bytes);
    expect(error.code).toBe('ELV-SPEECH-003');
    expect(error.message).toMatch(/^lift\/broken\.wav /);
    expect(error.message).toMatch(message);
  });

  it('survives every truncation and every damaged byte of a header', () => {
    for (let length = 0; length <= whole.length; length += 1) readWav(whole.subarray(0, length), 'x');
    for (let at = 0; at < 44; at += 1) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const damaged = Uint8Array.from(whole);
        damaged[at] = value;
        const result = readWav(damaged, 'x');
        if (!result.ok) expect(result.failure.code).toBe('ELV-SPEECH-003');
      }
    }
  });
});
