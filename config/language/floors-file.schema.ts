import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const template = (title: string, description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 80, title, description, examples: [example] });

const templates = (title: string, description: string, example: string) =>
  Type.Array(template('Template', 'With [optional] and (a|b).', example), {
    maxItems: 8,
    title,
    description,
    examples: [[example]],
  });

const sounds = Type.Array(
  Type.String({ minLength: 1, maxLength: 40, title: 'Sound', description: 'Words that sound like it.' }),
  { minItems: 1, maxItems: 8, title: 'Sounds', description: 'How it is said, the plainest first.' },
);

const heard = Type.Object(
  {
    basements: templates(
      'Basements',
      'How a floor below ground is named besides `below` of numbers.yaml; `{number}` counts down from the ground.',
      'basement {number}',
    ),
    onlyBasement: templates('Only basement', 'How the basement of a building with only one is named.', 'basement'),
    names: templates('Names', 'How a name of the site file is said, with `{name}`.', '[the] {name}'),
  },
  { ...strict, title: 'Heard', description: 'How passengers name floors.' },
);

const spoken = Type.Object(
  {
    above: template('Above ground', 'A floor from 0 up, with `{number}` or another series.', 'floor {number}'),
    below: template('Below ground', 'A basement; `{number}` counts down from the ground.', 'basement {number}'),
    nameless: template(
      'Nameless',
      'A floor with neither number nor name; `{button}` is its button read out.',
      'floor {button}',
    ),
  },
  { ...strict, title: 'Spoken', description: 'How the loudspeaker names a floor; one without a number by its name.' },
);

const said = Type.Object(
  {
    shown: Type.Object(
      {
        number: template('Number', 'A floor whose button is a number, with `{id}`.', '{id}楼'),
        other: template('Other', 'Any other floor, with `{id}`.', '{id}层'),
      },
      { ...strict, title: 'Shown', description: 'How the display names a floor.' },
    ),
    spoken,
    missing: Type.Optional(
      Type.Object(
        { above: template('Above ground', 'A floor from 1 up.', '{ordinal} floor') },
        { ...strict, title: 'Missing', description: 'How a floor is named that is not there, shown and spoken.' },
      ),
    ),
    and: Type.String({
      minLength: 1,
      maxLength: 20,
      title: 'And',
      description: 'Stands between two floors.',
      examples: [' and '],
    }),
    this: template('This floor', 'Stands for a floor that is not known.', 'this floor'),
  },
  { ...strict, title: 'Said', description: 'How Liftvoice names floors in its answers.' },
);

/** `config/languages/<code>/floors.yaml`: what floors are called, by passengers and to them. */
export const floorsFileSchema = Type.Object(
  {
    letters: Type.Record(Type.String({ pattern: '^[A-Z]$' }), sounds, {
      ...strict,
      keys: 'a capital letter',
      title: 'Letters',
      description:
        'How letters on buttons (12A, B2) are said, in words that models know: the first is shown, each is listened for.',
      examples: [{ A: ['a', 'eh'] }],
    }),
    signs: Type.Record(Type.String({ pattern: '^[A-Z0-9-]{1,4}$' }), sounds, {
      ...strict,
      keys: 'what stands on a button',
      title: 'Signs',
      description: 'What people call a button of that sign where the site file gives the floor no name (G, LG, M).',
      examples: [{ G: ['ground floor'] }],
    }),
    basementLetter: Type.Enum(['number', 'letter'], {
      title: 'Basement letter',
      description: 'How B2 is read out: number, as the basement it is (负二); letter, as it is written ("B two").',
      examples: ['number'],
    }),
    heard,
    said,
  },
  { ...strict, title: 'Floors file' },
);

export type FloorsFile = Static<typeof floorsFileSchema>;
