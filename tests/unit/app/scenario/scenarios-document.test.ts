import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { findFolders } from '../../../../controller/app/folders.js';
import { findScenarios } from '../../../../controller/app/scenario/find-scenarios.js';
import { readScenario } from '../../../../controller/app/scenario/read-scenario.js';
import { languages } from '../../../support/languages.js';
import { scenariosDocument } from '../../../support/scenarios-document.js';

it('docs/scenarios.md says what the schema and the scenarios say', async () => {
  const folders = findFolders({});
  const found = await findScenarios([folders.scenarios]);
  const readings = await Promise.all(
    (found.ok ? found.value : []).map((file) => readScenario(file, { ...folders, languages })),
  );
  const scenarios = readings.map((reading) => {
    if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
    return reading.value;
  });
  const options = await resolveConfig('docs/scenarios.md');
  const expected = await format(scenariosDocument(scenarios, folders.scenarios), { ...options, parser: 'markdown' });
  await expect(expected).toMatchFileSnapshot('../../../../docs/scenarios.md');
});
