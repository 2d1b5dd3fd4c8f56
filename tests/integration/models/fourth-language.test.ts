import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../config/kernel/index.js';
import { check } from '../../../controller/app/commands/check.js';
import { findFolders, type Folders } from '../../../controller/app/folders.js';
import { languagesFolder } from '../../support/languages.js';

/** A language nobody speaks, with English words for its own: in `xx` twenty one is "one twenty". */
let base = '';
let folders: Folders;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'liftvoice-language-'));
  folders = { ...findFolders({}), languages: join(base, 'languages'), installedModels: join(base, 'models') };
  await cp(languagesFolder, folders.languages, { recursive: true });
  const own = join(folders.languages, 'xx');
  await cp(join(folders.languages, 'en'), own, { recursive: true });
  await rm(join(own, 'display.yaml'));
  await change(join(own, 'language.yaml'), 'name: English', 'name: Madeup');
  await change(join(own, 'language.yaml'), 'nameInEnglish: English', 'nameInEnglish: Madeup');
  await change(join(own, 'numbers.yaml'), '{ten} {unit}', '{unit} {ten}');
  await cp(join(folders.models, 'vosk-model-lift-en-0.2'), join(folders.installedModels, 'vosk-model-small-xx-0.1'), {
    recursive: true,
  });
});

afterAll(() => rm(base, { recursive: true, force: true }));

async function change(file: string, passage: string, written: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(passage)) throw new Error(`${file} does not contain: ${passage}`);
  await writeFile(
    file,
    text.replace(passage, () => written),
  );
}

async function checked(
  site: string,
): Promise<{ code: number; faults: readonly { message: string }[]; report: string }> {
  const file = join(base, 'site.yaml');
  await writeFile(file, site);
  const lines: string[] = [];
  const output = { line: (text: string) => lines.push(text), error: (text: string) => lines.push(text) };
  const code = await check({ file, json: true, folders, output, clock: systemClock });
  const { faults, report } = JSON.parse(lines.join('')) as { faults: { message: string }[]; report: unknown };
  return { code, faults, report: JSON.stringify(report) };
}

const site = (names: string): string => `version: 1
site: { name: Made up, languages: [xx] }
stations:
  - id: car-1
    kind: car
    board: { driver: link-v1, path: /dev/serial/by-id/usb-a, relays: 16, inputs: 16 }
    floors:
      - { id: "1", number: 1, contact: 1, lamp: 1, names: { xx: [${names}] } }
      - { id: "21", number: 21, contact: 2, lamp: 2 }
    modes:
      fire: { input: 14, activeWhen: open }
      inspection: { input: 15, activeWhen: open }
`;

it('a language put into the folder is checked and compiled, and no code knows it', async () => {
  const { code, faults, report } = await checked(site('lobby'));
  expect(faults).toEqual([]);
  expect(code).toBe(0);
  expect(report).toMatch(/xx/);
});

it('its names are judged by the words of its model', async () => {
  const { code, faults } = await checked(site('zorkhall'));
  expect(code).toBe(2);
  expect(faults[0]?.message).toContain("the xx model does not know 'zorkhall'");
});

it('a fault of the language itself is told with its file before any site is read', async () => {
  await change(join(folders.languages, 'xx', 'answers.yaml'), 'notNow:', 'notnow:');
  const { code, faults } = await checked(site('lobby'));
  expect(code).toBe(2);
  expect(faults).toMatchObject([{ file: join(folders.languages, 'xx', 'answers.yaml'), field: 'notnow' }]);
});
