import {
  fail,
  isElevatorError,
  Listeners,
  succeed,
  type ElevatorError,
  type Result,
} from '../../config/kernel/index.js';
import { createEspeakSynthesizer, openSpeech, type Recordings, type SpeechSynthesizer } from '../../speech/index.js';
import { SiteMetrics } from '../adapters/site-metrics.js';
import type { LiveMessage } from '../api/contract/view.schema.js';
import { Messages } from '../domain/messages/messages.js';
import { createMemoryJournal } from '../journal/memory-journal.js';
import type { SiteJournal } from '../journal/journal.types.js';
import { composePrompts } from './compose-prompts.js';
import { composeStations, type SiteParts } from './compose-station.js';
import { speechFolders } from './folders.js';
import { RunningSite } from './running-site.js';
import { createSiteRuntime } from './site-runtime.js';
import { Teardown } from './teardown.js';
import { watchJournal } from './watch-journal.js';

export interface ComposeOptions extends SiteParts {
  /** Absent: nobody keeps one, as in a benchmark. */
  readonly journal?: SiteJournal;
  readonly environment: NodeJS.ProcessEnv;
  /** Answers that a person has spoken; null: none. */
  readonly recordings: Recordings | null;
  /** How the end of speech is found; the benchmark compares both. */
  readonly endpointing?: 'voiceActivity' | 'vosk';
}

/**
 * Wires the whole program: here and in compose-station.ts, and nowhere else, all folders meet. What was built before a failure is
 * taken down again; what was built is to be started.
 *
 * @param teardown whoever runs it before this has settled ends it: nothing more is built then
 */
export async function compose(
  options: ComposeOptions,
  teardown = new Teardown(options.clock, options.log),
): Promise<Result<RunningSite, ElevatorError>> {
  let isBuilt = false;
  try {
    const built = await build(options, teardown);
    isBuilt = built.ok;
    return built;
  } catch (error) {
    if (!isElevatorError(error)) throw error;
    return fail(error);
  } finally {
    if (!isBuilt) await teardown.run();
  }
}

async function build(options: ComposeOptions, teardown: Teardown): Promise<Result<RunningSite, ElevatorError>> {
  const { site, languages, clock, journal } = options;
  const notices: string[] = [];
  const synthesizer = findSynthesizer(options, notices, teardown);
  const speech = await openEars(options);
  if (!speech.ok) return speech;
  teardown.add('speech', () => speech.value.stop());

  const changes = new Listeners<LiveMessage>();
  const messages = new Messages(languages);
  const { shelf, preparation } = composePrompts({
    ...options,
    messages,
    espeak: synthesizer,
    teardown,
    onPrompt: (prompt) => {
      changes.emit({ type: 'prompt', prompt });
    },
  });
  const metrics = new SiteMetrics(journal ?? null);
  const composed = await composeStations({
    ...options,
    journal: journal ?? createMemoryJournal(options),
    speech: speech.value,
    synthesizer,
    shelf,
    messages,
    metrics,
    notices,
    teardown,
  });
  if (!composed.ok) return composed;
  const stations = composed.value;
  if (journal !== undefined) watchJournal({ journal, stations, messages, clock, teardown });
  const isRecorded = (): boolean => journal?.isWritten ?? true;
  const common = {
    languages,
    stations,
    shelf,
    metrics,
    changes,
    preparation,
    recognizers: () => speech.value.processes,
    maySpeakText: synthesizer !== null,
    isRecorded,
  };
  return succeed(
    new RunningSite({
      site,
      speech: speech.value,
      messages,
      stations,
      notices,
      preparation,
      createRuntime: (siteInForce) => createSiteRuntime({ ...common, site: siteInForce }),
      changes,
      stop: () => teardown.run(),
    }),
  );
}

function openEars({
  site,
  languages,
  folders,
  clock,
  log,
  endpointing,
}: ComposeOptions): ReturnType<typeof openSpeech> {
  return openSpeech({
    site,
    languages,
    ...speechFolders(folders),
    clock,
    log,
    ...(endpointing === undefined ? {} : { endpointing }),
  });
}

function findSynthesizer(
  { clock, environment, languages }: ComposeOptions,
  notices: string[],
  teardown: Teardown,
): SpeechSynthesizer | null {
  const found = createEspeakSynthesizer({ clock, languages, searchPath: environment['PATH'] });
  if (!found.ok) {
    notices.push(
      `No synthetic voice: ${found.failure.message}. Answers are shown and sounded as tones; typed sentences can't be spoken.`,
    );
    return null;
  }
  teardown.add('synthetic voice', () => found.value.stop());
  return found.value;
}
