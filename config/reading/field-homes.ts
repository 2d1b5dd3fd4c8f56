import type { SchemaNode } from './schema-node.js';

/** Where in the file a field of this name is at home ("pulseMs" -> "stations[]"), for fields written in the wrong place. */
export function fieldHomes(schema: SchemaNode, name: string): readonly string[] {
  return [...parents(schema, '')].filter(({ fields }) => fields.includes(name)).map(({ place }) => place);
}

interface Parent {
  readonly place: string;
  readonly fields: readonly string[];
}

function* parents(node: SchemaNode, place: string): Generator<Parent> {
  if (node.items) yield* parents(node.items, `${place}[]`);
  if (!node.properties) return;
  yield { place: place === '' ? 'the top level' : place, fields: Object.keys(node.properties) };
  for (const [field, child] of Object.entries(node.properties)) {
    yield* parents(child, place === '' ? field : `${place}.${field}`);
  }
}
