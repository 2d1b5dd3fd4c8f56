import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFirmwareImage, loadFirmwareImage } from '../../simulator/board/firmware-image.js';

const folder = dirname(findFirmwareImage(16));
const variants = [16, 32, 64] as const;

/** The files that describe the rules and not this processor: a second board may compile them as they are. */
const portable = [
  ...['crc16-x25', 'cobs', 'link-frames', 'link', 'hello', 'requests', 'journal', 'configuration'],
  ...['contacts', 'relays', 'door-hold', 'inputs', 'blinking', 'board-loop'],
];

function requireProgram(program: string): void {
  if (spawnSync(program, ['--version']).error === undefined) return;
  throw new Error(
    `${program} is missing. Type: sudo apt-get install --yes gcc-avr avr-libc binutils-avr make cppcheck`,
  );
}

describe('the committed firmware', () => {
  let build = '';
  beforeAll(() => {
    build = mkdtempSync(join(tmpdir(), 'liftvoice-firmware-'));
  });
  afterAll(() => {
    rmSync(build, { recursive: true, force: true });
  });

  test('is what its source compiles to, byte for byte', () => {
    for (const program of ['avr-gcc', 'avr-objcopy', 'make']) requireProgram(program);
    const output = execFileSync('make', ['--no-print-directory', '-C', folder, `BUILD=${build}`], { encoding: 'utf8' });
    for (const variant of variants.flatMap((channels) => [`${channels}`, `${channels}-115200`])) {
      const name = `liftvoice-link-${variant}.hex`;
      expect(readFileSync(join(build, name), 'utf8'), name).toBe(readFileSync(join(folder, name), 'utf8'));
      expect(output).toMatch(new RegExp(`${name}: flash \\d+ of 8192 B, SRAM \\d+ B`));
    }
  });

  test('fits: at most a quarter of the flash, and the deepest stack leaves 400 of 2,048 bytes free', () => {
    requireProgram('avr-gcc');
    const output = execFileSync('make', ['--no-print-directory', '-B', '-C', folder, `BUILD=${build}`], {
      encoding: 'utf8',
    });
    const sizes = [...output.matchAll(/flash (\d+) of \d+ B, SRAM (\d+) B and at most (\d+) B of stack/g)].map(
      ([, ...figures]) => figures.map(Number),
    );
    expect(sizes).toHaveLength(6);
    for (const [flash, sram, stack] of sizes) {
      expect(flash).toBeLessThan(8_192);
      expect(sram).toBeLessThan(1_200);
      // The frame of main alone holds a whole frame of the line twice.
      expect(stack).toBeGreaterThan(150);
      expect(stack).toBeLessThan(400);
    }
  });

  test('has nothing for cppcheck to find', () => {
    requireProgram('cppcheck');
    const checked = spawnSync('make', ['--no-print-directory', '--silent', '-C', folder, 'lint'], { encoding: 'utf8' });
    expect(checked.stderr + checked.stdout).toBe('');
    expect(checked.status).toBe(0);
  });

  test('keeps the rules free of the processor', () => {
    for (const name of portable) {
      for (const extension of ['.c', '.h']) {
        expect(readFileSync(join(folder, name + extension), 'utf8'), name + extension).not.toMatch(
          /#include <(avr|util)\//,
        );
      }
    }
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(portable.map((name) => `${name}.c`)));
  });

  test.each(variants)('the image for %i channels can be read', (channels) => {
    const program = loadFirmwareImage(findFirmwareImage(channels));
    expect(program).toHaveLength(16_384);
    // The reset vector is a jump.
    expect(program[0]! & 0xfe0e).toBe(0x940c);
  });
});
