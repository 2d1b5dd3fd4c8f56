import { Type } from 'typebox';
import { inputNumber, strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

const presence = Type.Object(
  {
    input: inputNumber,
    activeWhen: Type.Enum(['open', 'closed'], {
      title: 'Active when',
      description:
        'Position of the contact that means that somebody is there. Prefer closed: a broken wire then reads as nobody, and nothing is listened to.',
      examples: ['closed'],
    }),
  },
  {
    ...strict,
    title: 'Presence',
    description:
      'Only with gate: presence, which needs it. Where the sensor is wired that sees whether somebody stands in the car or before the door.',
    examples: [{ input: 13, activeWhen: 'closed' }],
  },
);

export const listening = Type.Object(
  {
    gate: Type.Enum(['always', 'presence', 'wakeWord'], {
      default: siteDefaults.listeningGate,
      title: 'Gate',
      description:
        'When requests are taken. always: at any time; presence: only while the sensor sees somebody; wakeWord: only after the lift was called by its name (vocabulary.wakeWords, in every language of the site). At other times the station is silent, whatever is said; a call for help is answered always.',
      examples: ['wakeWord'],
    }),
    presence: Type.Optional(presence),
    openSeconds: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 60,
        default: siteDefaults.openSeconds,
        unit: 's',
        title: 'Open',
        description:
          'How long requests are still taken after the wake word or the last answer, or after the sensor last saw somebody. An open question and a call under way are waited for besides. Only with a gate.',
        examples: [10],
      }),
    ),
  },
  {
    ...strict,
    title: 'Listening',
    description: 'Whether something must open the ears before a request is taken.',
    examples: [{ gate: 'wakeWord', openSeconds: 10 }],
  },
);
