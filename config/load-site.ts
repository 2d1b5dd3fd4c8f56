import { Check } from 'typebox/value';
import { checkSite } from './checks/check-site.js';
import { fail, succeed, type Result } from './kernel/index.js';
import type { Languages } from './language/language-data.js';
import { checkVersion } from './reading/check-version.js';
import type { Finding, Position } from './reading/finding.js';
import { judgeSchema, judgeText, toFaults } from './reading/judge-text.js';
import { readText } from './reading/read-text.js';
import type { Tree } from './reading/read-tree.js';
import { draftOf } from './reading/site-draft.js';
import { toSite } from './reading/to-site.js';
import type { SiteFault } from './site-fault.js';
import { siteFileSchema } from './site.schema.js';
import type { Site } from './site.js';

export interface SiteReading {
  readonly site: Site;
  readonly warnings: readonly SiteFault[];
  /** Where a field stands, for checks that other parts make (vocabulary): falls back to the nearest parent. */
  readonly locate: (field: string) => Position;
}

/**
 * Reads, validates and cross-checks a site file against the languages there are. On failure every fault is listed, errors
 * first, each by line. Overrides from the environment, once there are any, are applied to the parsed value before the schema
 * sees it.
 */
export async function loadSite(file: string, languages: Languages): Promise<Result<SiteReading, readonly SiteFault[]>> {
  const text = await readText(file);
  return text.ok ? parseSite(text.value, file, languages) : fail(toFaults([text.failure], file));
}

/** The same for text at hand, which would stand in `file`. */
export function parseSite(raw: string, file: string, languages: Languages): Result<SiteReading, readonly SiteFault[]> {
  const judged = judgeText(raw, file, (tree) => judge(tree, languages));
  if (!judged.ok) return judged;
  const { tree, warnings } = judged.value;
  // The schema has the last word: should a check ever stay silent about what it refuses, the file is still refused.
  if (!Check(siteFileSchema, tree.value)) return fail(warnings);
  return succeed({ site: toSite(tree.value, file), warnings, locate: tree.locate });
}

function judge(tree: Tree, languages: Languages): readonly Finding[] {
  const version = checkVersion(tree.value);
  if (version !== null) return [version];
  const { findings, inDoubt } = judgeSchema(siteFileSchema, tree);
  return [...findings, ...checkSite(draftOf(tree.value, inDoubt), languages)];
}
