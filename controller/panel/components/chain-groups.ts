import type { ChainEntry } from '../../api/contract/view.schema.js';

export interface ChainGroup {
  readonly key: string;
  readonly isUtterance: boolean;
  readonly entries: ChainEntry[];
}

/**
 * Entries of one utterance belong together, wherever others fell between; the newest group first. The log is cut at its old end:
 * what is left of an utterance whose beginning is gone explains nothing, and is left out.
 */
export function groupChain(chain: readonly ChainEntry[]): ChainGroup[] {
  const groups = new Map<string, ChainGroup>();
  for (const entry of chain) {
    const isUtterance = entry.utterance !== null;
    const key = isUtterance ? `utterance-${entry.utterance ?? 0}` : `entry-${entry.sequence}`;
    const group = groups.get(key);
    if (group !== undefined) group.entries.push(entry);
    else if (!isUtterance || isBeginning(entry)) groups.set(key, { key, isUtterance, entries: [entry] });
  }
  return [...groups.values()].reverse();
}

/** Something was heard; or it was lost before anybody knew when it ended, and only that is told. */
function isBeginning({ step, afterSpeechMs }: ChainEntry): boolean {
  return step === 'heard' || (step === 'decided' && afterSpeechMs === null);
}
