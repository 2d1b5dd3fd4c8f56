import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Listeners } from '../../../config/kernel/index.js';
import { SiteMetrics } from '../../../controller/adapters/site-metrics.js';
import { availabilitySchema } from '../../../controller/api/contract/view.schema.js';

const document = readFileSync(path.resolve(import.meta.dirname, '../../../docs/operations.md'), 'utf8');
/** The first cells of table rows that hold code. */
const rows = [...document.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name ?? '');

describe('docs/operations.md', () => {
  it('lists the metrics there are, and no others', async () => {
    const journal = { isWritten: true, missingLines: 0, sizeBytes: 1, writes: new Listeners<number>() };
    const names = [...(await new SiteMetrics(journal).text()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
    expect(rows.filter((name) => name.startsWith('liftvoice_')).toSorted()).toEqual(names.toSorted());
  });

  it('says of every way not to listen what to look at', () => {
    expect(rows.filter((name) => !name.startsWith('liftvoice_'))).toEqual(availabilitySchema.enum);
  });
});
