/** The keywords of JSON Schema that our schemas use, plus our own (config/site.schema.ts). What TypeBox types hold at run time. */
export interface SchemaNode {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly form?: string;
  readonly whileRunning?: boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly anyOf?: readonly SchemaNode[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  /** Fields of any name that fits the pattern, such as one per language. */
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  /** What such a name looks like, in words. */
  readonly keys?: string;
  readonly required?: readonly string[] | undefined;
}

/** What may stand in a field: "a whole number from 1 to 64 or none". Also the "Values" of docs/config-reference.md. */
export function describeExpected(node: SchemaNode): string {
  if (node.anyOf) return node.anyOf.map(describeExpected).join(' or ');
  if (node.enum) return listWords(node.enum.map(String));
  if (node.const !== undefined) return String(node.const);
  switch (node.type) {
    case 'integer':
      return `a whole number${range(node.minimum, node.maximum)}${unit(node)}`;
    case 'number':
      return `a number${range(node.minimum, node.maximum)}${unit(node)}`;
    case 'string':
      return node.form ?? `text${node.maxLength === undefined ? '' : ` of 1 to ${node.maxLength} characters`}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${listLength(node)}`;
    default:
      if (node.patternProperties) return `fields of any number, each named by ${keyForm(node) ?? ''}`;
      return `fields of its own (${Object.keys(node.properties ?? {}).join(', ')})`;
  }
}

/** How the names of a table's fields look; null where the fields are fixed. */
export function keyForm(node: SchemaNode): string | null {
  return node.patternProperties === undefined ? null : (node.keys ?? 'a word');
}

function range(minimum?: number, maximum?: number): string {
  return minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`;
}

function unit(node: SchemaNode): string {
  return node.unit === undefined ? '' : ` (${node.unit})`;
}

function listLength(node: SchemaNode): string {
  const { minItems = 0, maxItems } = node;
  const entries = node.items?.enum ? `entries, each ${listWords(node.items.enum.map(String))}` : 'entries';
  return maxItems === undefined ? `at least ${minItems} ${entries}` : `${minItems} to ${maxItems} ${entries}`;
}

export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
