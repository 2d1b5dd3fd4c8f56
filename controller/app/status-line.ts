import type { Output } from './output.js';

/** A terminal as far as it is drawn on; `process.stdout` where that is one. */
export interface Screen {
  /** 0 or undefined where it does not know its own width (a serial console, a pseudo-terminal that nobody has sized). */
  readonly columns: number | undefined;
  write(text: string): unknown;
}

const usualColumns = 80;
const eraseLine = '\r\u001b[2K';

/** Output to a terminal whose last line is redrawn in place; everything else goes above it. */
export class StatusLine implements Output {
  readonly #screen: Screen;
  readonly #output: Output;
  #text = '';

  constructor(screen: Screen, output: Output) {
    this.#screen = screen;
    this.#output = output;
  }

  /** Cut to the width of the terminal: a line that wraps could not be redrawn. '' leaves none. */
  show(text: string): void {
    this.#text = text;
    const { columns = 0 } = this.#screen;
    this.#screen.write(eraseLine + text.slice(0, (columns > 0 ? columns : usualColumns) - 1));
  }

  line(text: string): void {
    this.#above(() => {
      this.#output.line(text);
    });
  }

  error(text: string): void {
    this.#above(() => {
      this.#output.error(text);
    });
  }

  #above(write: () => void): void {
    const text = this.#text;
    this.show('');
    write();
    this.show(text);
  }
}
