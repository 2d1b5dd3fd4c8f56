/**
 * Leaves out of a list whatever can be left out so that it still fails (Zeller's delta debugging): in halves, then in quarters, and
 * so on, until not a single entry can go any more.
 *
 * @param stillFails asked for each shorter list that is tried; the whole one fails
 */
export async function shorten<Item>(
  items: readonly Item[],
  stillFails: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let kept = items;
  let parts = 2;
  while (kept.length > 1) {
    const length = Math.ceil(kept.length / parts);
    const shorter = await firstThatFails(withoutEach(kept, length), stillFails);
    if (shorter !== null) {
      kept = shorter;
      parts = Math.max(2, parts - 1);
    } else if (length === 1) return kept;
    else parts = Math.min(kept.length, parts * 2);
  }
  return kept;
}

/** The list without its first so many, without the next so many, ... */
function* withoutEach<Item>(items: readonly Item[], length: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += length)
    yield [...items.slice(0, start), ...items.slice(start + length)];
}

async function firstThatFails<Item>(
  candidates: Iterable<readonly Item[]>,
  stillFails: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[] | null> {
  for (const candidate of candidates) if (candidate.length > 0 && (await stillFails(candidate))) return candidate;
  return null;
}
