import { Type } from 'typebox';
import { strict } from './common.schema.js';

/** In the order of the week, as they are written in the site file. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const days = Type.Array(
  Type.Enum([...weekdays], {
    title: 'Day',
    description: 'A day of the week.',
    examples: ['mon'],
  }),
  {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
    title: 'Days',
    description: 'Days on which these hours begin. Absent: every day.',
    examples: [['mon', 'tue', 'wed', 'thu', 'fri']],
  },
);

const from = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  form: 'a time of day from 00:00 to 23:59, such as 07:30',
  title: 'From',
  description: 'When they begin, in the time zone of the site.',
  examples: ['07:30'],
});

const to = Type.String({
  pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  form: 'a time of day from 00:00 to 24:00, such as 19:00',
  title: 'To',
  description: 'When they end. Earlier than `from`: on the next day.',
  examples: ['19:00', '24:00'],
});

export const voiceHours = Type.Array(
  Type.Object(
    { days: Type.Optional(days), from, to },
    {
      ...strict,
      title: 'Hours',
      description: 'One span of the day.',
      examples: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '19:00' }],
    },
  ),
  {
    minItems: 1,
    maxItems: 14,
    title: 'Voice hours',
    description:
      'When this floor may be called by voice, in the time zone of the site (`site.timeZone`, which is needed then); at other times it is called by its button only. Absent: at any time.',
    examples: [[{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '19:00' }]],
    whileRunning: true,
  },
);
