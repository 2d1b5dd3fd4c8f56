import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Check } from 'typebox/value';
import type { TSchema } from 'typebox';
import { siteFileSchema } from '../../../config/index.js';
import type { SchemaNode } from '../../../config/reading/schema-node.js';
import { configReference } from '../../support/config-reference.js';

const referencePath = '../../../docs/config-reference.md';

function* allNodes(node: SchemaNode, place: string): Generator<readonly [string, SchemaNode]> {
  yield [place, node];
  if (node.items) yield* allNodes(node.items, `${place}[]`);
  for (const [name, child] of Object.entries(node.properties ?? {})) yield* allNodes(child, `${place}.${name}`);
}

const nodes = [...allNodes(siteFileSchema, 'file')].slice(1);

describe('docs/config-reference.md', () => {
  it('says what the schema says', async () => {
    const options = await resolveConfig('docs/config-reference.md');
    const expected = await format(configReference(), { ...options, parser: 'markdown' });
    await expect(expected).toMatchFileSnapshot(referencePath);
  });
});

describe('the schema explains itself', () => {
  it.each(nodes.filter(([place]) => !place.endsWith('[]')))('%s has a title and a description', (_place, node) => {
    expect(node.title).toMatch(/\w/);
    expect(node.description).toMatch(/^.{8,}\.$/s);
  });

  it.each(nodes.filter(([, node]) => node.const === undefined && (node.type === 'integer' || node.type === 'number')))(
    '%s has a range',
    (_place, node) => {
      expect(node.minimum).toBeTypeOf('number');
      expect(node.maximum).toBeTypeOf('number');
    },
  );

  const examples = nodes.flatMap(([place, node]) =>
    (node.examples ?? []).map((example) => [place, example, node] as const),
  );
  it.each(examples)('%s: the example %j is valid', (_place, example, node) => {
    expect(Check(node as TSchema, example)).toBe(true);
  });

  it('writes examples as they stand in a file', () => {
    const lines = configReference().match(/^- Example: `.*`$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      for (const example of line.slice('- Example: `'.length, -1).split('`, `'))
        expect(() => parse(example) as unknown).not.toThrow();
    }
  });
});
