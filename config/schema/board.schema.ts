import { Type } from 'typebox';
import { strict } from './common.schema.js';
import { siteDefaults } from './site-defaults.js';

/** Sizes in which boards are built: 74HC595/74HC165 chains of two, four and eight chips. */
const channelCounts = [16, 32, 64] as const;

export const board = Type.Object(
  {
    driver: Type.Literal('link-v1', {
      title: 'Driver',
      description: "The board's protocol; docs/protocol.md describes it.",
      examples: ['link-v1'],
    }),
    path: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Serial port',
        description:
          'Device file of the board. Prefer /dev/serial/by-id/..., which stays the same when plugs are swapped. Absent: only with --simulate.',
        examples: ['/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0'],
      }),
    ),
    baudRate: Type.Optional(
      Type.Enum([38400, 57600, 115200, 250000], {
        default: siteDefaults.baudRate,
        unit: 'bit/s',
        title: 'Baud rate',
        description: 'Speed of the serial line; must be what the firmware was built for.',
        examples: [38400],
      }),
    ),
    relays: Type.Enum(channelCounts, {
      title: 'Relays',
      description: 'How many relays the board has; compared with the real board when the link starts.',
      examples: [16],
    }),
    inputs: Type.Enum(channelCounts, {
      title: 'Inputs',
      description: 'How many inputs the board has; compared with the real board when the link starts.',
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
