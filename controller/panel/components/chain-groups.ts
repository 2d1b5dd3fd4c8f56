import type { ChainEntry } from '../../api/contract/view.schema.js';

export interface ChainGroup {
  readonly key: string;
  readonly isUtterance: boolean;
  readonly entries: ChainEntry[];
}

/** Entries of one utterance belong together, wherever others fell between; the newest group first. */
export function groupChain(chain: readonly ChainEntry[]): ChainGroup[] {
  const groups = new Map<string, ChainGroup>();
  for (const entry of chain) {
    const isUtterance = entry.utterance !== null;
    const key = isUtterance ? `utterance-${entry.utterance ?? 0}` : `entry-${entry.sequence}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, isUtterance, entries: [entry] });
    else group.entries.push(entry);
  }
  return [...groups.values()].reverse();
}
