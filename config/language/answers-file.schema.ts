import { Type, type Static } from 'typebox';
import { strict } from '../schema/common.schema.js';

const sentence = (title: string, description: string) =>
  Type.String({ minLength: 1, maxLength: 200, title, description, examples: ['{floors} is registered'] });

const answer = (title: string, description: string) =>
  Type.Union(
    [
      sentence('Sentence', 'With `{floors}` where the floors are named.'),
      Type.Object(
        {
          none: Type.Optional(sentence('None', 'Where no floor is known.')),
          one: sentence('One', 'About one floor, with `{floors}`.'),
          several: Type.Optional(sentence('Several', 'About several floors; absent: as about one.')),
        },
        { ...strict, title, description },
      ),
    ],
    { title, description, examples: ['Nothing was registered'] },
  );

/** `config/languages/<code>/answers.yaml`: what Liftvoice says to a passenger, one sentence for every way a request can end. */
export const answersFileSchema = Type.Object(
  {
    registered: answer('Registered', "The lift's own lamp shows the call."),
    alreadyRegistered: answer('Already registered', 'The lamp was lit before.'),
    pleaseConfirm: answer('Please confirm', 'Was it this floor? Names what to answer.'),
    notUnderstood: answer('Not understood', 'Please say it again.'),
    noSuchFloor: answer('No such floor', 'The building does not have it.'),
    notAllowed: answer('Not allowed', 'Not by voice.'),
    notNow: answer('Not now', 'Voice is not available.'),
    pleasePressTheButton: answer('Please press the button', 'The lift did not confirm.'),
    pressTheAlarm: answer(
      'Press the alarm',
      'To a call for help: names the alarm button, and that voice can not call for help.',
    ),
    howToSpeak: answer('How to speak', 'A sentence that works, with `{floors}` for a floor of the building.'),
    tooManyFloors: answer(
      'Too many floors',
      'How many floors one sentence may call: `one` or `several`, with the number by a series of numbers.yaml, such as `{number}`.',
    ),
    cancelled: answer('Cancelled', 'Nothing was done.'),
    notTakenBack: answer('Not taken back', 'Nothing new was done, and what the lift has registered stays registered.'),
  },
  { ...strict, title: 'Answers file' },
);

export type AnswersFile = Static<typeof answersFileSchema>;
