import type { TSchema } from 'typebox';
import { fail, succeed, type Result } from '../kernel/index.js';
import { gravestFirst, type SiteFault } from '../site-fault.js';
import { checkSchema, type SchemaJudgement } from './check-schema.js';
import { formatField } from './field-path.js';
import type { Finding, Position } from './finding.js';
import { inspectText } from './inspect-text.js';
import { parseYaml } from './parse-yaml.js';
import type { Tree } from './read-tree.js';

export interface JudgedText {
  readonly tree: Tree;
  /** Only warnings: with an error there is no value. */
  readonly warnings: readonly SiteFault[];
}

const topOfFile: Position = { line: 1, column: 1 };

/** YAML text to a value that the judge found good, or every fault with its place; `file` is only named in faults. */
export function judgeText(
  raw: string,
  file: string,
  judge: (tree: Tree) => readonly Finding[],
): Result<JudgedText, readonly SiteFault[]> {
  const { text, findings: first, isText } = inspectText(raw);
  if (!isText) return fail(toFaults(first, file));
  const parsed = parseYaml(text);
  if (parsed.kind === 'unreadable') return fail(toFaults([...first, ...parsed.findings], file));
  const { tree } = parsed;
  const faults = toFaults([...first, ...tree.findings, ...judge(tree)], file, tree.locate);
  return faults.some(({ severity }) => severity === 'error') ? fail(faults) : succeed({ tree, warnings: faults });
}

/** What a schema says about a tree; what is already known to be unusable is not reported again. */
export function judgeSchema(schema: TSchema, { value, unusable }: Tree): SchemaJudgement {
  const { findings, inDoubt } = checkSchema(schema, value);
  const isNew = ({ path }: Finding): boolean => !unusable.some((known) => formatField(known) === formatField(path));
  return { findings: findings.filter(isNew), inDoubt: [...unusable, ...inDoubt] };
}

/** Findings with their place in the file, errors first, each by line. */
export function toFaults(
  findings: readonly Finding[],
  file: string,
  locate: (field: string) => Position = () => topOfFile,
): readonly SiteFault[] {
  const faults = findings.map(({ severity, path, message, at, see }): SiteFault => {
    const field = formatField(path);
    const reference = see === undefined ? '' : ` (line ${locate(formatField(see)).line})`;
    return { severity, file, ...(at ?? locate(field)), field, message: `${message}${reference}` };
  });
  return faults.toSorted(gravestFirst);
}
