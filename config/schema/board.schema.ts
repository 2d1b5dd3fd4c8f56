import { Type } from 'typebox';
import { strict } from './common.schema.js';

const drivers = ['link-v1', 'modbus-waveshare', 'modbus-lc', 'lcus', 'kmtronic', 'numato'] as const;

const unit = {
  minimum: 1,
  maximum: 255,
  examples: [1],
};

export const board = Type.Object(
  {
    driver: Type.Enum(drivers, {
      title: 'Driver',
      description:
        'What the board understands. link-v1: the board with the firmware of this project; modbus-waveshare, modbus-lc: relay boards that end a pulse by themselves; lcus, kmtronic, numato: for the bench only, since a host that dies leaves a button pressed. docs/boards.md compares them.',
      examples: ['link-v1'],
    }),
    path: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Serial port',
        description:
          'Device file of the board. Prefer /dev/serial/by-id/..., which stays the same when plugs are swapped; `liftvoice board list` names them. Absent: only with --simulate.',
        examples: ['/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0'],
      }),
    ),
    baudRate: Type.Optional(
      Type.Enum([4800, 9600, 19200, 38400, 57600, 115200, 250000], {
        unit: 'bit/s',
        title: 'Baud rate',
        description:
          'Speed of the serial line; must be what the board is set to or its firmware was built for. Absent: 38400 for link-v1, 9600 for the others.',
        examples: [38400],
      }),
    ),
    unit: Type.Optional(
      Type.Integer({
        ...unit,
        title: 'Unit',
        description:
          'Address of a Modbus board on its line. Absent: the one it is delivered with, 1 for modbus-waveshare and 255 for modbus-lc.',
      }),
    ),
    inputUnit: Type.Optional(
      Type.Integer({
        ...unit,
        title: 'Unit of the inputs',
        description:
          'Address of the Modbus unit on the same line that has the inputs, where the relay board has none. Absent: the relay board itself.',
        examples: [2],
      }),
    ),
    relays: Type.Integer({
      minimum: 1,
      maximum: 64,
      title: 'Relays',
      description:
        'How many relays the board has; compared with the real board when the link starts. 16, 32 or 64 with link-v1.',
      examples: [16],
    }),
    inputs: Type.Integer({
      minimum: 0,
      maximum: 64,
      title: 'Inputs',
      description:
        'How many inputs the board has; compared with the real board when the link starts. 16, 32 or 64 with link-v1. 0: neither lamps nor modes can be read, so there are no calls by voice.',
      examples: [16],
    }),
  },
  {
    ...strict,
    title: 'Board',
    description: "The relay board that closes the buttons' contacts and reads their lamps.",
    examples: [{ driver: 'link-v1', relays: 16, inputs: 16 }],
  },
);
