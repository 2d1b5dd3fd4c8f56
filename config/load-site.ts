import { Check } from 'typebox/value';
import { checkSite } from './checks/check-site.js';
import { fail, succeed, type Result } from './kernel/index.js';
import { checkSchema } from './reading/check-schema.js';
import { checkVersion } from './reading/check-version.js';
import { formatField } from './reading/field-path.js';
import type { Finding, Position } from './reading/finding.js';
import { inspectText } from './reading/inspect-text.js';
import { parseYaml } from './reading/parse-yaml.js';
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
  readonly locate: (field: string) => { readonly line: number; readonly column: number };
}

const topOfFile: Position = { line: 1, column: 1 };

/**
 * Reads, validates and cross-checks a site file. On failure every fault is listed, errors first, each by line. Overrides from
 * the environment, once there are any, are applied to the parsed value before the schema sees it.
 */
export async function loadSite(file: string): Promise<Result<SiteReading, readonly SiteFault[]>> {
  const text = await readText(file);
  return text.ok ? parseSite(text.value, file) : fail(toFaults([text.failure], file, () => topOfFile));
}

/** The same for text at hand; `file` is only named in faults. */
export function parseSite(raw: string, file: string): Result<SiteReading, readonly SiteFault[]> {
  const { text, findings: first, isText } = inspectText(raw);
  if (!isText) return fail(toFaults(first, file, () => topOfFile));
  const parsed = parseYaml(text);
  if (parsed.kind === 'unreadable') return fail(toFaults([...first, ...parsed.findings], file, () => topOfFile));
  const { tree } = parsed;
  const faults = toFaults([...first, ...tree.findings, ...judge(tree)], file, tree.locate);
  const isRefused = faults.some(({ severity }) => severity === 'error');
  // The schema has the last word: should a check ever stay silent about what it refuses, the file is still refused.
  if (isRefused || !Check(siteFileSchema, tree.value)) return fail(faults);
  return succeed({ site: toSite(tree.value), warnings: faults, locate: tree.locate });
}

function judge({ value, unusable }: Tree): readonly Finding[] {
  const version = checkVersion(value);
  if (version !== null) return [version];
  const schema = checkSchema(value);
  const isNew = ({ path }: Finding): boolean => !unusable.some((known) => formatField(known) === formatField(path));
  const draft = draftOf(value, [...unusable, ...schema.inDoubt]);
  return [...schema.findings.filter(isNew), ...checkSite(draft)];
}

function toFaults(
  findings: readonly Finding[],
  file: string,
  locate: (field: string) => Position,
): readonly SiteFault[] {
  const faults = findings.map(({ severity, path, message, at, see }): SiteFault => {
    const field = formatField(path);
    const reference = see === undefined ? '' : ` (line ${locate(formatField(see)).line})`;
    return { severity, file, ...(at ?? locate(field)), field, message: `${message}${reference}` };
  });
  return faults.toSorted((a, b) => a.severity.localeCompare(b.severity) || a.line - b.line || a.column - b.column);
}
