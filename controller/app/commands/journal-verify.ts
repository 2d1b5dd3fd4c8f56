import { ElevatorError } from '../../../config/kernel/index.js';
import { JournalReader, type ChainVerdict } from '../../journal/journal-reader.js';
import { troubleOf } from '../../journal/storage-trouble.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';

export interface JournalVerifyOptions {
  readonly file: string;
  readonly json: boolean;
  readonly output: Output;
}

/** Walks the chain of a journal; 1 where it is broken, 2 where there is none to walk along. */
export function verifyJournal({ file, json, output }: JournalVerifyOptions): ExitCode {
  const opened = JournalReader.open(file);
  if (!opened.ok) {
    tellFailure(output, opened.failure);
    return 2;
  }
  const reader = opened.value;
  try {
    const verdict = reader.verify((rows) => {
      if (!json) output.error(`${rows} entries fit so far`);
    });
    if (json) output.line(JSON.stringify({ file, ...verdict }));
    else tell(file, verdict, output);
    return verdict.fault === null ? 0 : 1;
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error;
    tellFailure(
      output,
      new ElevatorError('ELV-JOURNAL-004', `${file}: its pages contradict each other`, { cause: error }),
    );
    return 1;
  } finally {
    reader.close();
  }
}

function tell(file: string, { rows, first, last, hash, fault }: ChainVerdict, output: Output): void {
  if (fault !== null) {
    const message = `${file}: entry ${fault.sequence} does not fit: ${fault.message}`;
    tellFailure(output, new ElevatorError('ELV-JOURNAL-004', message));
    return;
  }
  output.line(rows === 0 ? `${file}: no entries` : `${file}: ${rows} entries, ${first} to ${last}: the chain is whole`);
  output.line(`Hash of the end: ${hash}`);
}
