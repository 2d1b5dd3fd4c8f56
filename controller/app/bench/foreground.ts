import {
  competingTalk,
  endpointSettings,
  expectationOf,
  isReaction,
  judge,
  mixNoise,
  seededRandom,
  wholeRoomSettings,
  type Speech,
  type Verdict,
} from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';
import { endOfSpeechMs } from './end-of-speech.js';
import { EvaluationRecordings, type SampledRecording } from './evaluation-recordings.js';
import { atMost, plain, quantile, type BenchmarkResult, type Figure } from './figures.js';
import { firstStation, leadMs, listenTo, openBenchSpeech, requestsOf } from './listening.js';

/** Loudest 128 ms of the talker over the loudest of the others, dB. */
const ratiosDb = [20, 15, 10] as const;
const sets = [
  { set: 'en-digits', use: 'dev', talk: /^en-noncommand-(sentences|wake)$/u },
  { set: 'en-digits', use: 'test', talk: /^en-noncommand-(sentences|wake)$/u },
  { set: 'zh-phrases', use: 'dev', talk: /^zh-noncommand$/u },
] as const;
const perSet = 30;
const talkRecordings = 40;
/** The mix begins a second before the talker. */
const aroundMs = 1_000;

type Variant = 'cut' | 'whole';
interface Outcome {
  readonly verdict: Verdict;
  /** End of the talker's speech to the decision; null where the lift did not react. */
  readonly delayMs: number | null;
}

/**
 * A talker while other people go on talking: requests understood when the utterance is cut at the talker's own level, and when
 * everybody within 25 dB of the loudest belongs to it, as it was.
 */
export async function foreground(parts: BenchParts): Promise<BenchmarkResult> {
  const recordings = await EvaluationRecordings.open(parts);
  const speech = {
    cut: await openBenchSpeech(parts, { endpoint: endpointSettings }),
    whole: await openBenchSpeech(parts, { endpoint: wholeRoomSettings }),
  };
  try {
    const figures: Figure[] = [];
    for (const { set, use, talk } of sets) {
      const people = await recordings.sample((each) => talk.test(each.set) && each.use === use, talkRecordings);
      const others = competingTalk(people.map(({ samples }) => samples));
      const isRequest = requestsOf(speech.cut, parts);
      const sample = await recordings.sample((each) => each.set === set && each.use === use && isRequest(each), perSet);
      for (const ratioDb of ratiosDb) {
        const outcomes: Record<Variant, Outcome[]> = { cut: [], whole: [] };
        for (const each of sample) {
          const mix = mixNoise(each.samples, others, ratioDb, seededRandom(each.recording.file)).samples;
          for (const variant of ['cut', 'whole'] as const)
            outcomes[variant].push(await outcomeOf(parts, speech[variant], each, mix));
        }
        figures.push(...summarise(`${set} ${use} ${ratioDb} dB`, outcomes));
        parts.progress(`foreground: ${set} ${use} at ${ratioDb} dB measured`);
      }
    }
    return {
      name: 'foreground',
      how: `other people talk from a second before to a second after the talker; at most ${perSet} recordings per set; right = called, asked about or named as missing, with the right floor`,
      figures,
    };
  } finally {
    await Promise.all(Object.values(speech).map((each) => each.stop()));
  }
}

async function outcomeOf(
  parts: BenchParts,
  speech: Speech,
  { recording, samples }: SampledRecording,
  mix: Int16Array,
): Promise<Outcome> {
  const decided = await listenTo(speech, parts, mix);
  const vocabularies = speech.witnesses(firstStation(parts)).map(({ first }) => first.vocabulary);
  const { verdict } = judge(
    decided.map(({ decision }) => decision),
    expectationOf(recording, vocabularies),
  );
  const last = decided.findLast(({ decision }) => isReaction(decision));
  const endMs = leadMs + aroundMs + endOfSpeechMs(samples);
  return { verdict, delayMs: last === undefined ? null : last.timing.speechEndMs + last.timing.decisionMs - endMs };
}

function summarise(name: string, outcomes: Readonly<Record<Variant, readonly Outcome[]>>): readonly Figure[] {
  const share = (variant: Variant, ...verdicts: readonly Verdict[]): number =>
    outcomes[variant].filter(({ verdict }) => verdicts.includes(verdict)).length / outcomes[variant].length;
  const delays = outcomes.cut.flatMap(({ verdict, delayMs }) =>
    (verdict === 'right' || verdict === 'askedRight') && delayMs !== null ? [delayMs] : [],
  );
  const figures: Figure[] = [];
  for (const variant of ['cut', 'whole'] as const) {
    figures.push(
      plain(
        `${name}, ${variant}: right, of ${outcomes[variant].length}`,
        'ratio',
        share(variant, 'right', 'askedRight'),
      ),
      plain(`${name}, ${variant}: called or asked about another floor`, 'ratio', share(variant, 'wrong', 'askedOther')),
    );
  }
  return [
    ...figures,
    plain(`${name}, cut: rejected`, 'ratio', share('cut', 'rejected')),
    atMost(
      `${name}, cut: median from the end of speech, of ${delays.length}`,
      'ms',
      quantile(delays, 0.5),
      300,
      delays,
    ),
  ];
}
