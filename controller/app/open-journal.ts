import { basename, extname, join } from 'node:path';
import type { Clock, Log } from '../../config/kernel/index.js';
import { JournalKeeper } from '../journal/journal-keeper.js';
import type { SiteJournal } from '../journal/journal.types.js';
import type { StorageTrouble } from '../journal/storage-trouble.js';
import type { Folders } from './folders.js';
import type { Output } from './output.js';
import { version } from './version.js';

/** One journal per site file; what a simulated lift does never stands among what a real one did. */
export function journalFile({ journals }: Pick<Folders, 'journals'>, siteFile: string, isSimulated: boolean): string {
  const site = basename(siteFile, extname(siteFile));
  return join(journals, `${site}${isSimulated ? '.simulated' : ''}.db`);
}

export interface OpenJournalOptions {
  readonly siteFile: string;
  readonly isSimulated: boolean;
  readonly retentionDays: number;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly log: Log;
  readonly output: Output;
}

/** Begins a run in the journal of a site. Never fails: a journal that can't be written is told, and tried again. */
export async function openJournal(options: OpenJournalOptions): Promise<SiteJournal> {
  const { siteFile, isSimulated, folders, output, log } = options;
  const file = journalFile(folders, siteFile, isSimulated);
  const journal = new JournalKeeper({
    ...options,
    log: log.child({ component: 'controller.journal' }),
    file,
    onTrouble: (trouble, message) => {
      output.error(
        `The journal ${file} cannot be written: ${sentences[trouble]} (${message}). Calls go on. (ELV-JOURNAL-001)`,
      );
    },
    onMended: ({ late, missing }) => {
      output.error(`The journal is written again; ${late} entries are late, ${missing} are missing from it.`);
    },
  });
  const content = { version, siteFile, isSimulated };
  journal.append({ happening: { kind: 'program.started', content }, station: null, utterance: null, shown: null });
  await journal.begin();
  return journal;
}

const sentences: Readonly<Record<StorageTrouble, string>> = {
  diskFull: 'the disk is full',
  readOnly: 'this user may not write there, or the disk is read-only',
  damaged: 'it is damaged',
  locked: 'another program holds it',
  newer: 'a later version of Liftvoice has written it',
  diskFails: 'the disk fails',
  noWriter: 'the program that writes it has ended or cannot be loaded',
};
