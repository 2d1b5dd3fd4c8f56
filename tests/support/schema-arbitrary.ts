import fc, { type Arbitrary } from 'fast-check';

/** As much of JSON Schema as the contract uses. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * What goes into fields of these names, right and wrong: ids that the running site knows, which chance would never meet, and words
 * that take no minutes to be said.
 */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Values that fit the schema. */
export function fitting(schema: JsonSchema, known: Known, name = ''): Arbitrary<unknown> {
  const examples = known[name];
  return examples === undefined ? ownValues(schema, known) : fc.constantFrom(...examples);
}

/** Values that fit but for one thing, and values that have nothing to do with it. */
export function misfitting(schema: JsonSchema, known: Known): Arbitrary<unknown> {
  const spoilt = fc
    .tuple(fitting(schema, known), fc.string(), fc.jsonValue(), fc.nat(), fc.constantFrom('drop', 'add', 'replace'))
    .map(([value, field, other, index, how]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
      const fields = Object.entries(value as Readonly<Record<string, unknown>>);
      const at = fields.length === 0 ? 0 : index % fields.length;
      if (how === 'add') return Object.fromEntries([...fields, [field, other]]);
      if (how === 'drop') return Object.fromEntries(fields.filter((_, each) => each !== at));
      return Object.fromEntries(fields.map(([key, before], each) => [key, each === at ? other : before]));
    });
  return fc.oneof(spoilt, fc.jsonValue());
}

function ownValues(schema: JsonSchema, known: Known): Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => fitting(each, known)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const { minimum: min, maximum: max, minLength, maxLength = 40 } = schema;
  switch (schema.type) {
    case 'integer':
      return fc.integer({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
      return fc.string({ maxLength, unit: 'grapheme', ...(minLength !== undefined && { minLength }) });
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const fields = Object.entries(properties).map(([name, inner]) => [name, fitting(inner, known, name)] as const);
      return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
    }
    default:
      return fc.jsonValue();
  }
}
