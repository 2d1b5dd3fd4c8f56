import { describe, expect, it } from 'vitest';
import { competingTalk } from '../../../../speech/measuring/competing-talk.js';
import { peakFrameLevel } from '../../../../speech/measuring/noise-mix.js';
import { afterFirstSyllable, withPauses } from '../../../../speech/measuring/slow-speech.js';

const tone = (ms: number, amplitude: number): Int16Array =>
  Int16Array.from({ length: ms * 16 }, (_, at) => (at % 2 === 0 ? amplitude : -amplitude));

function joined(...parts: readonly Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

describe('people who talk without end', () => {
  it('are equally loud, and nobody is silent for long', () => {
    const loud = joined(tone(500, 1), tone(400, 20_000), tone(500, 1));
    const talk = competingTalk([loud, tone(400, 200)]);
    expect(talk.length).toBeLessThan(loud.length);
    const [first, second] = [talk.subarray(0, talk.length / 2), talk.subarray(-4_000)];
    expect(peakFrameLevel(second) / peakFrameLevel(first)).toBeCloseTo(1, 1);
  });
});

describe('slow speech', () => {
  it('has pauses between its words, and says where the last word begins', () => {
    const { samples, lastWordMs } = withPauses([tone(200, 900), tone(300, 900), tone(100, 900)], () => 500);
    expect(lastWordMs).toBe(200 + 500 + 300 + 500);
    expect(samples.length / 16).toBe(lastWordMs + 100);
    expect(Math.max(...samples.subarray(210 * 16, 690 * 16))).toBeLessThan(10);
  });

  it('parts a recording where it is quietest after its first syllable', () => {
    const parts = afterFirstSyllable(
      joined(tone(200, 9_000), tone(40, 1_000), tone(200, 9_000), tone(40, 900), tone(200, 9_000)),
    );
    expect(parts.map((part) => Math.round(part.length / 16 / 20))).toEqual([10, 24]);
  });
});
