import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const wording = Type.String({ minLength: 1, title: 'Wording', description: 'A template of what people say.' });
const wordings = (title: string, description: string) => Type.Array(wording, { title, description });

const cost = (title: string, description: string) =>
  Type.Number({ minimum: 0, maximum: 20, unit: 'nats', title, description, examples: [1] });

const template = Type.Object(
  {
    template: wording,
    cost: cost(
      'Cost',
      "Penalty on top of the operating point's phrase cost; rarer wording costs more, and costs add up.",
    ),
  },
  { ...strict, title: 'Template', description: 'One way to say it.' },
);
const templates = (title: string, description: string) => Type.Array(template, { title, description });

const byDirection = (title: string, description: string) =>
  Type.Object(
    { up: templates('Up', 'To go up.'), down: templates('Down', 'To go down.') },
    { ...strict, title, description },
  );

/** What is said beside the lift door on a floor; what stands around requests, answers and talk is the same as in a car. */
const landing = Type.Object(
  {
    calls: byDirection('Calls', 'Asking for the lift, up or down.'),
    bareCalls: byDirection('Bare calls', 'Words that talk is full of ("up"): they count as bare numbers do.'),
    floors: templates(
      'Floors',
      'Asking for a floor, with `{floor}` or `{number}`: whoever does is asked whether to call up or down, as the floor lies.',
    ),
    instead: templates('Instead', 'Between two calls: the second one instead of the first.'),
    denials: templates('Denials', 'Asking not to call: no to an open question.'),
    decoys: Type.Object(
      {
        floors: wordings('Floor decoys', 'What is said about floors at a landing besides; never a request.'),
        directions: wordings('Direction decoys', 'Which way others go, asked or told; never a request.'),
        phrases: wordings(
          'Phrase decoys',
          "What sounds like a call and is none, and what the lift's announcer says there.",
        ),
      },
      {
        ...strict,
        title: 'Decoys',
        description: 'Besides those of a car, except what is a call at a landing ("up").',
      },
    ),
    examples: Type.Object(
      {
        up: wordings('Up', 'Sentences that call a lift to go up.'),
        down: wordings('Down', 'Sentences that call a lift to go down.'),
      },
      { ...strict, title: 'Examples', description: 'Sentences offered to visitors of the simulator.' },
    ),
  },
  { ...strict, title: 'Landing', description: 'What is said to a landing station.' },
);

/** `config/languages/<code>/sentences.yaml`: what people say to a lift, without the floors themselves. */
export const sentencesFileSchema = Type.Object(
  {
    costs: Type.Object(
      {
        missingFloor: cost('Missing floor', 'Of a floor that the building does not have.'),
        farFloor: cost('Far floor', 'Of a missing floor far above the top.'),
        bareNumber: cost('Bare number', 'Of a number said without a word for floor.'),
        decoy: cost('Decoy', 'Of what is no request.'),
      },
      { ...strict, title: 'Costs', description: 'Penalties by what a sentence is about.' },
    ),
    floor: Type.Object(
      { nouns: wordings('Nouns', 'How a number becomes a floor: `{number}楼`, `{ordinal} floor`.') },
      { ...strict, title: 'Floor', description: 'What a floor is called.' },
    ),
    floors: Type.Object(
      {
        before: templates('Before', 'Before a floor: a `{number}` that borrows the word for floor (三和五楼).'),
        more: templates('More', 'After a floor: one more, with `{floor}` or `{number}`.'),
        instead: templates('Instead', 'After the first floor: another one instead of it (不对五楼).'),
        doubtful: templates(
          'Doubtful',
          'After the first floor: another one that may be meant or denied (不是五楼); whoever says so is asked to repeat it.',
        ),
      },
      { ...strict, title: 'Floors', description: 'What `{floors}` may be besides one floor.' },
    ),
    hesitations: templates('Hesitations', 'Sounds before a floor and before a sentence that mean nothing.'),
    opening: templates('Opening', 'What may stand before a request.'),
    closing: templates('Closing', 'What may stand behind a request.'),
    takenBack: templates('Taken back', 'Behind a request for floors: they are not wanted after all.'),
    requests: Type.Object(
      {
        floors: templates('Floors', 'Asking for floors, with `{floors}`.'),
        instead: templates('Instead', 'Asking for floors instead of what was said before, with `{floors}` (不对五楼).'),
        openDoors: templates('Open the doors', 'Asking for the doors to open or to stay open.'),
        closeDoors: templates('Close the doors', 'Asking for the doors to close.'),
        cancel: templates('Cancel floors', 'Taking floors back, with `{floors}`.'),
      },
      { ...strict, title: 'Requests', description: 'What a passenger wants done.' },
    ),
    bareNumbers: templates('Bare numbers', 'Numbers said alone, with `{number}`.'),
    bareDoors: Type.Object(
      {
        openDoors: templates('Open', 'For the doors to open or to stay open.'),
        closeDoors: templates('Close', 'For the doors to close.'),
      },
      {
        ...strict,
        title: 'Bare doors',
        description: 'Words for the doors that talk is full of ("open"): they count as bare numbers do.',
      },
    ),
    answers: Type.Object(
      {
        confirm: templates('Confirm', 'What answers a question with yes.'),
        cancel: templates('Cancel', 'What answers a question with no.'),
        shortAnswer: templates(
          'Short answer',
          'Yes and no in a syllable, which every cough sounds like: no answer, but an open question is asked once more.',
        ),
        help: templates('Help', 'Asking how to speak to the lift.'),
        repeat: templates('Repeat', 'Asking to hear the answer again.'),
        distress: templates('Distress', 'Calling for help; never moves the lift.'),
      },
      { ...strict, title: 'Answers', description: 'What is said without a floor.' },
    ),
    decoys: Type.Object(
      {
        floors: wordings(
          'Floor decoys',
          'What others say about floors, with `{floor}` or `{number}`; never a request.',
        ),
        phrases: wordings('Phrase decoys', 'Frequent words and sentences that are no request.'),
        everyday: Type.Optional(
          wordings(
            'Everyday decoys',
            'What people say most of all, single words with spaces between; never a request.',
          ),
        ),
      },
      { ...strict, title: 'Decoys', description: 'Speech that must not be heard as a request.' },
    ),
    landing,
    examples: wordings(
      'Examples',
      'Sentences offered to visitors of the simulator: `{number}` becomes a floor in digits, `{name}` the name of one.',
    ),
    slowly: Type.Optional(
      Type.Array(
        Type.String({
          pattern: '^[^|]*\\S \\| [^|]*\\S( \\| [^|]*\\S)*$',
          form: 'parts of a sentence with " | " between them',
          title: 'Slow sentence',
          description:
            'A request of a passenger who pauses to think, who is not to be cut there; `{number}` as in the examples.',
          examples: ['take me to | floor {number}'],
        }),
        {
          title: 'Slowly',
          description:
            'For `liftvoice bench endpoint`: requests with ` | ` where people pause. The last part is what the request needs.',
          examples: [['floor | {number}']],
        },
      ),
    ),
  },
  { ...strict, title: 'Sentences file' },
);

/** The sentences of one language, without floors. */
export type SentencesFile = Static<typeof sentencesFileSchema>;
/** One way to say something, with its cost. */
export type SentenceTemplate = Static<typeof template>;
