import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { languages, type Language } from './language.schema.js';

const chosenModels = (language: Language) =>
  Type.Optional(
    Type.Array(
      Type.String({
        pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$',
        form: 'the name of a model as `liftvoice models list` shows it',
        title: `Model for ${language}`,
      }),
      {
        minItems: 1,
        maxItems: 2,
        uniqueItems: true,
        title: `Models for ${language}`,
        description:
          'One or two names as `liftvoice models list` shows them: the model that hears first, then the one that is asked for a second opinion. Absent: the embedded models, or for a language without any the one that is installed.',
        examples: [['vosk-model-small-cn-0.22', 'vosk-model-lift-zh-0.2']],
      },
    ),
  );

const models = Type.Object(
  Object.fromEntries(languages.map((language) => [language, chosenModels(language)])) as Record<
    Language,
    ReturnType<typeof chosenModels>
  >,
  {
    ...strict,
    title: 'Models',
    description: 'Voice models per language. Only needed where others than the embedded ones shall hear.',
    examples: [{ en: ['vosk-model-en-us-0.22-lgraph', 'vosk-model-lift-en-0.3'] }],
  },
);

export const speech = Type.Object(
  { models: Type.Optional(models) },
  {
    ...strict,
    title: 'Speech',
    description: 'What listens, for all stations.',
    examples: [{ models: { zh: ['vosk-model-small-cn-0.22'] } }],
  },
);
