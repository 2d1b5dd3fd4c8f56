import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../config/kernel/index.js';
import { addWordsToModel, type ModelsAddWordsOptions } from '../../controller/app/commands/models-add-words.js';
import { findFolders, type Folders } from '../../controller/app/folders.js';

/** What `liftvoice models add-words` says, of a model of two languages. */
const both = 'vosk-model-lift-zh-en-0.6';
let folder = '';
let folders: Folders;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-words-'));
  folders = findFolders({ XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function type(options: Partial<ModelsAddWordsOptions>) {
  const said: string[] = [];
  const told: string[] = [];
  const code = await addWordsToModel({
    name: both,
    words: [],
    folders,
    environment: process.env,
    output: { line: (text) => said.push(text), error: (text) => told.push(text) },
    clock: systemClock,
    timeOfDay: () => new Date('2026-03-04T05:06:07Z'),
    json: false,
    ...options,
  });
  return { code, said, told };
}

describe('models add-words', () => {
  it('says whose each word is, and how the model is put to use for all its languages', async () => {
    const { code, said } = await type({ words: ['三', '榕', 'sushi'] });
    expect(said.slice(0, 3)).toEqual(['三: the model has it already', '榕: r ong2 (zh)', 'sushi: S UW SH IY (en)']);
    const told = said.join('\n');
    expect(told).toContain('\n  liftvoice models add-words vosk-model-lift-zh-0.2 榕\n');
    expect(told).toContain('\n  liftvoice models add-words vosk-model-lift-en-0.2 sushi\n');
    expect(told).toContain(
      `speech: { models: { zh: [${both}-words, vosk-model-lift-zh-0.2-words], en: [${both}-words, vosk-model-lift-en-0.2-words] } }`,
    );
    expect(told).toContain('languages with the same first model share one recogniser');
    expect(code).toBe(0);
  });

  it('names a second witness as it is where it lacks nothing', async () => {
    const { said } = await type({ words: ['榕'] });
    const told = said.join('\n');
    expect(told).not.toContain('add-words vosk-model-lift-en-0.2');
    expect(told).toContain(`en: [${both}-words, vosk-model-lift-en-0.2]`);
  });

  it('says what was typed for the pronunciation, as a shell takes it, and after it nothing more', async () => {
    const first = await type({ words: ["o'clock=AH K L AA K"] });
    const command = `liftvoice models add-words vosk-model-lift-en-0.2 'o'\\''clock=AH K L AA K'`;
    expect(first.said).toContain(`  ${command}`);
    const shell = spawnSync('sh', ['-c', `set -- ${command}; echo "$5"`], { encoding: 'utf8' });
    expect(shell.stdout).toBe("o'clock=AH K L AA K\n");
    const second = await type({ name: 'vosk-model-lift-en-0.2', words: ["o'clock=AH K L AA K"] });
    expect(second.said.join('\n')).not.toContain('liftvoice models add-words');
    expect(second.said.join('\n')).toContain(
      `speech: { models: { zh: [${both}-words, vosk-model-lift-zh-0.2], en: [${both}-words, vosk-model-lift-en-0.2-words] } }`,
    );
  });

  it('of a second witness gives the words to the first one, which hears both languages', async () => {
    const { said } = await type({ name: 'vosk-model-lift-zh-0.2', words: ['榕'] });
    expect(said).toContain(`  liftvoice models add-words ${both} 榕 --language zh`);
    expect(said.join('\n')).toContain(
      `zh: [${both}-words, vosk-model-lift-zh-0.2-words], en: [${both}-words, vosk-model-lift-en-0.2]`,
    );
  });

  it('takes a folder of two languages that somebody put in place', async () => {
    cpSync(path.join(folders.models, both), path.join(folders.installedModels, 'by-hand'), { recursive: true });
    const { code, said } = await type({ name: 'by-hand', words: ['榕'] });
    expect(said[0]).toBe('榕: r ong2 (zh)');
    expect(said.join('\n')).toMatch(/en: \[by-hand-words, .*zh: \[by-hand-words, /u);
    expect(code).toBe(0);
  });

  it('adds nothing for a site whose words are all there', async () => {
    const { code, said } = await type({ from: folders.exampleSite });
    expect(said).toEqual(['Nothing had to be added.']);
    expect(code).toBe(0);
  });

  it.each([
    { language: 'ko', says: `${both} is a model for zh and en, not for ko; --language names one of its own` },
    { language: undefined, says: "'xyzzy' could be a word of zh and en; say which with --language" },
  ])('says what --language has to be ($language)', async ({ language, says }) => {
    const { code, told } = await type({ words: ['xyzzy=er2'], ...(language === undefined ? {} : { language }) });
    expect(told).toEqual([`${says} (ELV-SPEECH-015)`]);
    expect(code).toBe(2);
    expect(existsSync(path.join(folders.installedModels, `${both}-words`))).toBe(false);
  });
});
