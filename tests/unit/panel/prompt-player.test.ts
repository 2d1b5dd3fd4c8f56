import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PromptView } from '../../../controller/api/contract/view.schema.js';
import { hush, playPrompt } from '../../../controller/panel/sound/prompt-player.js';
import { unlockSoundOnFirstGesture } from '../../../controller/panel/sound/sound-output.js';

/** What a browser's sound is made of, as far as the page uses it: who is connected to whom. */
class FakeNode {
  readonly targets = new Set<FakeNode>();
  buffer: unknown = null;
  isStarted = false;

  connect(target: FakeNode): FakeNode {
    this.targets.add(target);
    return target;
  }

  disconnect(): void {
    this.targets.clear();
  }

  start(): void {
    this.isStarted = true;
  }

  reaches(target: FakeNode): boolean {
    return [...this.targets].some((next) => next === target || next.reaches(target));
  }
}

const destination = new FakeNode();
let sources: FakeNode[];
let finishLoading: () => void;

/** What the visitor hears. */
const audible = (): number => sources.filter((source) => source.isStarted && source.reaches(destination)).length;

const prompt: PromptView = { station: 'car-1', url: '/prompt.wav', tone: 'refused', language: 'en', durationMs: 5_000 };

beforeEach(() => {
  sources = [];
  class FakeContext {
    readonly destination = destination;
    resume = (): Promise<void> => Promise.resolve();
    createGain = (): FakeNode => new FakeNode();
    decodeAudioData = (): Promise<object> => Promise.resolve({});
    createBufferSource(): FakeNode {
      const source = new FakeNode();
      sources.push(source);
      return source;
    }
  }
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('addEventListener', (_gesture: string, unlock: () => void) => {
    unlock();
  });
  vi.stubGlobal('fetch', () => {
    return new Promise((resolve) => {
      finishLoading = () => {
        resolve({ ok: true, arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) });
      };
    });
  });
  unlockSoundOnFirstGesture();
});

afterEach(() => {
  hush();
  vi.unstubAllGlobals();
});

async function finishedLoading(): Promise<void> {
  finishLoading();
  await new Promise((resolve) => setImmediate(resolve));
}

test('what sounds is cut off, and what was still being loaded is never heard', async () => {
  playPrompt(prompt);
  await finishedLoading();
  expect(audible()).toBe(1);
  playPrompt(prompt);
  hush();
  expect(audible()).toBe(0);
  await finishedLoading();
  expect(audible()).toBe(0);
});

test('what comes later is heard again', async () => {
  playPrompt(prompt);
  await finishedLoading();
  hush();
  playPrompt(prompt);
  await finishedLoading();
  expect(audible()).toBe(1);
});
