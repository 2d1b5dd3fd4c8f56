import { afterFirstSyllable, isReaction, seededRandom, withPauses, type Speech } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';
import { endOfSpeechMs, hasQuietEnd } from './end-of-speech.js';
import { EvaluationRecordings, type SampledRecording } from './evaluation-recordings.js';
import { atMost, plain, quantile, type BenchmarkResult, type Figure } from './figures.js';
import { leadMs, listenTo, openBenchSpeech, requestsOf } from './listening.js';
import { speakSlowly } from './slow-sentences.js';

const endpointings = ['voiceActivity', 'vosk'] as const;
interface Delay {
  readonly totalMs: number;
  /** Of that, audio that was waited for: the same on every machine. */
  readonly waitedMs: number;
}
type Delays = Readonly<Record<(typeof endpointings)[number], Delay[]>>;

/** Single words, whole phrases and two-syllable words of people; those of `test` rows are only reported. */
const sets = [
  { set: 'en-digits', use: 'dev' },
  { set: 'zh-phrases', use: 'dev' },
  { set: 'en-digits', use: 'test' },
] as const;
const perSet = 30;
/** What people may pause after: a number alone would be a request, and 三十 ... 二楼 is said by nobody. */
const pausable = /^[去请].{2}$/u;
/** Pauses of somebody who thinks, ms. */
const shortestPauseMs = 300;
const longestPauseMs = 800;

/**
 * End of speech -> decision, by the audio that was waited for and the computing time: how long a passenger waits. The same
 * recordings with Vosk's own endpoint rules in the same run; and how often somebody who pauses is cut.
 */
export async function endpoint(parts: BenchParts): Promise<BenchmarkResult> {
  const recordings = await EvaluationRecordings.open(parts);
  const speech = {
    voiceActivity: await openBenchSpeech(parts, { endpointing: 'voiceActivity' }),
    vosk: await openBenchSpeech(parts, { endpointing: 'vosk' }),
  };
  try {
    const figures: Figure[] = [];
    const all: Delays = { voiceActivity: [], vosk: [] };
    const isRequest = requestsOf(speech.voiceActivity, parts);
    for (const { set, use } of sets) {
      const sample = await recordings.sample((each) => each.set === set && each.use === use && isRequest(each), perSet);
      const delays = await measureDelays(parts, speech, sample);
      for (const endpointing of endpointings) all[endpointing].push(...delays[endpointing]);
      figures.push(...summarise(`${set} ${use}`, delays));
      parts.progress(`endpoint: ${set} ${use} measured`);
    }
    figures.push(...summarise('all', all), ...(await measureSplits(parts, speech.voiceActivity, recordings)));
    return {
      name: 'endpoint',
      how: `end of speech (last 20 ms within 25 dB of the loudest, recordings of requests that have a quiet end) -> decision, where the lift reacts; at most ${perSet} recordings per set, four times real time, both languages and both witnesses`,
      figures,
    };
  } finally {
    await Promise.all(Object.values(speech).map((each) => each.stop()));
  }
}

async function measureDelays(
  parts: BenchParts,
  speech: Readonly<Record<(typeof endpointings)[number], Speech>>,
  sample: readonly SampledRecording[],
): Promise<Delays> {
  const delays: Delays = { voiceActivity: [], vosk: [] };
  for (const { samples } of sample.filter((each) => hasQuietEnd(each.samples))) {
    const endMs = leadMs + endOfSpeechMs(samples);
    for (const endpointing of endpointings) {
      const decided = (await listenTo(speech[endpointing], parts, samples))
        .filter(({ decision }) => isReaction(decision))
        .at(-1);
      if (decided === undefined) continue;
      const { speechEndMs, decisionMs, waitedMs } = decided.timing;
      delays[endpointing].push({
        totalMs: speechEndMs + decisionMs - endMs,
        waitedMs: speechEndMs + waitedMs - endMs,
      });
    }
  }
  return delays;
}

function summarise(name: string, { voiceActivity, vosk }: Delays): readonly Figure[] {
  const total = (delays: readonly Delay[]): number[] => delays.map(({ totalMs }) => totalMs);
  const waited = (delays: readonly Delay[]): number[] => delays.map(({ waitedMs }) => waitedMs);
  const [own, stock] = [quantile(total(voiceActivity), 0.5), quantile(total(vosk), 0.5)];
  const ownWaited = quantile(waited(voiceActivity), 0.5);
  return [
    atMost(`${name}: median of ${voiceActivity.length}`, 'ms', own, 300, total(voiceActivity)),
    atMost(`${name}: 95th percentile`, 'ms', quantile(total(voiceActivity), 0.95), 600),
    plain(`${name}: median with Vosk's own rules, of ${vosk.length}`, 'ms', stock, total(vosk)),
    atMost(`${name}: ratio of the medians`, 'ratio', own / stock, 0.35),
    plain(`${name}: median of the audio waited for, without computing`, 'ms', ownWaited, waited(voiceActivity)),
    plain(`${name}: 95th percentile of it`, 'ms', quantile(waited(voiceActivity), 0.95)),
    plain(`${name}: median of it with Vosk's own rules`, 'ms', quantile(waited(vosk), 0.5), waited(vosk)),
  ];
}

/** Decided before the last word began, which the request needs. */
async function measureSplits(
  parts: BenchParts,
  speech: Speech,
  recordings: EvaluationRecordings,
): Promise<readonly Figure[]> {
  const random = seededRandom('pauses');
  const pauseMs = (): number => shortestPauseMs + random() * (longestPauseMs - shortestPauseMs);
  const phrases = await recordings.sample(
    ({ set, use, transcript }) => set === 'zh-phrases' && use === 'dev' && pausable.test(transcript ?? ''),
    perSet,
  );
  const synthetic = [...(await speakSlowly(parts))].map(([language, sentences]) => {
    const paused = sentences.map((words) => withPauses(words, pauseMs));
    return [`synthetic voice, ${language}, pauses between the words`, paused] as const;
  });
  const people = phrases.map(({ samples }) => withPauses(afterFirstSyllable(samples), pauseMs));
  const slow = [...synthetic, ['zh-phrases dev, a pause after 去 or 请', people] as const];
  const figures: Figure[] = [];
  for (const [name, sentences] of slow) {
    let split = 0;
    for (const { samples, lastWordMs } of sentences) {
      const decided = await listenTo(speech, parts, samples);
      if (decided.some(({ timing }) => timing.speechEndMs > leadMs && timing.speechEndMs <= leadMs + lastWordMs))
        split += 1;
    }
    figures.push(atMost(`split: ${name}, of ${sentences.length}`, 'ratio', split / sentences.length, 0.01));
    parts.progress(`endpoint: ${name} measured`);
  }
  return figures;
}
