import { Composer, LineCounter, Parser, type CST, type Document } from 'yaml';
import { wrong, type Finding, type Position } from './finding.js';
import { readTree, type Tree } from './read-tree.js';
import { isLocal, syntaxSentence } from './syntax-sentence.js';

/** A site file is nested seven deep. The composer of `yaml` recurses, and far past this it takes the whole process down. */
const deepest = 32;
/** More than this says nothing new; the parser stays bounded for hostile text. */
const mostSyntaxFindings = 20;

export type ParsedYaml =
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] }
  | { readonly kind: 'tree'; readonly tree: Tree };

/** YAML 1.2 text to a value with the place of every field. Never throws. */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unreadable = (findings: readonly Finding[]): ParsedYaml => ({ kind: 'unreadable', findings });

  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tooDeep = firstTokenDeeperThan(deepest, tokens);
  if (tooDeep !== undefined) {
    return unreadable([wrong([], `nested deeper than ${deepest} levels`, { at: position(tooDeep.offset) })]);
  }

  // Keys are compared in `readTree`, which knows where each stands and in time that grows with their number only.
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) return unreadable([wrong([], 'the file is empty')]);
  const syntax = syntaxFindings(document, text, position);
  if (second !== undefined) {
    const at = position(second.range[0]);
    syntax.push(wrong([], 'a second document starts here (--- or ...); a site file holds exactly one', { at }));
  }
  if (syntax.length > 0) return unreadable(syntax.slice(0, mostSyntaxFindings));
  return { kind: 'tree', tree: readTree(document, position) };
}

function syntaxFindings(document: Document, text: string, position: (offset: number) => Position): Finding[] {
  const errors = [...document.errors, ...document.warnings].toSorted((one, other) => one.pos[0] - other.pos[0]);
  const derailment = errors.findIndex(({ code }) => !isLocal(code));
  // Past a bracket or an indentation that doesn't fit the parser reports echoes on every line, not faults.
  const reliable = derailment < 0 ? errors : errors.slice(0, derailment + 1);
  const findings = reliable
    .slice(0, mostSyntaxFindings)
    .map((error) => wrong([], syntaxSentence(error, text), { at: position(error.pos[0]) }));
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== '1.2') {
    findings.push(wrong([], 'the %YAML line asks for another version; remove it', { at: { line: 1, column: 1 } }));
  }
  return findings;
}

/** Walks the flat tokens with its own stack: the depth is exactly what must not be trusted to recursion. */
function firstTokenDeeperThan(limit: number, tokens: readonly CST.Token[]): CST.Token | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { token, depth } = entry;
    if (depth > limit) return token;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}
