import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

export const prompts = Type.Object(
  {
    levelDbFs: Type.Optional(
      Type.Number({
        minimum: -40,
        maximum: -12,
        default: siteDefaults.promptLevelDbFs,
        unit: 'dBFS',
        title: 'Loudness',
        description:
          'Level of answers and tones, whoever has spoken them. How loud that is in the car is set at the amplifier; lower this only where it has no control of its own.',
        examples: [-20],
      }),
    ),
  },
  {
    ...strict,
    title: 'Prompts',
    description: 'The spoken answers, for all stations.',
    examples: [{ levelDbFs: -20 }],
  },
);
