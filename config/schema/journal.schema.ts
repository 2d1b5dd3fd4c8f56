import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

export const journal = Type.Object(
  {
    retentionDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 3650,
        default: siteDefaults.retentionDays,
        unit: 'days',
        title: 'Retention',
        description:
          'How long entries are kept. It holds what was asked of the lift, in words, and when: as long as somebody needs it, and no longer.',
        examples: [90],
      }),
    ),
  },
  {
    ...strict,
    title: 'Journal',
    description: 'What is kept of what happened, for all stations (docs/operations.md).',
    examples: [{ retentionDays: 90 }],
  },
);
