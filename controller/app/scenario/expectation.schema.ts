import { Type, type Static } from 'typebox';
import { strict } from '../../../config/index.js';
import { answerKinds } from '../../domain/answer.js';

const button = Type.String({ minLength: 1, maxLength: 9, title: 'Button', description: 'What stands on it.' });
const buttons = (title: string, description: string) =>
  Type.Optional(Type.Array(button, { maxItems: 16, title, description }));

/** What must be true at an instant, or have happened since the expectation before it. What is not named is not looked at. */
export const expectationSchema = Type.Object(
  {
    answers: Type.Optional(
      Type.Array(Type.Enum([...answerKinds], { title: 'Answer', description: 'How an utterance ends.' }), {
        maxItems: 8,
        title: 'Answers',
        description: 'The answers given since the expectation before, exactly these; []: silence.',
      }),
    ),
    language: Type.Optional(
      Type.String({ minLength: 2, title: 'Language', description: 'In which the last of them was spoken.' }),
    ),
    about: Type.Optional({ ...button, title: 'About', description: 'The button that the last of them is about.' }),
    says: Type.Optional(
      Type.String({ minLength: 1, title: 'Says', description: 'Words within the last of them, in its language.' }),
    ),
    pressed: buttons(
      'Pressed',
      'Buttons whose contacts were closed since the expectation before, in their order, exactly these (besides floors doorOpen, doorClose and alarm); []: nothing was pressed.',
    ),
    closed: buttons('Closed', 'Buttons whose contacts the board holds closed right now, exactly these.'),
    closedMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 60_000,
        unit: 'ms',
        title: 'Closed for',
        description: 'How long each of these contacts was closed, to within 5 ms.',
      }),
    ),
    lit: buttons('Lit', 'Buttons of the station whose lamps are lit in the lift, exactly these.'),
    served: buttons('Served', 'Landings that the car has reached since the expectation before, in their order.'),
    calls: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^.{1,8}$' }),
        Type.Enum(
          [
            'none',
            'requested',
            'pressing',
            'awaitingLamp',
            'registered',
            'alreadyRegistered',
            'takingBack',
            'takenBack',
            'refused',
            'unconfirmed',
            'served',
            'cancelled',
          ],
          { title: 'Call', description: 'State of a call by voice; none: there is no such call.' },
        ),
        { keys: 'a button', title: 'Calls', description: 'State of the call of each of these buttons.' },
      ),
    ),
    availability: Type.Optional(
      Type.Enum(
        ['starting', 'ready', 'linkDown', 'modeUnknown', 'notNormal', 'deaf', 'speechLost', 'degraded', 'stopping'],
        { title: 'Availability', description: 'Whether voice can be used, and why not.' },
      ),
    ),
    gateOpen: Type.Optional(
      Type.Boolean({
        title: 'Gate open',
        description: 'Whether requests are taken, where something has to open the ears.',
      }),
    ),
    asking: Type.Optional(Type.Boolean({ title: 'Asking', description: 'Whether a question is open.' })),
    buttonOnly: buttons('Button only', 'Buttons that are not called by voice at present, exactly these.'),
    notices: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        maxItems: 4,
        title: 'Notices',
        description: 'Words of the English notices on the page, one entry for each notice; []: no notice.',
      }),
    ),
  },
  { ...strict, minProperties: 1, title: 'Expectation', description: 'What must be true by now.' },
);

export type Expectation = Static<typeof expectationSchema>;
