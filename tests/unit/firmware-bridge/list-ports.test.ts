import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listSerialPorts } from '../../../firmware-bridge/index.js';

const root = mkdtempSync(join(tmpdir(), 'liftvoice-ports-'));
const terminals = join(root, 'class');
const stableNames = join(root, 'by-id');
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** As the kernel lays a USB serial adapter out: the terminal hangs below the device that has the numbers. */
function plugIn(name: string, usb: { idVendor: string; idProduct: string; product: string } | null): void {
  const device = join(root, 'devices', name);
  mkdirSync(join(device, 'interface', 'port'), { recursive: true });
  for (const [file, text] of Object.entries(usb ?? {})) writeFileSync(join(device, file), `${text}\n`);
  mkdirSync(join(terminals, name), { recursive: true });
  symlinkSync(join(device, 'interface', 'port'), join(terminals, name, 'device'));
}

describe('serial ports of this machine', () => {
  it('are none where the system lists none', async () => {
    expect(await listSerialPorts({ terminals: join(root, 'no'), stableNames: join(root, 'no') })).toEqual([]);
  });

  it('have their stable names and what they likely are; consoles are left out', async () => {
    plugIn('ttyUSB10', { idVendor: '0403', idProduct: '6001', product: 'FT232R USB UART' });
    plugIn('ttyUSB2', { idVendor: '1a86', idProduct: '7523', product: 'USB Serial' });
    plugIn('ttyAMA0', null);
    mkdirSync(join(terminals, 'tty0'));
    mkdirSync(stableNames);
    writeFileSync(join(root, 'ttyUSB2'), '');
    symlinkSync(join(root, 'ttyUSB2'), join(stableNames, 'usb-1a86_USB_Serial-if00-port0'));
    expect(await listSerialPorts({ terminals, stableNames })).toMatchObject([
      { path: '/dev/ttyAMA0', stableName: null, usb: null, likely: null },
      {
        path: '/dev/ttyUSB2',
        stableName: join(stableNames, 'usb-1a86_USB_Serial-if00-port0'),
        usb: '1a86:7523',
        likely: expect.stringContaining('CH340') as string,
      },
      { path: '/dev/ttyUSB10', product: 'FT232R USB UART', likely: expect.stringContaining('FTDI') as string },
    ]);
  });
});
