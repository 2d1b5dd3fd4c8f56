import { languageData, type LanguageData, type Site, type Station } from '../../../config/index.js';
import { delay, type Clock } from '../../../config/kernel/index.js';
import { createEspeakSynthesizer, type SpeechSynthesizer } from '../../../speech/index.js';
import { compose } from '../compose.js';
import type { BenchParts } from './bench-parts.js';
import type { RunningSite } from '../running-site.js';
import { LoadWatch } from './machine-load.js';
import { endOfSpeechMs } from './end-of-speech.js';
import { atMost, plain, quantile, type BenchmarkResult } from './figures.js';

const endpointings = ['voiceActivity', 'vosk'] as const;
type Endpointing = (typeof endpointings)[number];

/** Sentences per end-pointing; the languages of the site take turns. */
const trials = 20;
/** A sentence that has closed no contact by then was not understood. */
const trialLimitMs = 6_000;

interface Sentence {
  readonly floor: string;
  readonly contact: number;
  readonly samples: Int16Array;
}

/**
 * End of speech -> contact closed in the emulated board, the whole chain in real time, all languages of the site on: a synthetic
 * passenger speaks into the simulated car. The same chain that waits for Vosk's own endpoint is measured in the same run,
 * sentence by sentence in turn, so that a slow machine is slow for both.
 */
export async function latency({ site, progress, ...parts }: BenchParts): Promise<BenchmarkResult> {
  const running = new Map<Endpointing, RunningSite>();
  const delays: Record<Endpointing, number[]> = { voiceActivity: [], vosk: [] };
  let missed = 0;
  try {
    for (const endpointing of endpointings) {
      const composed = await compose({ ...parts, site, recordings: null, isSimulated: true, endpointing });
      if (!composed.ok) throw composed.failure;
      running.set(endpointing, composed.value);
      composed.value.start();
    }
    const sentences = await speak(site, parts);
    const load = new LoadWatch();
    for (const [index, sentence] of sentences.entries()) {
      for (const [endpointing, composed] of running) {
        const delayMs = await oneTrial(composed, sentence, parts.clock);
        if (delayMs === null) missed += 1;
        else delays[endpointing].push(delayMs);
        progress(
          `latency ${index + 1}/${sentences.length} ${endpointing}: ${delayMs === null ? 'not understood' : `${Math.round(delayMs)} ms`}`,
        );
      }
    }
    return { ...summarise(delays, missed), machine: load.end() };
  } finally {
    for (const composed of running.values()) await composed.stop();
  }
}

function summarise(delays: Record<Endpointing, number[]>, missed: number): BenchmarkResult {
  const own = quantile(delays.voiceActivity, 0.5);
  const baseline = quantile(delays.vosk, 0.5);
  return {
    name: 'latency',
    how: 'end of speech (last 20 ms within 25 dB of the loudest) -> relay contact closed in the emulated board, real time, all languages of the site, synthetic voice',
    figures: [
      atMost('median', 'ms', own, 400, delays.voiceActivity),
      atMost('95th percentile', 'ms', quantile(delays.voiceActivity, 0.95), 700),
      plain("median with Vosk's own endpoint and its shipped rules", 'ms', baseline, delays.vosk),
      atMost("ratio of the medians to Vosk's own endpoint", 'ratio', own / baseline, 0.45),
      plain('sentences not understood, both ways together', 'count', missed),
    ],
  };
}

/** null: no contact closed. The car's answer is awaited afterwards, because the station is deaf while it speaks. */
async function oneTrial(
  { stations }: RunningSite,
  { contact, samples, floor }: Sentence,
  clock: Clock,
): Promise<number | null> {
  const [station] = stations;
  const simulation = station?.simulation ?? null;
  if (station === undefined || simulation === null) return null;
  await until(clock, () => isReadyFor(station.service.view(), floor));
  const closed = new Promise<number | null>((resolve) => {
    const timer = clock.setTimeout(
      () => {
        finish(null);
      },
      trialLimitMs + samples.length / 16,
    );
    const unsubscribe = simulation.onEvent((event) => {
      if (event.type === 'contact.changed' && event.isClosed && event.contact === contact) finish(event.atMs);
    });
    function finish(atMs: number | null): void {
      clock.clearTimeout(timer);
      unsubscribe();
      resolve(atMs);
    }
  });
  await simulation.playAudio(samples);
  const speechEndedMs = clock.now() - (samples.length / 16 - endOfSpeechMs(samples));
  const closedMs = await closed;
  return closedMs === null ? null : closedMs - speechEndedMs;
}

function isReadyFor(
  view: { availability: string; dialogue: string; floors: readonly { id: string; lamp: string }[] },
  floor: string,
): boolean {
  const isDark = view.floors.find(({ id }) => id === floor)?.lamp === 'dark';
  return view.availability === 'ready' && view.dialogue === 'listening' && isDark;
}

async function until(clock: Clock, isSo: () => boolean): Promise<void> {
  for (let waitedMs = 0; !isSo() && waitedMs < 90_000; waitedMs += 50) await delay(clock, 50);
  // The answer's echo in the half-duplex gate, and a breath as people take it.
  await delay(clock, 600);
}

async function speak(
  site: Site,
  { clock, environment, languages }: Pick<BenchParts, 'clock' | 'environment' | 'languages'>,
): Promise<readonly Sentence[]> {
  const [station] = site.stations;
  const voice = createEspeakSynthesizer({ clock, languages, searchPath: environment['PATH'] });
  if (station === undefined) return [];
  if (!voice.ok) throw voice.failure;
  try {
    return await speakAll(
      station,
      voice.value,
      site.languages.map((code) => languageData(languages, code)),
    );
  } finally {
    await voice.value.stop();
  }
}

async function speakAll(
  station: Station,
  voice: SpeechSynthesizer,
  languages: readonly LanguageData[],
): Promise<readonly Sentence[]> {
  const all = station.kind === 'car' ? station.floors : [];
  const floors = all.filter(({ number, voice: mayVoice }) => number !== null && number > 0 && mayVoice);
  const sentences: Sentence[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    // A stride that shares no factor with most floor counts visits distant floors in turn, so that lamps are dark again.
    const floor = floors[(trial * 7) % floors.length];
    if (floor === undefined) break;
    const language = languages[trial % languages.length];
    const sentence = language?.sentences.examples.find((example) => example.includes('{number}'));
    if (language === undefined || sentence === undefined) break;
    const text = sentence.replace('{number}', String(floor.number));
    const spoken = await voice.say({ text, language: language.code });
    if (!spoken.ok) throw spoken.failure;
    sentences.push({ floor: floor.id, contact: floor.contact, samples: spoken.value });
  }
  return sentences;
}
