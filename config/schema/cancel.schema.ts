import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

export const cancel = Type.Object(
  {
    by: Type.Enum(['pressAgain'], {
      title: 'By',
      description: 'How the lift takes a call back: pressAgain, by a second press of the lit button.',
      examples: ['pressAgain'],
    }),
    withinSeconds: Type.Optional(
      Type.Integer({
        minimum: 3,
        maximum: 30,
        default: siteDefaults.cancelWithinSeconds,
        unit: 's',
        title: 'Within',
        description:
          'How long after its lamp has lit a call may be taken back. Whoever comes later may rely on the lamp that they see.',
        examples: [10],
      }),
    ),
  },
  {
    ...strict,
    title: 'Cancel',
    description:
      'Only for kind: car and a link-v1 board with firmware 2.2 or later. Absent: a registered call stays, and whoever says "cancel floor three" is told so. Write it only where a second press of the lit button, tried by hand, takes a call back. Taken back is then only what this station itself has called by voice in the last seconds, whose lamp has been lit ever since and for which nobody else has asked by voice; it is pressed once, and proved by its lamp (docs/adr/0017-taking-a-call-back.md).',
    examples: [{ by: 'pressAgain', withinSeconds: 10 }],
  },
);
