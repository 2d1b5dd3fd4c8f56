import type { SchemaNode } from './schema-node.js';

/** What somebody wrote, as it stands in a sentence. */
export function describeFound(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'empty text' : `the text "${shorten(value)}"`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value.toString()}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 1 ? 'a list of one entry' : `a list of ${value.length} entries`;
  return 'fields';
}

/** The usual slip behind a value of the wrong kind, with what to write instead; empty where none is known. */
export function hintFor(found: unknown, node: SchemaNode): string {
  const isScalar = typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean';
  if (node.type === 'string' && (typeof found === 'number' || typeof found === 'boolean')) {
    return `; put it in quotes: "${found}"`;
  }
  if (node.type === 'array' && isScalar) return `; write it as a list: [${shorten(String(found))}]`;
  if (isNumeric(node) && typeof found === 'string' && /^[+-]?\d+$/.test(found))
    return `; write ${found} without quotes`;
  if (node.type === 'boolean' && typeof found === 'string' && /^(?:yes|on|y|ja|是)$/i.test(found))
    return '; write true';
  if (node.type === 'boolean' && typeof found === 'string' && /^(?:no|off|n|否)$/i.test(found)) return '; write false';
  if (node.type === 'object' && typeof found === 'string' && /\w:\S/.test(found))
    return '; write a space after each colon';
  return '';
}

function isNumeric(node: SchemaNode): boolean {
  if (node.anyOf) return node.anyOf.some(isNumeric);
  return (
    node.type === 'integer' ||
    node.type === 'number' ||
    typeof node.const === 'number' ||
    node.enum?.every(Number.isInteger) === true
  );
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
