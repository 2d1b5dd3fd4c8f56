import { Type } from 'typebox';
import { strict } from './common.schema.js';

/** Known so that whoever asks for it is told why it is refused (config/checks/check-cancel.ts). */
export const cancel = Type.Object(
  {
    by: Type.Enum(['pressAgain'], {
      title: 'By',
      description: 'How the lift takes a call back: pressAgain, by a second press of the lit button.',
      examples: ['pressAgain'],
    }),
  },
  {
    ...strict,
    title: 'Cancel',
    description:
      'Calls that are taken back by voice. Not available: no board presses a lit button, so check refuses this field (docs/adr/0017-no-second-press.md). Whoever says "cancel floor three" is told that a registered call stays.',
    examples: [{ by: 'pressAgain' }],
  },
);
