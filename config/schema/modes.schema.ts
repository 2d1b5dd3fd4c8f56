import { Type } from 'typebox';
import { inputNumber, strict } from './common.schema.js';

const modeInput = (title: string, description: string) =>
  Type.Object(
    {
      input: inputNumber,
      activeWhen: Type.Enum(['open', 'closed'], {
        title: 'Active when',
        description:
          'Position of the contact that means the mode is active. Prefer open: a broken wire then reads as active and stops calls by voice.',
        examples: ['open'],
      }),
    },
    { ...strict, title, description, examples: [{ input: 14, activeWhen: 'open' }] },
  );

export const modes = Type.Object(
  {
    fire: modeInput('Fire service', "Where the lift's fire service contact is wired. While active: no calls by voice."),
    firefighter: Type.Optional(
      modeInput(
        'Firefighter mode',
        'Where the contact of a firefighters lift is wired, if it has one besides fire service. While active: no calls by voice, and nothing is spoken.',
      ),
    ),
    earthquake: Type.Optional(
      modeInput('Earthquake', 'Where the contact of the seismic switch is wired, if the lift has one.'),
    ),
    inspection: modeInput('Inspection', 'Where the inspection contact is wired. While active: no calls by voice.'),
    outOfService: Type.Optional(
      modeInput('Out of service', 'Where the out-of-service contact is wired, if the lift has one.'),
    ),
  },
  {
    ...strict,
    title: 'Modes',
    description: 'Inputs that say whether the lift is in normal service. Unknown counts as not normal.',
    examples: [{ fire: { input: 14, activeWhen: 'open' }, inspection: { input: 15, activeWhen: 'open' } }],
  },
);
