import { Type } from 'typebox';
import { languageCodePattern, strict } from './common.schema.js';

const models = Type.Record(
  Type.String({ pattern: languageCodePattern }),
  Type.Array(
    Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$',
      form: 'the name of a model as `liftvoice models list` shows it',
      title: 'Model',
    }),
    {
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      title: 'Models of one language',
      examples: [['vosk-model-small-cn-0.22', 'vosk-model-lift-zh-0.2']],
    },
  ),
  {
    ...strict,
    keys: 'the code of a language',
    title: 'Models',
    description:
      'Voice models per language, one or two names as `liftvoice models list` shows them: the model that hears first, then the one that is asked for a second opinion. Absent: the embedded models, or for a language without any the one that is installed.',
    examples: [{ en: ['vosk-model-en-us-0.22-lgraph', 'vosk-model-lift-en-0.2'] }],
  },
);

export const speech = Type.Object(
  {
    models: Type.Optional(models),
    voskLibraryPath: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Library of Vosk',
        description:
          'File of libvosk. Absent: the one that comes with the npm package, which has none for ARM processors (docs/models.md says where to get it).',
        examples: ['/usr/local/lib/libvosk.so'],
      }),
    ),
  },
  {
    ...strict,
    title: 'Speech',
    description: 'What listens, for all stations.',
    examples: [{ models: { zh: ['vosk-model-small-cn-0.22'] } }],
  },
);
