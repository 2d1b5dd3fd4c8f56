import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLog, succeed, systemClock } from '../../../config/kernel/index.js';
import { run } from '../../../controller/app/commands/run.js';
import type { compose } from '../../../controller/app/compose.js';
import { findFolders } from '../../../controller/app/folders.js';
import type { RunningSite } from '../../../controller/app/running-site.js';
import { FakeRuntime } from '../../support/fake-runtime.js';
import { smallHouse } from '../../support/liftvoice-process.js';

/** Has built one part; whether it comes to an end with the others is up to the test. */
const composing = vi.hoisted((): { takenDown: string[]; running: unknown; begun: () => void } => ({
  takenDown: [],
  running: null,
  begun: () => undefined,
}));
vi.mock('../../../controller/app/compose.js', () => ({
  compose: ((_, teardown) => {
    teardown?.add('a part', () => void composing.takenDown.push('a part'));
    const { running } = composing;
    composing.begun();
    return running === null ? new Promise(() => undefined) : Promise.resolve(succeed(running as RunningSite));
  }) satisfies typeof compose,
}));

let data: string;
let lines: string[];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  mkdirSync(findFolders({ XDG_DATA_HOME: data }).journals, { recursive: true });
  lines = [];
  composing.takenDown = [];
  composing.running = null;
  composing.begun = () => undefined;
});
afterEach(() => {
  rmSync(data, { recursive: true });
});

function runUntil(ended: Promise<void>) {
  return run({
    siteFile: smallHouse,
    isSimulated: true,
    port: 0,
    host: '127.0.0.1',
    folders: findFolders({ XDG_CACHE_HOME: data, XDG_DATA_HOME: data }),
    clock: systemClock,
    log: silentLog,
    output: { line: (text) => lines.push(text), error: (text) => lines.push(text) },
    environment: {},
    timeOfDay: () => new Date(),
    untilAskedToEnd: () => ended,
  });
}

it('who wants an end while models are loaded does not wait for them; what is there already is taken down', async () => {
  const ended = new Promise<void>((resolve) => {
    composing.begun = resolve;
  });
  expect(await runUntil(ended)).toBe(0);
  expect(composing.takenDown).toEqual(['a part']);
  expect(lines).toEqual([]);
});

it('who wants an end before that, while words are judged, gets it: nothing was begun', async () => {
  expect(await runUntil(Promise.resolve())).toBe(0);
  expect(composing.takenDown).toEqual([]);
  expect(lines).toEqual([]);
});

it('tells what it does without, then the address, and only then lets link and sound tell of themselves', async () => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  composing.running = {
    runtime: new FakeRuntime(),
    notices: ['No synthetic voice.', 'No microphone.'],
    start: () => lines.push('link up'),
    preparation: {
      start: (tell: (line: string) => void) => {
        tell('answers are prepared');
        end();
      },
    },
    stop: () => Promise.resolve(),
  };
  expect(await runUntil(ended)).toBe(0);
  expect(lines).toEqual([
    'No synthetic voice.',
    'No microphone.',
    expect.stringMatching(/^Liftvoice: .* \(simulated\) on http:\/\/127\.0\.0\.1:\d+\/$/) as string,
    'link up',
    'answers are prepared',
  ]);
});
