import { parentPort, workerData } from 'node:worker_threads';
import { JournalFile, NewerJournal } from './journal-file.js';
import { troubleOf } from './storage-trouble.js';
import type { ToWriter, WriterAnswer, WriterOptions, WriterRequest } from './writer-messages.types.js';

/* The thread that writes: a disk may take its time over a row, and the link to the board must not wait for it. */

const { file } = workerData as WriterOptions;
let journal: JournalFile | null = null;
let movedAside: string | null = null;

parentPort?.on('message', (message: ToWriter) => {
  if (message.type === 'stop') {
    letGo();
    parentPort?.close();
  } else parentPort?.postMessage(answer(message));
});

function answer(request: WriterRequest): WriterAnswer {
  try {
    return done(request, opened(request.now));
  } catch (error) {
    // The file is opened anew next time: it may be another one by then, or turn out to be damaged.
    letGo();
    const trouble = error instanceof NewerJournal ? 'newer' : troubleOf(error);
    return { type: 'failed', trouble, message: error instanceof Error ? error.message : String(error) };
  }
}

function done(request: WriterRequest, open: JournalFile): WriterAnswer {
  switch (request.type) {
    case 'append': {
      const last = open.append(request.rows);
      const aside = movedAside;
      movedAside = null;
      return { type: 'appended', last, sizeBytes: open.sizeBytes, movedAside: aside };
    }
    case 'read': {
      const { station, after, limit } = request.page;
      return { type: 'rows', rows: open.read(station, after, limit) };
    }
    case 'removeBefore': {
      const rows = open.removeBefore(request.instant);
      return { type: 'removed', rows, sizeBytes: open.sizeBytes };
    }
  }
}

function opened(now: Date): JournalFile {
  if (journal?.isGone === true) letGo();
  if (journal === null) {
    journal = JournalFile.open(file, now);
    movedAside = journal.movedAside ?? movedAside;
  }
  return journal;
}

function letGo(): void {
  const open = journal;
  journal = null;
  try {
    open?.close();
  } catch {
    // It fails already; nothing that was acknowledged depends on this.
  }
}
