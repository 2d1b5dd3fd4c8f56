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

const wording = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 200,
    title: 'Sentence',
    description,
    examples: ['{direction} is registered'],
  });

const landingAnswer = (title: string, description: string) =>
  Type.Union(
    [
      wording('With `{direction}` where the direction is named.'),
      Type.Object({ up: wording('Of up.'), down: wording('Of down.') }, { ...strict, title, description }),
    ],
    { title, description, examples: ['{direction} is registered'] },
  );

/** What a landing station says where a car says the same of floors. */
const landing = Type.Object(
  {
    directions: Type.Object(
      { up: wording('What up is called.'), down: wording('What down is called.') },
      { ...strict, title: 'Directions', description: 'What stands for `{direction}`.' },
    ),
    directed: Type.Object(
      {
        registered: landingAnswer('Registered', "The lift's own lamp shows the call."),
        alreadyRegistered: landingAnswer('Already registered', 'The lamp was lit before.'),
        pleaseConfirm: landingAnswer('Please confirm', 'Was it this direction? Names what to answer.'),
        noSuchFloor: landingAnswer(
          'No such floor',
          'The lift does not go further that way: there is no button for it.',
        ),
        pleasePressTheButton: landingAnswer('Please press the button', 'The lift did not confirm.'),
        pleaseWatchTheLamp: landingAnswer('Please watch the lamp', 'The link was lost before the lamp could be read.'),
        howToSpeak: landingAnswer('How to speak', 'A sentence that works.'),
      },
      { ...strict, title: 'Directed', description: 'What is said of a direction.' },
    ),
    undirected: Type.Object(
      {
        registered: wording("The lift's own lamp shows the call."),
        alreadyRegistered: wording('The lamp was lit before.'),
        pleaseConfirm: wording('Was it a call? Names what to answer.'),
        noSuchFloor: wording('There is no such button.'),
        pleasePressTheButton: wording('The lift did not confirm.'),
        pleaseWatchTheLamp: wording('The link was lost before the lamp could be read.'),
        howToSpeak: wording('Where no call can be made by voice: press the button.'),
        notUnderstood: wording('Please say it again.'),
        notAllowed: wording('Not by voice.'),
        notNow: wording('Voice is not available.'),
        pressTheAlarm: wording('To a call for help: a landing has no alarm button, and voice can not call for help.'),
        cancelled: wording('Nothing was done.'),
        notTakenBack: wording('Nothing new was done, and what is registered stays so.'),
      },
      {
        ...strict,
        title: 'Undirected',
        description: 'What is said of no direction: none was named, or its button is not there any more.',
      },
    ),
  },
  { ...strict, title: 'Landing', description: 'Answers of a landing station.' },
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
    callsPaused: answer(
      'Calls paused',
      'To whoever calls floor after floor: for a minute voice calls none; the buttons do. Said once.',
    ),
    pleasePressTheButton: answer('Please press the button', 'The lift did not confirm.'),
    pleaseWatchTheLamp: answer(
      'Please watch the lamp',
      'The link was lost before the lamp could be read: to be pressed only where it is dark.',
    ),
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
    takenBack: answer('Taken back', 'The lamp of a call that was to be taken back has gone out.'),
    stillRegistered: answer(
      'Still registered',
      'It was to be taken back, and its lamp is lit: the lift will stop there. Never an invitation to press.',
    ),
    doorHeld: answer('Door held', 'The door open button is held by voice. That the door is open nobody has looked.'),
    doorLetGo: answer('Door let go of', 'It is not held any longer, because somebody said so.'),
    doorClosePressed: answer('Door close pressed', 'The button was pressed. That the door closes nobody has looked.'),
    pressTheDoorButton: answer('Press the door button', 'Voice could not; the button itself works.'),
    confirmDoorOpen: answer('Confirm door open', 'Shall it be held? Names what to answer.'),
    confirmDoorClose: answer('Confirm door close', 'Shall it close? Names what to answer.'),
    alarmPressed: answer(
      'Alarm pressed',
      'To a call for help where the alarm was pressed by voice in addition: says so, and that the yellow button is the alarm.',
    ),
    landing,
  },
  { ...strict, title: 'Answers file' },
);

export type AnswersFile = Static<typeof answersFileSchema>;
