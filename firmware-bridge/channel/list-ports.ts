import { readFile, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

export interface SerialPortListing {
  /** Device file, e.g. /dev/ttyUSB0. */
  readonly path: string;
  /** Under /dev/serial/by-id: stays the same when plugs are swapped; null: the system gives none. */
  readonly stableName: string | null;
  /** Vendor and product as USB numbers them, e.g. 1a86:7523; null: no USB device. */
  readonly usb: string | null;
  /** As the device calls itself; null: it does not. */
  readonly product: string | null;
  /** What such a device usually is; null: unknown. */
  readonly likely: string | null;
}

/** By vendor and product, else by vendor. A bridge chip tells what is soldered beside it as little as a plug does. */
const usualBoards: readonly (readonly [usb: string, likely: string])[] = [
  ['2341:', 'Arduino (link-v1)'],
  ['2a03:', 'Arduino (link-v1)'],
  ['1a86:', 'CH340: an Uno or Nano clone (link-v1), an RS-485 adapter (modbus-waveshare, modbus-lc), or LCUS'],
  ['0403:', 'FTDI: a Nano (link-v1), an RS-485 adapter (modbus-waveshare, modbus-lc), or KMTronic'],
  ['10c4:', 'CP210x: an RS-485 adapter (modbus-waveshare, modbus-lc)'],
  ['2a19:', 'Numato'],
];

/** Where the system tells of its devices; a test passes others. */
export interface SystemFolders {
  /** Default: /dev/serial/by-id */
  readonly stableNames?: string;
  /** Default: /sys/class/tty */
  readonly terminals?: string;
}

/**
 * Serial ports that are pieces of hardware, by name. Read from the system's own lists: the serial driver's needs udevadm, and
 * nothing is opened here, since opening resets an Arduino. Linux; elsewhere the list is empty.
 */
export async function listSerialPorts(folders: SystemFolders = {}): Promise<readonly SerialPortListing[]> {
  const { stableNames = '/dev/serial/by-id', terminals = '/sys/class/tty' } = folders;
  const names = await stableNamesIn(stableNames);
  const listings = await Promise.all(
    (await namesIn(terminals))
      .filter((name) => /^tty(USB|ACM|AMA|SC)\d+$/.test(name))
      .map(async (name): Promise<SerialPortListing> => {
        const path = join('/dev', name);
        const device = await usbFacts(join(terminals, name, 'device'));
        const likely = usualBoards.find(([usb]) => device.usb?.startsWith(usb) === true)?.[1] ?? null;
        return { path, stableName: names.get(name) ?? null, ...device, likely };
      }),
  );
  return listings.toSorted((one, other) => one.path.localeCompare(other.path, 'en', { numeric: true }));
}

/** Device name -> its stable name. */
async function stableNamesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await Promise.all(
    (await namesIn(folder)).map(async (name) => {
      const target = await realpath(join(folder, name)).catch(() => '');
      return [target.split('/').at(-1) ?? '', join(folder, name)] as const;
    }),
  );
  return new Map(entries);
}

/** A terminal of USB hangs one or two steps below the device that has the numbers. */
async function usbFacts(device: string): Promise<Pick<SerialPortListing, 'usb' | 'product'>> {
  for (const above of ['..', '../..', '../../..']) {
    const folder = join(await realpath(device).catch(() => device), above);
    const [vendor, product] = [await textOf(join(folder, 'idVendor')), await textOf(join(folder, 'idProduct'))];
    if (vendor !== null && product !== null) {
      return { usb: `${vendor}:${product}`, product: await textOf(join(folder, 'product')) };
    }
  }
  return { usb: null, product: null };
}

async function textOf(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim() === '' ? null : text.trim();
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
