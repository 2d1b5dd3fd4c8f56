import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock, type Log } from '../../config/kernel/index.js';
import { hear } from '../../controller/app/commands/hear.js';
import { findFolders } from '../../controller/app/folders.js';
import { writeWav } from '../../speech/index.js';
import { childProcesses } from '../support/child-processes.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { speak, withPauses } from '../support/spoken-request.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

/** Real recognisers that are killed under a recording. */
const folder = new TemporaryFolder('again');
let file = '';
let third: Int16Array;

beforeAll(async () => {
  const [spoken] = (await speak([{ text: 'floor three please', language: 'en' }])) as [Int16Array];
  third = withPauses([spoken], 700);
  file = path.join(folder.path, 'third.wav');
  writeFileSync(file, writeWav(third));
});

afterAll(() => {
  folder.remove();
});

async function hearInJson(log: Log) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await hear({
    files: [file],
    expectFile: null,
    json: true,
    isWhyAsked: false,
    siteFile: 'config/examples/office-tower.yaml',
    stationId: null,
    folders: { ...findFolders(), grammars: path.join(folder.path, 'grammars') },
    clock: systemClock,
    log,
    output: { line: (text) => lines.push(text), error: (text) => errors.push(text) },
  });
  return { code, lines, errors };
}

/** A log in whose presence no recogniser lives longer than its start. */
function deadlyLog(): Log {
  const log: Log = {
    ...silentLog,
    info: (_fields, message) => {
      if (message !== 'recogniser is ready') return;
      for (const pid of childProcesses('recognizer-process')) process.kill(pid, 'SIGKILL');
    },
    child: () => log,
  };
  return log;
}

describe('a recording under which a recogniser is lost', () => {
  it('is heard again when the recogniser is there again, and understood', async () => {
    const speech = await OfficeSpeech.open();
    const deciding = speech.decide(third);
    speech.killRecognizer('en');
    expect(await deciding).toMatchObject([
      { decision: { decision: 'accepted', intent: { floors: ['3'] } }, isLanguageLost: false },
    ]);
    await speech.close();
  });

  it('twice is an error, on standard error as in the line about the file, and no decision', async () => {
    const { code, lines, errors } = await hearInJson(deadlyLog());
    expect(code).toBe(1);
    expect(errors.join('\n')).toContain(`${file} could not be heard`);
    const error = { code: 'ELV-SPEECH-002', message: expect.stringContaining(file) as string };
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([{ file, error }]);
  });
});
