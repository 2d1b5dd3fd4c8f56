import { Type, type Static } from 'typebox';
import { languageCode, strict } from './schema/common.schema.js';
import { journal } from './schema/journal.schema.js';
import { prompts } from './schema/prompts.schema.js';
import { speech } from './schema/speech.schema.js';
import { station } from './schema/station.schema.js';

/**
 * The site file as it is written; what the program works with is `Site` (site.ts): the same with every default filled in.
 * This schema is the product: it validates, words the faults and is printed as docs/config-reference.md. Besides the keywords of
 * JSON Schema it uses `unit` (of a number), `form` (a pattern in words) and `whileRunning`: a running program takes a change of
 * this field over, and of all that stands in it; every other field needs a restart.
 */
export const siteFileSchema = Type.Object(
  {
    version: Type.Literal(1, {
      title: 'Version',
      description: 'Version of this file format.',
      examples: [1],
    }),
    site: Type.Object(
      {
        name: Type.String({
          minLength: 1,
          maxLength: 80,
          title: 'Name',
          description: 'Name of the building, shown on the display and in the journal.',
          examples: ['海淀医院 3 号楼'],
          whileRunning: true,
        }),
        languages: Type.Array(languageCode, {
          minItems: 1,
          maxItems: 8,
          uniqueItems: true,
          title: 'Languages',
          description:
            'Languages that are listened for, each a folder of config/languages; the first one is used where no language was heard.',
          examples: [['zh', 'en']],
        }),
        timeZone: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 40,
            title: 'Time zone',
            description: 'Time zone of the building by its IANA name; needed where a floor has `voiceHours`.',
            examples: ['Asia/Shanghai'],
          }),
        ),
      },
      {
        ...strict,
        title: 'Site',
        description: 'The building.',
        examples: [{ name: '海淀医院 3 号楼', languages: ['zh', 'en'] }],
      },
    ),
    speech: Type.Optional(speech),
    prompts: Type.Optional(prompts),
    journal: Type.Optional(journal),
    stations: Type.Array(station, {
      minItems: 1,
      maxItems: 8,
      title: 'Stations',
      description: 'One entry per car and per landing. Nothing is shared between stations.',
    }),
  },
  { ...strict, title: 'Site file' },
);

export type SiteFile = Static<typeof siteFileSchema>;
