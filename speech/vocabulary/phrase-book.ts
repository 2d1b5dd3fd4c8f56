import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { parse } from 'yaml';
import type { Language } from '../../config/index.js';

const strict = { additionalProperties: false } as const;
const wordings = Type.Array(Type.String({ minLength: 1 }));

const phraseBookSchema = Type.Object(
  {
    floor: Type.Object(
      {
        /** How a number becomes a floor: `{number}楼`, `{ordinal} floor`. */
        nouns: wordings,
        requests: Type.Array(
          Type.Object(
            {
              template: Type.String(),
              cost: Type.Number({ minimum: 0 }),
              /** Also listed for floors far above the top. */
              isPlain: Type.Optional(Type.Boolean()),
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    bareNumber: wordings,
    confirm: wordings,
    cancel: wordings,
    letters: Type.Record(Type.String({ pattern: '^[A-Z]$' }), wordings),
    decoys: Type.Object({ floors: wordings, phrases: wordings }, strict),
  },
  strict,
);

/** The sentences of one language, without floors. */
export type PhraseBook = Static<typeof phraseBookSchema>;

/** The book that comes with the project. A fault in it is ours, so it throws. */
export function readPhraseBook(language: Language): PhraseBook {
  return parsePhraseBook(readFileSync(shippedFile(`phrases/${language}.yaml`), 'utf8'), `${language}.yaml`);
}

export function parsePhraseBook(text: string, name: string): PhraseBook {
  const book: unknown = parse(text);
  if (Value.Check(phraseBookSchema, book)) return book;
  const first = Value.Errors(phraseBookSchema, book)[0];
  throw new TypeError(`phrase book ${name}: ${first?.instancePath ?? ''} ${first?.message ?? 'is no phrase book'}`);
}

/** Data files stay where they were written; compiled code sits in a mirror of the tree under `dist`. */
function shippedFile(name: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../../speech/vocabulary/${name}`, import.meta.url));
}
