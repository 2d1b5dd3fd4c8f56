import type { ReplayedStep } from '../../adapters/replay-facts.js';
import { replayRide } from '../../adapters/replay-ride.js';
import { JournalReader } from '../../journal/journal-reader.js';
import { toEntry } from '../../journal/stored-entry.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';

export interface JournalReplayOptions {
  readonly file: string;
  /** Correlation id. */
  readonly ride: string;
  readonly json: boolean;
  readonly output: Output;
}

/** Shows that this version decides about a recorded ride as it was decided then; 1 where it does not, 2 where there is no such ride. */
export async function replayJournal({ file, ride, json, output }: JournalReplayOptions): Promise<ExitCode> {
  const opened = JournalReader.open(file);
  if (!opened.ok) {
    tellFailure(output, opened.failure);
    return 2;
  }
  const entries = [...opened.value.around(ride)].flatMap((row) => toEntry(row) ?? []);
  opened.value.close();
  if (entries.length === 0) {
    output.error(`${file} has no ride ${ride}; \`liftvoice journal export\` shows the ids there are`);
    return 2;
  }
  const steps = await replayRide(entries, ride);
  const isSame = steps.every(({ recorded, replayed }) => recorded === replayed);
  if (json) output.line(JSON.stringify({ ride, isSame, steps }));
  else tell(steps, isSame, output);
  return isSame ? 0 : 1;
}

function tell(steps: readonly ReplayedStep[], isSame: boolean, output: Output): void {
  for (const { sequence, what, recorded, replayed } of steps) {
    const verdict = recorded === replayed ? `${recorded}, again` : `was ${recorded}, would be ${replayed} now`;
    output.line(`${sequence}: ${what}: ${verdict}`);
  }
  if (steps.length === 0) output.line('Nothing was decided in it that could be decided again.');
  else output.line(isSame ? 'The same is decided again.' : 'Something else would be decided now.');
}
