import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCatalogue, type ErrorCode } from '../../../config/kernel/index.js';
import { statusOf } from '../../../controller/api/error-status.js';

const path = new URL('../../../docs/errors.md', import.meta.url);

/** docs/errors.md, written from the catalogue. `npx vitest run tests/unit/api/errors-document.test.ts -u` writes it anew. */
function errorsDocument(): string {
  const codes = Object.keys(errorCatalogue).sort() as ErrorCode[];
  const sections = codes.map((code) => {
    const { meaning, remedy, severity, retryable } = errorCatalogue[code];
    const again = retryable ? 'may succeed when tried again' : 'trying again does not help';
    return `## ${code}\n\n${meaning}\n\n- What to do: ${remedy}\n- Severity: ${severity}; ${again}\n- HTTP status: ${statusOf(code)}\n`;
  });
  const head =
    '# Errors\n\nEvery error of Liftvoice ends with one of these codes. `refused` says no and carries on, `degraded` loses voice but no button,\n' +
    '`fault` needs a reset. Over HTTP the body is `{ code, message, requestId }`; the request id is in the log line too.\n' +
    'This page is written from `config/kernel/error-catalogue.ts`; a test compares the two.\n';
  return [head, ...sections].join('\n');
}

describe('docs/errors.md', () => {
  it('is what the catalogue says', async () => {
    await expect(errorsDocument()).toMatchFileSnapshot(path.pathname);
  });

  it('lists every code once and no code that does not exist', () => {
    const listed = [...readFileSync(path, 'utf8').matchAll(/^## (ELV-\S+)$/gm)].map(([, code]) => code);
    expect(listed).toEqual(Object.keys(errorCatalogue).sort());
  });
});
