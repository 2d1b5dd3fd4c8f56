import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

export const prompts = Type.Object(
  {
    folder: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Recordings',
        description:
          'Folder with answers that a person has spoken, seen from the site file. `liftvoice prompts FILE` lists what can be recorded and under which names (docs/prompts.md). What is not there is spoken by the synthetic voice.',
        examples: ['prompts'],
      }),
    ),
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
    examples: [{ folder: 'prompts' }],
  },
);
