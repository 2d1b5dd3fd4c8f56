import { siteFileSchema } from '../../config/index.js';
import { describeExpected, type SchemaNode } from '../../config/reading/schema-node.js';

const introduction = `# Site file: every field

Generated from the schema (\`config/schema/\`) by a test; don't edit by hand. After a change of the schema run
\`npx vitest run --project unit tests/unit/config/config-reference.test.ts -u\`.

\`npx liftvoice check FILE\` judges a file and lists all its faults with their lines. Examples to start from stand in
\`config/examples/\`. A field that is not listed here is an error, not a comment; a comment starts with \`#\`.
`;

/** The whole of docs/config-reference.md: one heading per field, in the order of the file. */
export function configReference(): string {
  return [introduction, ...fieldsOf(siteFileSchema, { place: '', level: 2, isLive: false })].join('\n');
}

interface Place {
  readonly place: string;
  readonly level: number;
  /** It stands in a field that a running program takes over. */
  readonly isLive: boolean;
}

function fieldsOf(parent: SchemaNode, { place, level, isLive }: Place): string[] {
  return Object.entries(parent.properties ?? {}).flatMap(([name, node]) => {
    const field = place === '' ? name : `${place}.${name}`;
    const isRequired = parent.required?.includes(name) === true;
    const nested = node.type === 'array' && node.items?.properties !== undefined ? node.items : node;
    const nestedPlace = nested === node ? field : `${field}[]`;
    const own = { level, isLive: isLive || node.whileRunning === true };
    const ownFields = fieldsOf(nested, { place: nestedPlace, level: Math.min(level + 1, 6), isLive: own.isLive });
    return [describeField(node, isRequired, { ...own, place: field }), ...ownFields];
  });
}

function describeField(node: SchemaNode, isRequired: boolean, { place, level, isLive }: Place): string {
  const hasFields = node.properties !== undefined || node.items?.properties !== undefined;
  const change = isLive ? 'taken over while Liftvoice runs' : 'needs a restart';
  const facts = [
    ['Values', describeExpected(node)],
    ['Each entry', node.items?.form],
    ['Required', isRequired ? 'yes' : 'no'],
    ['Default', node.default === undefined ? undefined : code(node.default)],
    ['Example', node.examples?.map(code).join(', ')],
    ['A change', hasFields ? undefined : change],
  ];
  const lines = facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`- ${name}: ${value}`]));
  return `${'#'.repeat(level)} \`${place}\`\n\n${node.title ?? ''}. ${node.description ?? ''}\n\n${lines.join('\n')}\n`;
}

/** As it is written in a site file: flow style, quotes only where YAML needs them. */
function code(value: unknown): string {
  return `\`${flow(value)}\``;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, part]) => `${name}: ${flow(part)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' && /^[\d-]+$|: /.test(value) ? JSON.stringify(value) : String(value);
}
