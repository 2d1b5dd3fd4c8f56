import { Type } from 'typebox';
import { languageCodePattern, strict } from './common.schema.js';
import { floorName, wiring } from './floor.schema.js';

const call = (direction: string) =>
  Type.Object(wiring(`the landing's button ${direction}`), {
    ...strict,
    title: `Call ${direction}`,
    description: `The landing's button ${direction}; absent where the lift does not go further ${direction}.`,
    examples: [{ contact: 1, lamp: 1 }],
  });

/** The buttons beside the lift door on a floor. */
export const landingCalls = Type.Object(
  { up: Type.Optional(call('up')), down: Type.Optional(call('down')) },
  {
    ...strict,
    title: 'Calls',
    description:
      'Only for kind: landing, which needs it. The buttons beside the lift door; at the top and at the bottom floor there is only one.',
    examples: [{ up: { contact: 1, lamp: 1 }, down: { contact: 2, lamp: 2 } }],
  },
);

/** Where a landing station stands. */
export const landingFloor = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Za-z0-9-]{1,4}$',
      form: '1 to 4 letters, digits or hyphens',
      title: 'Floor id',
      description: 'What stands on the car\'s button for this floor. Digits need quotes: "5".',
      examples: ['5', 'B1'],
    }),
    number: Type.Optional(
      Type.Integer({
        minimum: -9,
        maximum: 99,
        title: 'Spoken number',
        description:
          'Whoever names a floor here ("我要去十二楼") is asked whether to call up or down: it lies above or below this number. Absent: a floor that is named means nothing here.',
        examples: [5],
        whileRunning: true,
      }),
    ),
    names: Type.Optional(
      Type.Record(Type.String({ pattern: languageCodePattern }), floorName('What the display calls this floor.'), {
        ...strict,
        keys: 'the code of a language',
        title: 'Names',
        description: 'What the display calls this floor, per language.',
        examples: [{ zh: '住院部', en: 'wards' }],
        whileRunning: true,
      }),
    ),
  },
  {
    ...strict,
    title: 'Floor of the landing',
    description: 'Only for kind: landing, which needs it. The floor on which the station stands.',
    examples: [{ id: '5', number: 5, names: { zh: '住院部', en: 'wards' } }],
  },
);
