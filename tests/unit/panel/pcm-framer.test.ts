import { describe, expect, it } from 'vitest';
import { frameSamples, PcmFramer } from '../../../controller/panel/microphone/pcm-framer.js';

describe('frames for the wire', () => {
  it('are whole and keep what is left for the next', () => {
    const framer = new PcmFramer();
    expect(framer.add(new Float32Array(frameSamples - 1))).toEqual([]);
    expect(framer.add(new Float32Array(frameSamples + 1))).toHaveLength(2);
  });

  it('clip at full scale instead of wrapping around', () => {
    const [frame] = new PcmFramer().add(new Float32Array(frameSamples).fill(1.5));
    expect(new Set(frame?.samples)).toEqual(new Set([32_767]));
    const [negative] = new PcmFramer().add(new Float32Array(frameSamples).fill(-1.5));
    expect(new Set(negative?.samples)).toEqual(new Set([-32_768]));
  });

  it('carry their level', () => {
    const [frame] = new PcmFramer().add(new Float32Array(frameSamples).fill(0.5));
    expect(frame?.level).toBeCloseTo(0.5);
  });
});
