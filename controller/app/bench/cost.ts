import { sampleRate } from '../../../config/kernel/index.js';
import { faintNoise, isReaction, withPauses, type Speech } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';
import { EvaluationRecordings } from './evaluation-recordings.js';
import { atMost, plain, quantile, type BenchmarkResult, type Figure } from './figures.js';
import { firstStation, listenTo, openBenchSpeech } from './listening.js';
import { recognizerProcesses, usageOf } from './process-usage.js';

/** Recordings that are strung together: about a minute of somebody who never stops. */
const recordings = 40;
const pauseMs = 300;
const silentSeconds = 120;
/** How many lifts one core is asked to serve while somebody speaks in all of them. */
const streams = 20;
const streamRecordings = 12;

/**
 * Processor time of everything that hears at a site, by the language that is spoken: while somebody speaks, in silence, and with
 * many talkers at once. The same speech with Vosk's own endpoint is the baseline in the same run.
 */
export async function cost(parts: BenchParts): Promise<BenchmarkResult> {
  const people = await EvaluationRecordings.open(parts);
  const figures: Figure[] = [];
  for (const language of parts.site.languages) {
    const sample = await people.sample((each) => each.language === language && each.use === 'dev', recordings);
    const sounds = sample.map(({ samples }) => samples);
    figures.push(...(await costOf(language, parts, sounds)));
  }
  return {
    name: 'cost',
    how: `processor time of the recogniser processes of the site, all its languages on, per second of speech of people, one after another with pauses of ${pauseMs} ms that are not counted as speech; four times real time, the ${streams} streams in real time`,
    figures,
  };
}

async function costOf(language: string, parts: BenchParts, sounds: readonly Int16Array[]): Promise<readonly Figure[]> {
  const seconds = sounds.reduce((sum, { length }) => sum + length / sampleRate, 0);
  const talk = withPauses(sounds, () => pauseMs).samples;
  const own = await withSpeech(parts, 'voiceActivity', async (speech) => {
    const speaking = await cpuSeconds(parts, () => listenTo(speech, parts, talk));
    const silent = await cpuSeconds(parts, () => listenTo(speech, parts, faintNoise(silentSeconds * sampleRate)));
    parts.progress(`cost: ${language} measured with one talker`);
    return { speaking, silent, many: await manyAtOnce(speech, parts, sounds.slice(0, streamRecordings)) };
  });
  const stock = await withSpeech(parts, 'vosk', (speech) => cpuSeconds(parts, () => listenTo(speech, parts, talk)));
  parts.progress(`cost: ${language} measured with ${streams} talkers, and with Vosk's own endpoint`);
  const percent = (used: number, of: number): number => (100 * used) / of;
  const { decisionMs } = own.many;
  return [
    atMost(`${language}: of a core while somebody speaks`, 'percent', percent(own.speaking, seconds), 5),
    plain(`${language}: the same with Vosk's own endpoint`, 'percent', percent(stock, seconds)),
    plain(`${language}: speech heard, s`, 'count', seconds),
    atMost(`${language}: of a core in silence, ${silentSeconds} s`, 'percent', percent(own.silent, silentSeconds), 1),
    atMost(`${language}: of a core with ${streams} talkers at once`, 'percent', 100 * own.many.cores, 100),
    plain(`${language}: median decision with ${streams} talkers at once`, 'ms', quantile(decisionMs, 0.5), decisionMs),
  ];
}

async function withSpeech<Value>(
  parts: BenchParts,
  endpointing: 'voiceActivity' | 'vosk',
  use: (speech: Speech) => Promise<Value>,
): Promise<Value> {
  const speech = await openBenchSpeech(parts, { endpointing });
  try {
    return await use(speech);
  } finally {
    await speech.stop();
  }
}

/** All talk at the same time, in real time, each beginning with another recording. */
async function manyAtOnce(
  speech: Speech,
  parts: BenchParts,
  sounds: readonly Int16Array[],
): Promise<{ readonly cores: number; readonly decisionMs: readonly number[] }> {
  const station = firstStation(parts);
  const decisionMs: number[] = [];
  let seconds = 0;
  const used = await cpuSeconds(parts, () =>
    Promise.all(
      Array.from({ length: streams }, async (_, at) => {
        const own = sounds.map((__, index) => sounds[(index + at) % sounds.length] ?? new Int16Array());
        const talk = withPauses(own, () => pauseMs).samples;
        seconds = Math.max(seconds, talk.length / sampleRate);
        const decided = await speech.listen(station, talk, { pace: { clock: parts.clock, timesRealTime: 1 } });
        decisionMs.push(
          ...decided.filter(({ decision }) => isReaction(decision)).map(({ timing }) => timing.decisionMs),
        );
      }),
    ),
  );
  return { cores: used / seconds, decisionMs };
}

/** How often is looked: what a process used after the last look at it is lost when another one replaces it. */
const lookEveryMs = 100;

/** Of the only recogniser that runs, while `work` lasts; one that was replaced meanwhile counts with the one in its place. */
async function cpuSeconds({ clock }: Pick<BenchParts, 'clock'>, work: () => Promise<unknown>): Promise<number> {
  const start = new Map(recognizerProcesses().map((id) => [id, usageOf(id).cpuSeconds]));
  const latest = new Map(start);
  const note = (): void => {
    try {
      for (const id of recognizerProcesses()) latest.set(id, usageOf(id).cpuSeconds);
    } catch {
      // One ended while it was looked at: what the look before saw of it counts.
    }
  };
  let timer = clock.setTimeout(look, lookEveryMs);
  function look(): void {
    note();
    timer = clock.setTimeout(look, lookEveryMs);
  }
  try {
    await work();
  } finally {
    clock.clearTimeout(timer);
  }
  note();
  return [...latest].reduce((sum, [id, used]) => sum + used - (start.get(id) ?? 0), 0);
}
