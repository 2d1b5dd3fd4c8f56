export type Unsubscribe = () => void;

/** Typed listeners of one kind of event, called in the order they were added. */
export class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  add(listener: (event: Event) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(event: Event): void {
    // A copy, because a listener may add or remove others while it is called; one that was just removed hears nothing more.
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener(event);
  }

  /** Whether anybody would hear it: what is costly to make need not be made for nobody. */
  get areAny(): boolean {
    return this.#listeners.size > 0;
  }

  clear(): void {
    this.#listeners.clear();
  }
}
