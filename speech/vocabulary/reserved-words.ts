import type { SentencesFile, SentenceTemplate, Station } from '../../config/index.js';
import { wordingsOf } from './spoken-floor.js';
import type { Spacing } from './template.js';

/**
 * The words around floors and the sentences without one: 去, 到了, "and", "cancel". A floor of that name would turn other
 * sentences into requests ("五楼到了" into two floors).
 */
export function reservedWords(book: SentencesFile, spacing: Spacing, kind: Station['kind']): ReadonlySet<string> {
  const templates = [
    ...Object.values(book.floors),
    ...Object.values(book.requests),
    ...Object.values(book.answers),
    ...Object.values(book.bareDoors),
    book.hesitations,
    book.opening,
    book.closing,
    book.takenBack,
    book.bareNumbers,
    ...(kind === 'landing' ? landingTemplates(book) : []),
  ].flatMap((group) => group.map(({ template }) => template));
  const wordings = [...templates, ...book.decoys.floors].flatMap((template) => wordingsOf(template, spacing));
  const pieces = wordings.flatMap((wording) => wording.split(/\{\w+\}/u)).map((piece) => piece.trim());
  return new Set(pieces.filter((piece) => piece !== ''));
}

function landingTemplates({ landing }: SentencesFile): readonly (readonly SentenceTemplate[])[] {
  const { calls, bareCalls, floors, instead, denials } = landing;
  return [calls.up, calls.down, bareCalls.up, bareCalls.down, floors, instead, denials];
}
