import {
  isToRecognizer,
  type FromRecognizer,
  type ModelToLoad,
  type RecognizedText,
  type ToRecognizer,
} from './recognizer-messages.js';
import { RecognizerSession } from './recognizer-session.js';
import { loadVosk, type VoskLibrary, type VoskModel } from './vosk-ffi.js';

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
    open(message.session, message.model);
    return;
  }
  const entry = sessions.get(message.session);
  if (entry === undefined) {
    send({ type: 'badMessage', reason: `no session ${message.session}` });
    return;
  }
  switch (message.type) {
    case 'begin':
      entry.utterance = message.utterance;
      entry.session.begin();
      return;
    case 'audio':
      if (entry.utterance !== null) answer(message.session, entry, entry.session.feed(message.samples));
      return;
    case 'finish':
      if (entry.utterance !== null) answer(message.session, entry, entry.session.finish());
      return;
    case 'forget':
      entry.utterance = null;
      return;
    case 'close':
      entry.session.close();
      sessions.delete(message.session);
      return;
  }
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

function open(id: number, name: string): void {
  const model = models.get(name);
  const session = vosk === null || model === undefined ? null : RecognizerSession.open(vosk, model);
  if (session === null) send({ type: 'badMessage', reason: `no model ${name}` });
  else sessions.set(id, { session, utterance: null });
}

function answer(id: number, entry: OpenSession, heard: RecognizedText | null): void {
  // Vosk's endpoint also fires on mere noise, with an empty text: that ends nothing.
  if (heard === null || entry.utterance === null || (heard.isByEndpoint && heard.text === '')) return;
  send({ type: 'text', session: id, utterance: entry.utterance, heard });
  entry.utterance = null;
}

function send(message: FromRecognizer): void {
  process.send?.(message);
}
