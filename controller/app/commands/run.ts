import type { Clock, Log } from '../../../config/kernel/index.js';
import type { Recordings } from '../../../speech/index.js';
import { buildApp } from '../../api/app.js';
import { holdPort, type HeldPort } from '../../api/hold-port.js';
import { listen } from '../../api/listen.js';
import type { SiteJournal } from '../../journal/journal.types.js';
import { compose } from '../compose.js';
import { describeFault } from '../describe-fault.js';
import { FileWatch } from '../file-watch.js';
import type { Folders } from '../folders.js';
import { judgeRecordings, recordingFaults } from '../judge-recordings.js';
import { judgeWords } from '../judge-words.js';
import { openJournal } from '../open-journal.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { readSite, type SiteWithLanguages } from '../read-site.js';
import { SiteChanges } from '../site-changes.js';
import { startingText } from '../starting-text.js';
import { Teardown } from '../teardown.js';

export interface RunOptions {
  readonly siteFile: string;
  readonly isSimulated: boolean;
  readonly port: number;
  readonly host: string;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly output: Output;
  readonly environment: NodeJS.ProcessEnv;
  readonly timeOfDay: () => Date;
  /** Settles when somebody wants the program to end. */
  readonly untilAskedToEnd: () => Promise<void>;
}

/** Runs a site until it is told to end. A site file or model with a fault starts nothing. */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { siteFile, folders, output, isSimulated } = options;
  // First of all: who wants an end during a start that takes seconds gets an orderly one as well.
  const ended = options.untilAskedToEnd();
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    output.error(`${siteFile} is not usable; nothing was started.`);
    return 2;
  }
  const { site, languages, warnings } = reading.value;
  // A missing port is what --simulate is for.
  const worthSaying = warnings.filter(({ field }) => !(isSimulated && field.endsWith('board.path')));
  for (const warning of worthSaying) output.error(describeFault(warning));
  // Before models are loaded, which takes a while.
  const held = await holdPort({ ...options, startingText: startingText(site, languages) });
  if (!held.ok) {
    tellFailure(output, held.failure);
    return 2;
  }
  try {
    return await start(options, reading.value, held.value, ended);
  } finally {
    await held.value.release();
  }
}

async function start(
  options: RunOptions,
  reading: SiteWithLanguages,
  held: HeldPort,
  ended: Promise<void>,
): Promise<ExitCode> {
  const { siteFile, folders, output, clock, log, isSimulated } = options;
  const { site, languages } = reading;
  // Words and models take a while, and who wants an end by then is not kept waiting for them. There is nothing to take down yet.
  const judgement = await Promise.race([judge(options, reading), ended]);
  if (judgement === undefined) return 0;
  if (!judgement.isGood) return 2;

  // From here on there is something to take down.
  const teardown = new Teardown(clock, log);
  const { recordings } = judgement;
  const journal = await openJournal({ ...options, retentionDays: site.journal.retentionDays });
  // First to come and last to go: it takes down the end of all others as well.
  teardown.add('journal', () => endOf(journal));
  const running = await Promise.race([compose({ ...options, site, languages, recordings, journal }, teardown), ended]);
  if (running === undefined) {
    await teardown.run();
    return 0;
  }
  if (!running.ok) {
    tellFailure(output, running.failure);
    return 2;
  }
  const { runtime, notices, preparation } = running.value;
  const app = buildApp({ runtime, clock, log, panelFolder: folders.panel, isSimulated });
  const changes = new SiteChanges({
    siteFile,
    languages,
    folders,
    running: running.value,
    journal,
    output,
    clock,
    log,
  });
  const watch = new FileWatch({ file: siteFile, clock, onChanged: () => void changes.readAgain() });
  try {
    await held.release();
    const listening = await listen(app, options);
    if (!listening.ok) {
      tellFailure(output, listening.failure);
      return 2;
    }
    // The address stands last, where it is found; what link and sound then tell comes behind it on a busy machine as well.
    for (const notice of notices) output.line(notice);
    output.line(`Liftvoice: ${site.name}${isSimulated ? ' (simulated)' : ''} on ${listening.value.url}`);
    running.value.start();
    void preparation.start((line) => {
      output.line(line);
    });
    await ended;
    return 0;
  } finally {
    watch.stop();
    // Contacts open first; a browser that does not let go of its socket must not delay that.
    await running.value.stop();
    await app.close();
  }
}

function endOf(journal: SiteJournal): Promise<void> {
  journal.append({ happening: { kind: 'program.stopped', content: {} }, station: null, utterance: null, shown: null });
  return journal.stop();
}

/** What forbids a start is told, as is what is merely worth knowing. */
async function judge(
  { siteFile, folders, output, clock }: RunOptions,
  { site, languages, locate }: SiteWithLanguages,
): Promise<{ readonly isGood: boolean; readonly recordings: Recordings | null }> {
  const faults = await judgeWords({ siteFile, site, locate, languages, folders, clock });
  if (!faults.ok) {
    tellFailure(output, faults.failure);
    return { isGood: false, recordings: null };
  }
  for (const fault of faults.value) output.error(describeFault(fault));
  const recorded = await judgeRecordings(site, languages, folders);
  for (const fault of recordingFaults(recorded, { file: siteFile, locate })) output.error(describeFault(fault));
  return { isGood: faults.value.length === 0 && recorded.faults.length === 0, recordings: recorded.recordings };
}
