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
