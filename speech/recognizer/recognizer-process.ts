import { existsSync } from 'node:fs';
import path from 'node:path';
import { sampleRate } from '../../config/kernel/index.js';
import { HeapTrim } from './heap-trim.js';
import {
  isToRecognizer,
  type FromRecognizer,
  type ModelToLoad,
  type RecognizedUtterance,
  type SessionMessage,
  type ToRecognizer,
} from './recognizer-messages.js';
import { RecognizerSession, type SecondDecoder, type SessionEvents } from './recognizer-session.js';
import { tellingProgress } from './telling-progress.js';
import { loadHeapTrim, loadVosk, type VoskLibrary } from './vosk-ffi.js';
import { WitnessDecoder, type LoadedModel } from './witness-decoder.js';

/**
 * A recogniser child process. It owns every native call, all of them synchronous: Kaldi ends the process on
 * a failed assertion, and here that costs one utterance and no relay. Times it measures are process times, so no Clock.
 */
type Begun = SessionMessage & { readonly type: 'begin' };

interface OpenSession {
  readonly session: RecognizerSession;
  /** null between utterances: audio that still comes in is late and dropped. */
  utterance: Begun | null;
}

const models = new Map<string, LoadedModel>();
const sessions = new Map<number, OpenSession>();
const heap = new HeapTrim(loadHeapTrim());
let vosk: VoskLibrary | null = null;
let lastSentAt = 0;
/** Every message is a sign of life; more of them than this would only cost time. */
const progressEveryMs = 250;

process.on('message', (message: unknown) => {
  if (isToRecognizer(message)) handle(message);
  else send({ type: 'badMessage', reason: 'not a message for the recogniser' });
});
// The parent is gone: nobody would hear an answer.
process.on('disconnect', () => process.exit(0));

function handle(message: ToRecognizer): void {
  if (message.type === 'load') {
    load(message.library, message.models);
    return;
  }
  if (message.type === 'open') {
    open(message);
    return;
  }
  const entry = sessions.get(message.session);
  if (entry === undefined) send({ type: 'badMessage', reason: `no session ${message.session}` });
  else handleSession(message, entry);
}

function handleSession(message: SessionMessage, entry: OpenSession): void {
  const { session, utterance } = entry;
  switch (message.type) {
    case 'begin':
      entry.utterance = message;
      session.begin();
      return;
    case 'audio':
      if (utterance !== null) session.feed(message.samples, tellAbout(utterance));
      return;
    case 'finish':
      entry.utterance = null;
      if (utterance === null) return;
      answer(utterance, session.finish(message.cut));
      heap.noteEnd(isQuiet());
      return;
    case 'forget':
      entry.utterance = null;
      heap.noteEnd(isQuiet());
      return;
    case 'close':
      session.close();
      sessions.delete(message.session);
      return;
  }
}

/** No utterance is under way in any session. */
function isQuiet(): boolean {
  return [...sessions.values()].every(({ utterance }) => utterance === null);
}

function tellAbout(utterance: Begun): SessionEvents {
  return {
    onPartial: utterance.hasPartials
      ? (text) => {
          send({ ...idOf(utterance), type: 'partial', text });
        }
      : null,
    onEndpoint: () => {
      send({ ...idOf(utterance), type: 'endpoint' });
    },
  };
}

function answer(utterance: Begun, heard: RecognizedUtterance): void {
  send({ ...idOf(utterance), type: 'answer', heard, residentBytes: process.memoryUsage.rss() });
}

function idOf({ session, utterance }: Begun): { readonly session: number; readonly utterance: number } {
  return { session, utterance };
}

function load(libraryPath: string, wanted: readonly ModelToLoad[]): void {
  const startedAt = performance.now();
  const library = loadVosk(libraryPath);
  if (!library.ok) {
    send({ type: 'refused', model: null, reason: `${libraryPath} cannot be loaded: ${library.failure}` });
    return;
  }
  vosk = tellingProgress(library.value, () => {
    if (performance.now() - lastSentAt >= progressEveryMs) send({ type: 'progress' });
  });
  vosk.setLogLevel(-1);
  const openMs: Record<string, number> = {};
  for (const { model: name, folder, words } of wanted) {
    const openedAt = performance.now();
    const model = vosk.newModel(folder);
    const recognizer = model === null ? null : vosk.newRecognizer(model, sampleRate);
    if (model === null || recognizer === null) {
      const reason = model === null ? 'libvosk cannot open it' : 'libvosk cannot use its grammar';
      send({ type: 'refused', model: name, reason });
      return;
    }
    vosk.freeRecognizer(recognizer);
    openMs[name] = performance.now() - openedAt;
    const stranger = words.find(([word, id]) => vosk?.findWord(model, word) !== id);
    if (stranger !== undefined) {
      send({ type: 'refused', model: name, reason: `its word '${stranger[0]}' is not the one of the grammar` });
      return;
    }
    models.set(name, { handle: model, isAdaptive: existsSync(path.join(folder, 'ivector')) });
  }
  const { features } = library.value;
  const loadMs = performance.now() - startedAt;
  send({ type: 'loaded', loadMs, openMs, features, residentBytes: process.memoryUsage.rss() });
}

function open({ session, first, seconds }: ToRecognizer & { readonly type: 'open' }): void {
  const decoder = openDecoder(first);
  const others = seconds.flatMap(({ model, words }): readonly SecondDecoder[] => {
    const second = openDecoder(model);
    return second === null ? [] : [{ model, words: new Set(words), decoder: second }];
  });
  if (decoder === null || others.length < seconds.length) {
    for (const opened of [decoder, ...others.map((other) => other.decoder)]) opened?.close();
    const models = [first, ...seconds.map(({ model }) => model)];
    send({ type: 'badMessage', reason: `no model ${models.join(' or ')}` });
    return;
  }
  sessions.set(session, { session: new RecognizerSession(decoder, others), utterance: null });
}

function openDecoder(name: string): WitnessDecoder | null {
  const model = models.get(name);
  return vosk === null || model === undefined ? null : WitnessDecoder.open(vosk, model);
}

/** Written to the channel at once, also in the middle of a long piece of work. */
function send(message: FromRecognizer): void {
  lastSentAt = performance.now();
  process.send?.(message);
}
