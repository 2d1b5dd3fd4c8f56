import { errorCatalogue, type ElevatorError } from '../../config/kernel/index.js';

/** Where commands speak to people and programs; tests pass their own. */
export interface Output {
  line(text: string): void;
  error(text: string): void;
}

export const standardOutput: Output = {
  line: (text) => {
    process.stdout.write(`${text}\n`);
  },
  error: (text) => {
    process.stderr.write(`${text}\n`);
  },
};

/** What went wrong and what to do about it, for a person at a terminal. */
export function tellFailure(output: Output, { code, message }: ElevatorError): void {
  output.error(message);
  output.error(`What to do: ${errorCatalogue[code].remedy}`);
}

/** What a command ends with: 0 done, 1 something failed on the way, 2 refused because of what it was given. */
export type ExitCode = 0 | 1 | 2;
