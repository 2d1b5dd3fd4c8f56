import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const floorNumber = (title: string, description: string, minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, title, description, examples: [maximum] });

const words = Type.String({ minLength: 1, maxLength: 40, title: 'Words', description: 'How it is said.' });

const usage = Type.Optional(
  Type.Enum(['usual', 'understood'], {
    default: 'usual',
    title: 'Usage',
    description:
      'usual: people say so, and it is listened for. understood: nobody would be taught to say so, but whoever does is understood. Liftvoice itself says the first usual one.',
    examples: ['understood'],
  }),
);

const rule = Type.Object(
  {
    from: floorNumber('From', 'The first number it is about.', 0, 99),
    to: floorNumber('To', 'The last number it is about.', 0, 99),
    only: Type.Optional(
      Type.Enum(['tens', 'mixed'], {
        title: 'Only',
        description: 'tens: only 10, 20, 30, ...; mixed: only numbers between them. Absent: all.',
        examples: ['tens'],
      }),
    ),
    say: Type.String({
      minLength: 1,
      maxLength: 60,
      title: 'Say',
      description:
        'The words, with slots: `{ten}` 20 of 23, `{digit}` 2 of 23, `{unit}` 3 of 23, `{whole}` 23, as said in this series, or in another one: `{number:ten}`.',
      examples: ['{ten} {unit}'],
    }),
    usage,
  },
  { ...strict, title: 'Rule', description: 'How some numbers are put together.' },
);

const series = Type.Object(
  {
    words: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[0-9]{1,2}$' }),
        Type.Array(words, { minItems: 1, maxItems: 8, title: 'Number', description: 'How this number is said.' }),
        {
          ...strict,
          keys: 'a number from 0 to 99',
          title: 'Words',
          description: 'Numbers with words of their own, the usual word first; larger numbers are made of them.',
          examples: [{ 1: ['one'], 12: ['twelve'] }],
        },
      ),
    ),
    rules: Type.Optional(
      Type.Array(rule, {
        maxItems: 40,
        title: 'Rules',
        description:
          'Numbers that are put together. Each rule that fits a number is one more way to say it, in this order.',
      }),
    ),
  },
  { ...strict, title: 'Series', description: 'One way to count.' },
);

const below = Type.Object(
  {
    say: Type.String({
      minLength: 1,
      maxLength: 60,
      title: 'Say',
      description: 'The words, with `{number}` for the floors counted down from the ground.',
      examples: ['minus {number}'],
    }),
    usage,
  },
  { ...strict, title: 'Below ground', description: 'One way to say the number of a basement.' },
);

/** `config/languages/<code>/numbers.yaml`: how the numbers from -9 to 99 are said. */
export const numbersFileSchema = Type.Object(
  {
    series: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z]{0,30}$' }), series, {
      ...strict,
      keys: 'a word of letters, small at first',
      title: 'Series',
      description:
        'Ways to count. `number` is required and is said for every floor; the others fill slots of their name in templates (`{ordinal} floor`).',
      examples: [{ number: { words: { 1: ['one'] } } }],
    }),
    below: Type.Array(below, {
      minItems: 1,
      maxItems: 8,
      title: 'Below ground',
      description: 'How numbers of basements are said, the usual way first.',
    }),
  },
  { ...strict, title: 'Numbers file' },
);

export type NumbersFile = Static<typeof numbersFileSchema>;
export type SeriesFile = Static<typeof series>;
export type NumberRule = Static<typeof rule>;
