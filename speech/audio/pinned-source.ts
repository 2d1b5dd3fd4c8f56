/**
 * The source that a sound server gave at first is the microphone; any other one is the wrong one, even if it works. When the
 * microphone is unplugged, the server moves the recording to whatever is left (a webcam, the monitor of the loudspeaker) and
 * tells nobody.
 */
export class PinnedSource {
  #name: string | null = null;
  #isKnown = false;

  /** The source that was there first; null as long as no sound server has named one. */
  get name(): string | null {
    return this.#name;
  }

  /** A source is pinned and this run has not said yet where it records. */
  get isInDoubt(): boolean {
    return this.#name !== null && !this.#isKnown;
  }

  beginRun(): void {
    this.#isKnown = false;
  }

  /** null: cannot be told, so it is taken for right. */
  isRight(source: string | null): boolean {
    this.#name ??= source;
    this.#isKnown = source === null || source === this.#name;
    return this.#isKnown;
  }
}
