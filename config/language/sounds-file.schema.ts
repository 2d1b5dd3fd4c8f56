import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const cost = (title: string, description: string) =>
  Type.Number({ minimum: 0, maximum: 2, title, description, examples: [0.5] });

/** As the pronouncers name them: `zh`, `ang`, a tone `4`, `AO`. */
const sound = Type.String({ pattern: '^[A-Za-z0-9]{1,8}$' });

const missing = Type.Record(sound, cost('Cost', '1 is a sound lost.'), {
  ...strict,
  keys: 'a sound',
  title: 'Missing',
  description: 'What it costs to hear a sound where none was said, or none where one was. Others cost 1.',
  examples: [{ l: 0.5 }],
});

const substitutions = Type.Record(
  sound,
  Type.Record(sound, cost('Cost', '1 is a sound of no likeness.'), {
    ...strict,
    keys: 'a sound',
    title: 'Heard for it',
    description: 'Sounds that are heard for this one, or it for them, with their costs.',
  }),
  {
    ...strict,
    keys: 'a sound',
    title: 'Substitutions',
    description: 'Sounds that are heard for one another, each pair once. Others cost 1.',
    examples: [{ s: { sh: 0.4 } }],
  },
);

const soundAlikes = Type.Object(
  {
    atMost: Type.Integer({
      minimum: 0,
      maximum: 200,
      title: 'At most',
      description: 'How many are listed to the recogniser, the closest first.',
      examples: [20],
    }),
    nearest: cost('Nearest', 'Words nearer to any floor than this would be heard in place of it and are not listed.'),
    farthest: cost('Farthest', 'Words farther from every floor than this are not heard as one.'),
    words: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Words',
        description: 'Words that people say, with blanks between them. Absent: all the words of the voice model.',
        examples: ['公司 社会 知道'],
      }),
    ),
  },
  {
    ...strict,
    title: 'Sound-alikes',
    description: 'Words that sound nearly like a floor, listed so that they are not heard as one. Absent: none.',
  },
);

/** `config/languages/<code>/sounds.yaml`: how the words of a language sound, and which sounds are heard for one another. */
export const soundsFileSchema = Type.Object(
  {
    pronunciation: Type.Enum(['pinyin', 'cmudict'], {
      title: 'Pronunciation',
      description:
        'Who knows how words are said. pinyin: Chinese characters, by initial, final and tone. cmudict: English words, by the dictionary of Carnegie Mellon University.',
      examples: ['pinyin'],
    }),
    confusions: Type.Object(
      {
        source: Type.String({
          minLength: 1,
          title: 'Source',
          description: 'Where the costs were measured.',
        }),
        substitutions,
        missing,
      },
      { ...strict, title: 'Confusions', description: 'What it costs to hear something else than was said.' },
    ),
    confusable: Type.Object(
      {
        within: cost('Within', 'Floors whose wordings are at most this far apart are heard for one another.'),
      },
      { ...strict, title: 'Confusable', description: 'Which floors are asked about more readily.' },
    ),
    soundAlikes: Type.Optional(soundAlikes),
  },
  { ...strict, title: 'Sounds file' },
);

export type SoundsFile = Static<typeof soundsFileSchema>;
