import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import type { SiteDraft } from '../reading/site-draft.js';

/**
 * Control and format characters, line and paragraph separators, halves of characters: nobody sees them, and some turn the text
 * around them on a page or at a terminal. The two joiners stay: emoji and some scripts are written with them.
 */
const unseen = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Every text of a site file is made of what can be seen. */
export function checkCharacters(site: SiteDraft): readonly Finding[] {
  return judge(site, []);
}

function judge(value: unknown, path: FieldPath): readonly Finding[] {
  if (typeof value === 'string') return judgeText(value, path);
  if (Array.isArray(value)) return value.flatMap((item, index) => judge(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => judge(part, [...path, name]));
}

function judgeText(text: string, path: FieldPath): readonly Finding[] {
  const [character] = unseen.exec(text) ?? [];
  if (character === undefined) return [];
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const place = Array.from(text).indexOf(character) + 1;
  const message = `this text holds the character U+${code} (at place ${place}), which cannot be seen and may garble what stands beside it; delete it, or write the text anew`;
  return [wrong(path, message)];
}
