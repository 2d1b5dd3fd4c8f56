import { Type } from 'typebox';

/** A field that nobody knows is a typing error, never something to pass over. */
export const strict = { additionalProperties: false } as const;

export const inputNumber = Type.Integer({
  minimum: 1,
  maximum: 64,
  title: 'Input',
  description: 'Input on the board, counted from 1.',
  examples: [30],
});

/** What a field named by a language is called. */
export const languageCodePattern = '^[a-z0-9-]{2,20}$';

export const languageCode = Type.String({
  pattern: languageCodePattern,
  form: 'the code of a language, such as zh or en',
  title: 'Language',
  description: 'Code of a language: the name of its folder in config/languages.',
  examples: ['zh'],
});
