const kinds = new Set(['begin', 'end', 'internal', 'singleton', 'nonword']);
const mostNamed = 5;

/**
 * Judges `graph/phones/word_boundary.int`: libvosk aligns words with it and ends the process when a phone is missing.
 *
 * @returns what is wrong, null where it says of every phone of the acoustic model how it stands in a word
 */
export function judgeWordBoundaries(text: string, phones: readonly number[]): string | null {
  const known = new Set<number>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [id = '', kind = '', ...rest] = line.trim().split(/\s+/u);
    if (!/^\d+$/u.test(id) || !kinds.has(kind) || rest.length > 0)
      return `has a line that is none (line ${index + 1}); expected a phone id and one of ${[...kinds].join(', ')}`;
    known.add(Number(id));
  }
  const missing = phones.filter((phone) => !known.has(phone));
  if (missing.length === 0) return null;
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : '';
  return `lacks phones of the acoustic model: ${missing.slice(0, mostNamed).join(', ')}${more}`;
}
