import { describe, expect, it } from 'vitest';
import { isFlac, readFlac } from '../../../speech/audio/flac-reader.js';
import type { DecodedAudio } from '../../../speech/audio/wav-reader.js';
import { flacBytes } from '../../support/flac-bytes.js';

const ramp = Int16Array.from({ length: 10_000 }, (_, index) => (index % 200) * 100 - 10_000);

async function decoded(bytes: Uint8Array): Promise<DecodedAudio> {
  const result = await readFlac(bytes, 'lift/a.flac');
  if (!result.ok) throw result.failure;
  return result.value;
}

async function fault(bytes: Uint8Array): Promise<string> {
  const result = await readFlac(bytes, 'lift/a.flac');
  if (result.ok) throw new Error('was read');
  expect(result.failure.code).toBe('ELV-SPEECH-003');
  return result.failure.message;
}

describe('FLAC', () => {
  it('gives the samples that were written', async () => {
    const { samples, seconds, warning } = await decoded(flacBytes([ramp], 16_000));
    expect(samples).toEqual(ramp);
    expect(seconds).toBe(0.625);
    expect(warning).toBeNull();
  });

  it.each([8_192, 6_000])(
    'gives %i samples of silence whole, though a frame of them is shorter than a header',
    async (count) => {
      const silence = new Int16Array(count);
      const { samples, warning } = await decoded(flacBytes([silence], 16_000));
      expect(samples).toEqual(silence);
      expect(warning).toBeNull();
    },
  );

  it('averages two channels', async () => {
    const { samples } = await decoded(flacBytes([ramp, new Int16Array(ramp.length)], 16_000));
    expect(samples[0]).toBe(-5_000);
  });

  it('is converted to 16 kHz', async () => {
    expect((await decoded(flacBytes([ramp], 48_000))).samples).toHaveLength(3_333);
  });

  it('cut short: what is there, with a warning that says how much', async () => {
    const bytes = flacBytes([ramp], 16_000, 32_000);
    const { samples, warning } = await decoded(bytes);
    expect(samples).toHaveLength(10_000);
    expect(warning).toBe('lift/a.flac is cut short or damaged: 0.63 s of 2.00 s are there');
  });

  it('without audio, or with a head only: an error that names the file', async () => {
    expect(await fault(flacBytes([new Int16Array(0)], 16_000))).toContain('lift/a.flac');
    expect(await fault(Uint8Array.from(Buffer.from('fLaC and no more')))).toContain('lift/a.flac');
  });

  it('of less than 8 kHz is refused', async () => {
    expect(await fault(flacBytes([ramp], 4_000))).toContain('4000 Hz');
  });

  it('is told from other files by its first bytes', () => {
    expect(isFlac(flacBytes([ramp], 16_000))).toBe(true);
    expect(isFlac(Uint8Array.from(Buffer.from('RIFF')))).toBe(false);
  });
});
