import { sampleRate } from '../../../config/kernel/index.js';
import { faintNoise } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';
import { EvaluationRecordings, type SampledRecording } from './evaluation-recordings.js';
import { atMost, plain, type BenchmarkResult } from './figures.js';
import { firstStation, openBenchSpeech } from './listening.js';
import { recognizerProcesses, usageOf } from './process-usage.js';

const hours = 24;
/** Somebody says something every half minute, as in a lift that is never empty. */
const everySeconds = 30;
const recordings = 120;
const megabyte = 1_048_576;
/** Allocators need some work before they have what they keep. */
const settledAfterHours = 1;

/** A day of a lift in fast time: whether the recognisers keep what they no longer need. */
export async function memory(parts: BenchParts): Promise<BenchmarkResult> {
  const people = await EvaluationRecordings.open(parts);
  const spoken = await people.sample(({ use }) => use === 'dev', recordings);
  const speech = await openBenchSpeech(parts, { endpointing: 'voiceActivity' });
  const interruption = { isAsked: false };
  void parts.ended.then(() => {
    interruption.isAsked = true;
  });
  const residentMb = (): readonly number[] => recognizerProcesses().map((id) => usageOf(id).residentBytes / megabyte);
  try {
    const atStart = residentMb();
    const seen = new Set(recognizerProcesses());
    const hourly: (readonly number[])[] = [];
    let decided = 0;
    while (hourly.length < hours && !interruption.isAsked) {
      const heard = await speech.listen(firstStation(parts), hourOf(spoken, hourly.length));
      decided += heard.length;
      hourly.push(residentMb());
      for (const id of recognizerProcesses()) seen.add(id);
      parts.progress(
        `memory: hour ${hourly.length} of ${hours}, ${(hourly.at(-1) ?? []).map(Math.round).join(' and ')} MB`,
      );
    }
    const settled = hourly[settledAfterHours - 1] ?? atStart;
    return {
      name: 'memory',
      how: `resident memory of the recogniser processes over a day of audio fed as fast as it is heard, somebody speaking every ${everySeconds} s, read once an hour${interruption.isAsked ? '; interrupted before the end' : ''}`,
      figures: [
        plain('hours heard', 'count', hourly.length),
        plain('utterances decided', 'count', decided),
        // A process that has just been replaced is small: a flat figure with replacements in it would prove nothing.
        atMost('recognisers replaced because they had grown', 'count', seen.size - atStart.length, 0),
        ...settled.flatMap((before, at) => {
          const numbers = hourly.map((resident) => resident[at] ?? NaN);
          const name = `recogniser ${at + 1}`;
          return [
            plain(`${name}: MB after loading`, 'count', atStart[at] ?? NaN),
            plain(`${name}: MB at the end`, 'count', numbers.at(-1) ?? NaN, numbers),
            atMost(
              `${name}: most after hour ${settledAfterHours} to that after it`,
              'ratio',
              Math.max(...numbers.slice(settledAfterHours - 1)) / before,
              1.1,
            ),
          ];
        }),
      ],
    };
  } finally {
    await speech.stop();
  }
}

/** An hour in which the recordings follow each other, another one first in every hour. */
function hourOf(spoken: readonly SampledRecording[], hour: number): Int16Array {
  const samples = faintNoise(3_600 * sampleRate);
  const perHour = 3_600 / everySeconds;
  for (let turn = 0; turn < perHour; turn += 1)
    samples.set(
      spoken[(hour * perHour + turn * 7 + hour) % spoken.length]?.samples ?? [],
      turn * everySeconds * sampleRate,
    );
  return samples;
}
