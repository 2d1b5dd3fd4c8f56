import { Type } from 'typebox';
import { strict } from './common.schema.js';

const contact = (button: string) =>
  Type.Integer({
    minimum: 1,
    maximum: 64,
    title: 'Contact',
    description: `Relay on the board, counted from 1, whose contact is wired in parallel with ${button}.`,
    examples: [12],
  });

const doorButton = (title: string, button: string, description: string) =>
  Type.Object({ contact: contact(button) }, { ...strict, title, description, examples: [{ contact: 12 }] });

export const doors = Type.Object(
  {
    open: Type.Optional(
      doorButton(
        'Door open',
        'the door open button',
        'Whoever asks for the doors has the contact held for 5 s, and for 5 s more each time it is asked again, at most 30 s in all. Only with a link-v1 board, which lets go by itself when this program dies. Absent: passengers are sent to the button.',
      ),
    ),
    close: Type.Optional(
      doorButton(
        'Door close',
        'the door close button',
        'Closes the contact once when asked for. Off unless it is written: somebody may be in the way, and whoever speaks may not see them. Write it only where the lift itself keeps its doors from closing on people whatever button is pressed.',
      ),
    ),
  },
  {
    ...strict,
    title: 'Doors',
    description: 'Only for kind: car. The door buttons of the car panel; absent: no door is touched by voice.',
    examples: [{ open: { contact: 12 } }],
  },
);

export const alarm = Type.Object(
  { contact: contact('the alarm button') },
  {
    ...strict,
    title: 'Alarm',
    description:
      'Only for kind: car. A call for help that was surely heard closes this contact once, in addition to the alarm button and never in its place: nothing happens by voice without a link to the board, or in fire, inspection and out of service. Absent: whoever calls for help is sent to the button.',
    examples: [{ contact: 13 }],
  },
);
