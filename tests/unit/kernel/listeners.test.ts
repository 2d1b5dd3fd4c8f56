import { describe, expect, it } from 'vitest';
import { Listeners } from '../../../config/kernel/index.js';

describe('listeners', () => {
  it('are called in the order they were added, with the event', () => {
    const listeners = new Listeners<number>();
    const heard: string[] = [];
    listeners.add((event) => heard.push(`a${event}`));
    listeners.add((event) => heard.push(`b${event}`));
    listeners.emit(1);
    listeners.emit(2);
    expect(heard).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('hear nothing once they are removed, also by another one during the same event', () => {
    const listeners = new Listeners<number>();
    const heard: string[] = [];
    const removers: (() => void)[] = [];
    const removeFirst = listeners.add(() => {
      heard.push('first');
      removeFirst();
      for (const remove of removers) remove();
    });
    removers.push(listeners.add(() => heard.push('second')));
    listeners.add(() => heard.push('third'));
    listeners.emit(1);
    listeners.emit(2);
    expect(heard).toEqual(['first', 'third', 'third']);
  });

  it('added during an event hear the next one', () => {
    const listeners = new Listeners<number>();
    const heard: number[] = [];
    const stop = listeners.add(() => {
      stop();
      listeners.add((event) => heard.push(event));
    });
    listeners.emit(1);
    listeners.emit(2);
    expect(heard).toEqual([2]);
  });

  it('can be removed twice without harm and all at once', () => {
    const listeners = new Listeners<number>();
    const heard: number[] = [];
    const stop = listeners.add((event) => heard.push(event));
    stop();
    stop();
    listeners.add((event) => heard.push(event));
    listeners.clear();
    listeners.emit(1);
    expect(heard).toEqual([]);
  });
});
