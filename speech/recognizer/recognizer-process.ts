import {
  isToRecognizer,
  type FromRecognizer,
  type ModelToLoad,
  type SessionMessage,
  type ToRecognizer,
} from './recognizer-messages.js';
import { RecognizerSession, type SessionEvents } from './recognizer-session.js';
import { loadVosk, type VoskLibrary, type VoskModel } from './vosk-ffi.js';
import { WitnessDecoder } from './witness-decoder.js';

/**
 * The recogniser child process of one language. It owns every native call, all of them synchronous: Kaldi ends the process on
 * a failed assertion, and here that costs one utterance and no relay. Times it measures are process times, so no Clock.
 */
interface OpenSession {
  readonly session: RecognizerSession;
  /** null between utterances: audio that still comes in is late and dropped. */
  utterance: number | null;
}

const models = new Map<string, VoskModel>();
const sessions = new Map<number, OpenSession>();
let vosk: VoskLibrary | null = null;

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
      entry.utterance = message.utterance;
      session.begin();
      return;
    case 'audio':
      if (utterance !== null) session.feed(message.samples, tellAbout(message.session, utterance));
      return;
    case 'finish':
      entry.utterance = null;
      if (utterance === null) return;
      send({ type: 'answer', session: message.session, utterance, heard: session.finish(message.cut) });
      return;
    case 'forget':
      entry.utterance = null;
      return;
    case 'close':
      session.close();
      sessions.delete(message.session);
      return;
  }
}

function tellAbout(session: number, utterance: number): SessionEvents {
  return {
    onPartial: (text) => {
      send({ type: 'partial', session, utterance, text });
    },
    onEndpoint: () => {
      send({ type: 'endpoint', session, utterance });
    },
  };
}

function load(libraryPath: string, wanted: readonly ModelToLoad[]): void {
  const startedAt = performance.now();
  const library = loadVosk(libraryPath);
  if (!library.ok) {
    send({ type: 'refused', model: null, reason: `${libraryPath} cannot be loaded: ${library.failure}` });
    return;
  }
  vosk = library.value;
  vosk.setLogLevel(-1);
  for (const { model: name, folder, words } of wanted) {
    const model = vosk.newModel(folder);
    if (model === null) {
      send({ type: 'refused', model: name, reason: 'libvosk cannot open it' });
      return;
    }
    const stranger = words.find(([word, id]) => vosk?.findWord(model, word) !== id);
    if (stranger !== undefined) {
      send({ type: 'refused', model: name, reason: `its word '${stranger[0]}' is not the one of the grammar` });
      return;
    }
    models.set(name, model);
  }
  send({ type: 'loaded', loadMs: performance.now() - startedAt });
}

function open({ session, first, second }: ToRecognizer & { readonly type: 'open' }): void {
  const decoders = { first: openDecoder(first), second: second === null ? null : openDecoder(second) };
  if (decoders.first === null || (second !== null && decoders.second === null)) {
    decoders.first?.close();
    send({ type: 'badMessage', reason: `no model ${first}${second === null ? '' : ` or ${second}`}` });
    return;
  }
  sessions.set(session, { session: new RecognizerSession(decoders.first, decoders.second), utterance: null });
}

function openDecoder(name: string): WitnessDecoder | null {
  const model = models.get(name);
  return vosk === null || model === undefined ? null : WitnessDecoder.open(vosk, model);
}

function send(message: FromRecognizer): void {
  process.send?.(message);
}
