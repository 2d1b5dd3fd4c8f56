/** The known name that a mistyped one most likely means; null when none is near enough to be worth guessing. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const wanted = typed.toLowerCase().slice(0, 64);
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance <= allowedDistance(name) && (best === null || distance < best.distance)) best = { name, distance };
  }
  return best === null ? null : best.name;
}

/** A third of the letters may be wrong, but in a word of two or three letters only one. */
function allowedDistance(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}

/** Damerau-Levenshtein (adjacent letters swapped count once), over two words of at most 64 letters. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, substitution);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) cost = Math.min(cost, at(i - 2, j - 2) + 1);
      row.push(cost);
    }
  }
  return at(a.length, b.length);
}
