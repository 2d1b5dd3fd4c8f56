import { Type } from 'typebox';
import { inputNumber, languageCodePattern, strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';
import { voiceHours } from './voice-hours.schema.js';

export const floorName = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 40,
    pattern: '^\\S(.*\\S)?$',
    form: 'text of 1 to 40 characters that neither begins nor ends with a space',
    title: 'Name',
    description,
  });

const names = Type.Record(
  Type.String({ pattern: languageCodePattern }),
  Type.Array(floorName('What passengers may say instead of the number. Write words, not digits.'), {
    minItems: 1,
    maxItems: 8,
    title: 'Names in one language',
    description: 'What passengers may say in this language instead of the number. Write words, not digits.',
    examples: [
      ['大堂', '一楼大厅'],
      ['lobby', 'reception'],
    ],
  }),
  {
    ...strict,
    keys: 'the code of a language',
    title: 'Names',
    description: 'Spoken names of the floor per language, besides its number. Write words, not digits.',
    examples: [{ zh: ['停车场'], en: ['parking'] }],
    whileRunning: true,
  },
);

/** How a button of the lift is wired. @param button "this floor's button" */
export const wiring = (button: string) => ({
  contact: Type.Integer({
    minimum: 1,
    maximum: 64,
    title: 'Contact',
    description: `Relay on the board, counted from 1, whose contact is wired in parallel with ${button}.`,
    examples: [5],
  }),
  lamp: Type.Union([inputNumber, Type.Literal('none')], {
    title: 'Lamp',
    description:
      "Input that reads the button's own lamp, counted from 1. none: the lift has no lamp to read, so no calls by voice by this button.",
    examples: [5, 'none'],
  }),
});

export const floor = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Za-z0-9-]{1,4}$',
      form: '1 to 4 letters, digits or hyphens',
      title: 'Floor id',
      description: 'What stands on the button. Digits need quotes: "12".',
      examples: ['B2', '12', '12A'],
    }),
    number: Type.Optional(
      Type.Integer({
        minimum: -9,
        maximum: 99,
        title: 'Spoken number',
        description:
          'The number people say for this floor; basements are negative. Absent where only names are spoken (12A).',
        examples: [-2, 12],
        whileRunning: true,
      }),
    ),
    ...wiring("this floor's button"),
    names: Type.Optional(names),
    voice: Type.Optional(
      Type.Boolean({
        default: siteDefaults.voice,
        title: 'Voice',
        description: 'false: this floor is never called by voice (locked floors); its button keeps working.',
        examples: [false],
        whileRunning: true,
      }),
    ),
    voiceHours: Type.Optional(voiceHours),
  },
  {
    ...strict,
    title: 'Floor',
    description: 'One button of the car panel with its wiring and its spoken names.',
    examples: [{ id: '1', number: 1, contact: 2, lamp: 2, names: { zh: ['大堂'], en: ['lobby'] } }],
  },
);
