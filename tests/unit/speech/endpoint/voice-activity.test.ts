import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { blockSamples } from '../../../../config/kernel/index.js';
import { VoiceActivity } from '../../../../speech/endpoint/voice-activity.js';
import { faintNoise, readWav } from '../../../../speech/index.js';

function blocksOf(samples: Int16Array): readonly Int16Array[] {
  const count = Math.floor(samples.length / blockSamples);
  return Array.from({ length: count }, (_, at) => samples.subarray(at * blockSamples, (at + 1) * blockSamples));
}

it('hears every stream for itself, though all share one module', async () => {
  const clip = 'zh-floor-8';
  const read = readWav(readFileSync(`simulator/passenger/clips/${clip}.wav`), clip);
  if (!read.ok) throw read.failure;
  const spoken = blocksOf(read.value.samples);
  const quiet = blocksOf(faintNoise(read.value.samples.length));
  const [alone, beside, other] = await Promise.all([1, 2, 3].map(() => VoiceActivity.create()));
  const expected = spoken.map((block) => alone!.frame(block));
  alone!.free();
  const together = spoken.map((block, at) => [beside!.frame(block), other!.frame(quiet[at]!)] as const);
  expect(together.map(([frame]) => frame)).toEqual(expected);
  expect(together.some(([{ isVoice }]) => isVoice)).toBe(true);
  expect(together.filter(([, { isVoice }]) => isVoice)).toEqual([]);
});
