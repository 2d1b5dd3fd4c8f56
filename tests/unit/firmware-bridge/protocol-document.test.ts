import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { protocolTables } from '../../support/protocol-tables.js';

const file = resolve(import.meta.dirname, '../../../docs/protocol.md');
const [begin, end] = ['<!-- tables: made from firmware-bridge/protocol -->', '<!-- end of tables -->'];

/** LIFTVOICE_WRITE_DOCS=1 writes the tables instead of comparing them. */
it('docs/protocol.md lists codes, limits and messages exactly as the protocol tables have them', async () => {
  const document = readFileSync(file, 'utf8');
  const [before, rest] = [document.slice(0, document.indexOf(begin)), document.slice(document.indexOf(end))];
  const made = await format(`${before}${begin}\n\n${protocolTables()}\n${rest}`, {
    ...(await resolveConfig(file)),
    filepath: file,
  });
  if (process.env['LIFTVOICE_WRITE_DOCS'] === '1') writeFileSync(file, made);
  else expect(document).toBe(made);
});
