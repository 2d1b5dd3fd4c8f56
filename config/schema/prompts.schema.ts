import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

/** Speech peaks 12 to 18 dB above its level; louder than this it would be limiting alone. */
export const loudestPromptDbFs = -12;

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
        maximum: loudestPromptDbFs,
        default: siteDefaults.promptLevelDbFs,
        unit: 'dBFS',
        title: 'Loudness',
        description:
          'Level of answers and tones in a quiet room, whoever has spoken them. How loud that is in the car is set at the amplifier; lower this only where it has no control of its own.',
        examples: [-20],
      }),
    ),
    loudestDbFs: Type.Optional(
      Type.Number({
        minimum: -40,
        maximum: loudestPromptDbFs,
        unit: 'dBFS',
        title: 'Loudest',
        description: `Level that answers may rise to where the room is loud, so that they arrive at the microphone 10 dB above it (docs/prompts.md). The same as levelDbFs: they never rise. Absent: ${siteDefaults.promptRiseDb} dB above levelDbFs, at most ${loudestPromptDbFs}. Only where the station has a loudspeaker and a microphone of its own.`,
        examples: [-16],
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
