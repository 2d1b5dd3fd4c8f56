import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { utterancesBetween } from '../../speech/recognizer/heap-trim.js';
import { EnglishRecognizer, type StartedRecognizer } from '../support/english-recognizer.js';
import { speak, withPauses } from '../support/spoken-request.js';
import { waitUntil } from '../support/wait-until.js';

/** A real recogniser process: what its heap no longer needs is given back to the machine. */
const request = 'floor three please';
let recognizer: EnglishRecognizer;
let running: StartedRecognizer;
let station: number;
let third: Int16Array;

beforeAll(async () => {
  recognizer = await EnglishRecognizer.prepare();
  const [spoken] = (await speak([{ text: request, language: 'en' }])) as [Int16Array];
  third = withPauses([spoken], 400);
  running = await recognizer.start();
  station = recognizer.openSession(running.client);
});

afterAll(async () => {
  await running.client.stop();
  recognizer.remove();
});

/** Memory of the process that only it has, MB: its heaps, and no page of a library. */
function ownMb(): number {
  const resident = /^RssAnon:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${running.pid}/status`, 'utf8'));
  return Number(resident?.[1]) / 1024;
}

async function hear(): Promise<string | undefined> {
  return (await recognizer.ask(running.client, third, station))?.first.text;
}

it('the memory that utterances have left free is given back between two of them, and what is heard stays the same', async () => {
  for (let heard = 1; heard < utterancesBetween; heard += 1) expect(await hear()).toBe(request);
  const before = ownMb();
  expect(await hear()).toBe(request);
  await waitUntil(() => ownMb() < before - 2, `less memory than the ${before.toFixed(1)} MB before`);
  expect(await hear()).toBe(request);
});

it('the heap is the kind that costs libvosk least', () => {
  const environment = readFileSync(`/proc/${running.pid}/environ`, 'utf8').split('\0');
  expect(environment).toContain('MALLOC_ARENA_MAX=1');
  expect(environment.find((each) => each.startsWith('GLIBC_TUNABLES='))).toMatch(/[=:]glibc\.malloc\.mxfast=0$/u);
});
