import type { Languages, Site } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import {
  createEspeakSynthesizer,
  createPromptStore,
  createPromptVoice,
  findProgram,
  SoundCache,
  type Recordings,
  type SpeechSynthesizer,
} from '../../speech/index.js';
import type { PromptView } from '../api/contract/view.schema.js';
import type { Messages } from '../domain/messages/messages.js';
import { promptPlan } from '../domain/messages/prompt-plan.js';
import type { Folders } from './folders.js';
import { PromptPreparation } from './prompt-preparation.js';
import { PromptShelf } from './prompt-shelf.js';
import type { Teardown } from './teardown.js';

/** What is kept of other sites' answers, so that going back to one costs nothing: three large ones. */
const mostUnusedBytes = 200_000_000;

export interface PromptParts {
  readonly site: Site;
  readonly languages: Languages;
  readonly messages: Messages;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly environment: NodeJS.ProcessEnv;
  /** The one of the passengers; null: not installed. */
  readonly espeak: SpeechSynthesizer | null;
  readonly recordings: Recordings | null;
  readonly teardown: Teardown;
  readonly onPrompt: (prompt: PromptView) => void;
}

/** What the station says: from recordings, spoken ahead, or spoken when it is wanted. Nothing is spoken ahead until it is started. */
export function composePrompts(parts: PromptParts): {
  readonly shelf: PromptShelf;
  readonly preparation: PromptPreparation;
} {
  const { site, languages, messages, folders, clock, environment, espeak, teardown } = parts;
  const { levelDbFs } = site.prompts;
  const log = parts.log.child({ component: 'app.prompts' });
  const searchPath = environment['PATH'];
  const flite = findProgram('flite', searchPath);
  const cache = new SoundCache(folders.prompts);
  const shared = {
    cache,
    recordings: parts.recordings,
    levelDbFs,
    onTrouble: (trouble: string) => {
      log.warn({}, `a recording is not played: ${trouble}`);
    },
  };
  const voice = createPromptVoice({ espeak, flite, languages, isUrgent: true, clock });
  const patient = createEspeakSynthesizer({ clock, languages, searchPath, isUrgent: false });
  const patientEspeak = patient.ok ? patient.value : null;
  const patientVoice = createPromptVoice({ espeak: patientEspeak, flite, languages, isUrgent: false, clock });
  const preparation = new PromptPreparation({
    sentences: promptPlan(site, messages),
    store: createPromptStore({ ...shared, synthesizer: patientVoice }),
    releaseVoice: () => patientVoice?.stop() ?? Promise.resolve(),
    forgetUse: () => {
      cache.forgetUse();
    },
    prune: () => cache.prune(mostUnusedBytes),
    clock,
    log,
  });
  teardown.add('spoken answers', () => preparation.stop());
  const store = createPromptStore({ ...shared, synthesizer: voice });
  return { shelf: new PromptShelf({ store, levelDbFs, onPrompt: parts.onPrompt, log }), preparation };
}
