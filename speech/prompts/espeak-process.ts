/**
 * Child process that holds the npm build of espeak-ng. The engine is GPL-3 and an optional dependency: it lives in this process
 * alone, nothing else imports it, and when it crashes nobody else does.
 */
import { sampleRate } from '../../config/kernel/index.js';
import { toFloat32, toInt16 } from '../audio/pcm.js';
import { resample } from '../audio/resample.js';
import { reuseEngine, type SpeakCommand, type SpeakReply } from './espeak-messages.js';

/** The part of @echogarden/espeak-ng-emscripten 0.3.5 that is used; the package brings no types. */
interface Engine {
  /** 0 when the voice exists. */
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  set_pitch(pitch: number): void;
  set_volume(volume: number): void;
  get_samplerate(): number;
  /** Calls back with each piece of audio; true would stop it. */
  synthesize(text: string, take: (audio: Int16Array | null) => boolean): void;
}
interface EnginePackage {
  readonly default: () => Promise<{ readonly eSpeakNGWorker: new () => Engine }>;
}

/** Widened, so that the compiler does not look for types that are not there. */
const packageName = '@echogarden/espeak-ng-emscripten' as string;
/** Said by the parent: what is spoken ahead is kept, so that speed counts for more than sounding the same in every run. */
const mayBeUsedAgain = process.argv.includes(reuseEngine);
/**
 * Every sentence gets an engine that has said nothing before: a used one remembers (random flutter, the last voice), and the same
 * words would sound a little different each time. The next one is made ready while the last sentence is listened to. That takes
 * ten times the time of the sentence itself.
 */
let nextEngine = loadEngine();
let lastSentence = Promise.resolve();

process.on('message', (command: SpeakCommand) => {
  lastSentence = lastSentence.then(async () => {
    process.send?.(speak(await nextEngine, command));
    if (!mayBeUsedAgain) nextEngine = loadEngine();
  });
});
// The parent has gone, however it went.
process.on('disconnect', () => process.exit(0));

async function loadEngine(): Promise<Engine | string> {
  try {
    const { default: createModule } = (await import(packageName)) as EnginePackage;
    const { eSpeakNGWorker: EngineClass } = await createModule();
    return new EngineClass();
  } catch (error) {
    return `espeak-ng cannot be loaded: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function speak(engine: Engine | string, { id, text, voice, wordsPerMinute, pitch, volume }: SpeakCommand): SpeakReply {
  if (typeof engine === 'string') return { id, failure: engine };
  if (engine.set_voice(voice) !== 0) return { id, failure: `espeak-ng has no voice ${voice}` };
  engine.set_rate(wordsPerMinute);
  engine.set_pitch(pitch);
  engine.set_volume(volume);
  const pieces: Int16Array[] = [];
  engine.synthesize(text, (audio) => {
    if (audio !== null) pieces.push(audio);
    return false;
  });
  const samples = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return { id, samples: toInt16(resample(toFloat32(samples), engine.get_samplerate(), sampleRate)) };
}
