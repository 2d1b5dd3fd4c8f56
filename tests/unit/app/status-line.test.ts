import { expect, it } from 'vitest';
import { StatusLine } from '../../../controller/app/status-line.js';

/** What a terminal of 20 columns shows in the end, and what was written above the last line. */
function terminal(columns: number | undefined = 20) {
  const lines: string[] = [''];
  const write = (text: string): void => {
    for (const [at, row] of text.split('\n').entries()) {
      const last = at === 0 ? (lines.pop() ?? '') : '';
      lines.push((last + row).split('\r\u001b[2K').at(-1) ?? '');
    }
  };
  const toTerminal = (text: string): void => {
    write(`${text}\n`);
  };
  return { lines, status: new StatusLine({ columns, write }, { line: toTerminal, error: toTerminal }) };
}

it('redraws one line in place', () => {
  const { lines, status } = terminal();
  status.show('level -31');
  status.show('level -8');
  expect(lines).toEqual(['level -8']);
});

it('puts lines and errors above it', () => {
  const { lines, status } = terminal();
  status.show('level -31');
  status.line('accepted: 3');
  status.error('no sound');
  expect(lines).toEqual(['accepted: 3', 'no sound', 'level -31']);
});

it('is cut so that it never wraps, and can be taken away', () => {
  const { lines, status } = terminal();
  status.show('0123456789012345678901234');
  expect(lines).toEqual(['0123456789012345678']);
  status.show('');
  expect(lines).toEqual(['']);
});

it('takes a terminal that does not know its width for one of 80 columns', () => {
  const { lines, status } = terminal(0);
  status.show('x'.repeat(100));
  expect(lines).toEqual(['x'.repeat(79)]);
});
