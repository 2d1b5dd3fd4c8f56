import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const wording = Type.String({ minLength: 1, title: 'Wording', description: 'A template of what people say.' });
const wordings = (title: string, description: string) => Type.Array(wording, { title, description });

/** `config/languages/<code>/sentences.yaml`: what people say to a lift, without the floors themselves. */
export const sentencesFileSchema = Type.Object(
  {
    floor: Type.Object(
      {
        nouns: wordings('Nouns', 'How a number becomes a floor: `{number}楼`, `{ordinal} floor`.'),
        requests: Type.Array(
          Type.Object(
            {
              template: Type.String({ title: 'Template', description: 'With `{floor}` where the floor is said.' }),
              cost: Type.Number({
                minimum: 0,
                maximum: 20,
                unit: 'nats',
                title: 'Cost',
                description: "Penalty on top of the operating point's phrase cost; rarer wording costs more.",
              }),
              isPlain: Type.Optional(
                Type.Boolean({ title: 'Plain', description: 'Also listed for floors far above the top.' }),
              ),
            },
            { ...strict, title: 'Request', description: 'One way to ask for a floor.' },
          ),
          { minItems: 1, title: 'Requests', description: 'Ways to ask for a floor.' },
        ),
      },
      { ...strict, title: 'Floor', description: 'Asking for a floor.' },
    ),
    bareNumber: wordings('Bare number', 'A number said alone, with `{number}`.'),
    confirm: wordings('Confirm', 'What answers a question with yes.'),
    cancel: wordings('Cancel', 'What answers a question with no.'),
    decoys: Type.Object(
      {
        floors: wordings(
          'Floor decoys',
          'What others say about floors, with `{floor}` or `{number}`; never a request.',
        ),
        phrases: wordings('Phrase decoys', 'Frequent words and sentences that are no request.'),
      },
      { ...strict, title: 'Decoys', description: 'Speech that must not be heard as a request.' },
    ),
    examples: wordings(
      'Examples',
      'Sentences offered to visitors of the simulator: `{number}` becomes a floor in digits, `{name}` the name of one.',
    ),
  },
  { ...strict, title: 'Sentences file' },
);

/** The sentences of one language, without floors. */
export type SentencesFile = Static<typeof sentencesFileSchema>;
