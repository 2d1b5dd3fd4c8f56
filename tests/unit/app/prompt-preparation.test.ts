import { describe, expect, it } from 'vitest';
import { ElevatorError, fail, silentLog, succeed, VirtualClock } from '../../../config/kernel/index.js';
import { PromptPreparation } from '../../../controller/app/prompt-preparation.js';
import type { PromptSentence, PromptStore } from '../../../speech/index.js';

const sentences: readonly PromptSentence[] = ['one', 'two', 'three', 'four'].map((text) => ({
  language: 'en',
  text,
  recordings: [],
}));

/** A store that speaks one sentence at a time, when it is told to. */
class SlowStore implements PromptStore {
  readonly ready = new Set<string>();
  readonly asked: string[] = [];
  mostAtOnce = 0;
  #waiting: (() => void)[] = [];

  isReady({ text }: PromptSentence): Promise<boolean> {
    return Promise.resolve(this.ready.has(text));
  }

  async prompt({ text }: PromptSentence): ReturnType<PromptStore['prompt']> {
    this.asked.push(text);
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#waiting.length);
    });
    if (text === 'two') return fail(new ElevatorError('ELV-SPEECH-007', 'two cannot be spoken'));
    this.ready.add(text);
    return succeed(new Int16Array(1));
  }

  finishOne(): void {
    this.#waiting.shift()?.();
  }

  finishAll(): void {
    for (const finish of this.#waiting.splice(0)) finish();
  }
}

function preparationOf(store: SlowStore) {
  const told: string[] = [];
  let released = 0;
  const pruned: (readonly string[])[] = [];
  const steps: string[] = [];
  const preparation = new PromptPreparation({
    sentences,
    store,
    releaseVoice: () => {
      released += 1;
      store.finishAll();
      return Promise.resolve();
    },
    forgetUse: () => {
      steps.push('forget');
    },
    prune: () => {
      steps.push('prune');
      pruned.push([...store.ready]);
      return Promise.resolve(0);
    },
    clock: new VirtualClock(),
    log: silentLog,
  });
  const work = (): Promise<void> => preparation.start((line) => told.push(line));
  return { preparation, told, work, pruned, steps, released: () => released };
}

/** Lets everything that needs no more waiting happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function finishOneByOne(store: SlowStore): Promise<void> {
  for (const _ of sentences) {
    await settle();
    store.finishOne();
  }
}

describe('answers that are spoken ahead', () => {
  it('are spoken one after another; one that fails does not keep the others waiting', async () => {
    const store = new SlowStore();
    const { preparation, told, work, released } = preparationOf(store);
    const done = work();
    await finishOneByOne(store);
    await done;
    expect(store.mostAtOnce).toBe(1);
    expect(preparation.progress).toEqual({ ready: 3, total: 4 });
    expect(told).toEqual([
      '4 of 4 spoken answers are prepared in the background, once; until then a passenger may wait a moment longer to hear one.',
      '1 spoken answers could not be prepared and are shown and sounded as tones: two cannot be spoken (ELV-SPEECH-007)',
    ]);
    expect(released()).toBe(1);
  });

  it('go on where an earlier run was ended', async () => {
    const store = new SlowStore();
    const first = preparationOf(store);
    const begun = first.work();
    await settle();
    store.finishOne();
    await settle();
    await first.preparation.stop();
    await begun;
    expect(store.asked).toEqual(['one', 'two']);
    store.asked.length = 0;
    const second = preparationOf(store);
    const done = second.work();
    await finishOneByOne(store);
    await done;
    expect(store.asked).toEqual(['two', 'three', 'four']);
    expect(second.told[0]).toContain('3 of 4 spoken answers are prepared');
  });

  it('say nothing where all of them are ready', async () => {
    const store = new SlowStore();
    for (const { text } of sentences) store.ready.add(text);
    const { told, work, preparation } = preparationOf(store);
    await work();
    expect(told).toEqual([]);
    expect(preparation.progress).toEqual({ ready: 4, total: 4 });
  });

  it('leave only what is needed behind, once all of them have been asked for, and not when they are stopped before', async () => {
    const store = new SlowStore();
    const stopped = preparationOf(store);
    const begun = stopped.work();
    await settle();
    await stopped.preparation.stop();
    await begun;
    expect(stopped.pruned).toEqual([]);
    const { work, pruned } = preparationOf(store);
    const done = work();
    await finishOneByOne(store);
    await done;
    expect(pruned).toEqual([['one', 'three', 'four']]);
  });

  it('are those of the site as it is now, as soon as it was changed, and only they are needed then', async () => {
    const store = new SlowStore();
    const { preparation, work, steps, told } = preparationOf(store);
    const begun = work();
    await settle();
    const changed = preparation.change(['three', 'five'].map((text) => ({ language: 'en', text, recordings: [] })));
    expect(preparation.progress).toEqual({ ready: 0, total: 2 });
    await finishOneByOne(store);
    await Promise.all([begun, changed]);
    expect(store.asked).toEqual(['one', 'three', 'five']);
    expect(preparation.progress).toEqual({ ready: 2, total: 2 });
    expect(steps).toEqual(['forget', 'forget', 'prune']);
    expect(told.at(-1)).toContain('All 2 spoken answers are prepared');
  });

  it('are prepared again after all was done, when the site is changed', async () => {
    const store = new SlowStore();
    const { preparation, work, released } = preparationOf(store);
    const done = work();
    await finishOneByOne(store);
    await done;
    const changed = preparation.change([{ language: 'en', text: 'five', recordings: [] }]);
    await settle();
    store.finishOne();
    await changed;
    expect(store.asked.at(-1)).toBe('five');
    expect(preparation.progress).toEqual({ ready: 1, total: 1 });
    expect(released()).toBe(2);
  });

  it('of a changed site are not prepared where nobody has begun, or all has ended', async () => {
    const store = new SlowStore();
    const { preparation, work } = preparationOf(store);
    const other = [{ language: 'en', text: 'five', recordings: [] }];
    await preparation.change(other);
    expect(store.asked).toEqual([]);
    const begun = work();
    await settle();
    await preparation.stop();
    await begun;
    await preparation.change(sentences);
    expect(store.asked).toEqual(['five']);
  });

  it('that were never begun are stopped at once', async () => {
    const { preparation, released } = preparationOf(new SlowStore());
    await preparation.stop();
    expect(released()).toBe(1);
  });
});
