import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const speaker = Type.Object(
  {
    variant: Type.String({
      pattern: '^[A-Za-z0-9_-]{0,20}$',
      form: 'the name of an espeak-ng variant, or empty text for the plain voice',
      title: 'Variant',
      description: 'Another vocal tract of the same voice (f2, m3, ...); both builds of the engine know the same ones.',
      examples: ['f2', ''],
    }),
    wordsPerMinute: Type.Integer({
      minimum: 80,
      maximum: 300,
      unit: 'words/min',
      title: 'Speed',
      description: 'How fast this speaker talks.',
      examples: [150],
    }),
    pitch: Type.Integer({
      minimum: 0,
      maximum: 99,
      title: 'Pitch',
      description: "How high this speaker talks; 50 is the voice's own.",
      examples: [50],
    }),
  },
  { ...strict, title: 'Speaker', description: "One speaker, in espeak-ng's own terms." },
);

const voiceName = (title: string, description: string, example: string) =>
  Type.String({
    pattern: '^[a-z][a-z0-9-]{1,30}$',
    form: 'the name of an espeak-ng voice (`espeak-ng --voices`)',
    title,
    description,
    examples: [example],
  });

const espeak = Type.Object(
  {
    voice: voiceName('Voice', 'The voice of espeak-ng that speaks this language.', 'en-us'),
    systemVoice: Type.Optional(
      voiceName('System voice', "Another one for Debian's espeak-ng, where its voice of that name is no good.", 'cmn'),
    ),
    speakers: Type.Array(speaker, {
      minItems: 1,
      maxItems: 16,
      title: 'Speakers',
      description: 'The first speaks the prompts; the others are passengers of the simulator.',
    }),
  },
  { ...strict, title: 'espeak-ng', description: 'How the language is spoken.' },
);

/** `config/languages/<code>/language.yaml`: what a language is called, how it is written and spoken. */
export const languageFileSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 40,
      title: 'Name',
      description: 'What the language calls itself.',
      examples: ['中文'],
    }),
    nameInEnglish: Type.String({
      minLength: 1,
      maxLength: 40,
      title: 'Name in English',
      description: 'For messages of the program, which are in English.',
      examples: ['Mandarin'],
    }),
    spacing: Type.Enum(['words', 'characters'], {
      title: 'Spacing',
      description: 'words: spaces stand between words. characters: nothing does.',
      examples: ['words'],
    }),
    pieces: Type.Enum(['words', 'characters'], {
      title: 'Pieces',
      description:
        'What the words of a voice model are made of. words: of what stands between spaces. characters: of any characters in a row, so 十二楼 is looked for as one, two and three words.',
      examples: ['words'],
    }),
    scripts: Type.Array(
      Type.String({
        pattern: '^[A-Z][a-z]+(_[A-Z][a-z]+)*$',
        form: 'the Unicode name of a script, such as Latin',
        title: 'Script',
        description: 'A script by its Unicode name.',
      }),
      {
        minItems: 1,
        maxItems: 4,
        title: 'Scripts',
        description: 'Scripts whose letters tell this language from the others in a typed sentence.',
        examples: [['Han']],
      },
    ),
    espeak,
    fliteVoice: Type.Optional(
      Type.String({
        pattern: '^[a-z][a-z0-9_]{1,30}$',
        form: 'the name of a voice of flite (`flite -lv`)',
        title: 'Voice of flite',
        description: 'Speaks the answers instead of espeak-ng, where the program flite is installed.',
        examples: ['slt'],
      }),
    ),
    confusable: Type.Array(
      Type.Array(Type.Integer({ minimum: -9, maximum: 99, title: 'Number', description: 'A number of a floor.' }), {
        minItems: 2,
        maxItems: 2,
        title: 'Pair',
        description: 'Two numbers that sound alike.',
      }),
      {
        title: 'Confusable',
        description: 'Pairs of numbers that are heard for one another.',
        examples: [[[13, 30]]],
      },
    ),
  },
  { ...strict, title: 'Language file' },
);

export type LanguageFile = Static<typeof languageFileSchema>;
