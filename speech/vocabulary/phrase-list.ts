import { stateAfter, tokensOf, type Acceptor } from './acceptor.js';
import type { Phrase, Vocabulary, VocabularyReport } from './vocabulary.js';

interface Node {
  readonly number: number;
  readonly arcs: Map<string, Node>;
  /** Cost of a phrase that ends here; infinite where none does. */
  final: number;
  /** Cheapest way from here to an end. */
  best: number;
}

/** A vocabulary that is a list of phrases. */
export function vocabularyOf(phrases: readonly Phrase[], report: VocabularyReport): Vocabulary {
  const byTokens = new Map(phrases.map((phrase) => [phrase.tokens.join(' '), phrase]));
  const acceptor = trieOf(phrases);
  return {
    language: report.language,
    acceptor,
    tokens: tokensOf(acceptor),
    report,
    read: (tokens) => byTokens.get(tokens.join(' ')) ?? null,
    continuation: (tokens) => {
      const state = stateAfter(acceptor, tokens);
      if (state === null) return 'none';
      if (state.final === null) return 'begun';
      return state.arcs.length === 0 ? 'complete' : 'mayContinue';
    },
    sentences: (limit = Infinity) => phrases.slice(0, limit),
  };
}

/** A phrase's cost is paid as early as possible, so that the search prunes on it from the first word on. */
export function trieOf(phrases: readonly Phrase[]): Acceptor {
  const nodes: Node[] = [];
  const newNode = (): Node => {
    const node = { number: nodes.length, arcs: new Map<string, Node>(), final: Infinity, best: Infinity };
    nodes.push(node);
    return node;
  };
  const start = newNode();
  for (const { tokens, cost } of phrases) {
    let node = start;
    for (const token of tokens) {
      const next = node.arcs.get(token) ?? newNode();
      node.arcs.set(token, next);
      node = next;
    }
    node.final = Math.min(node.final, cost);
  }
  for (const node of nodes.toReversed())
    node.best = Math.min(node.final, ...[...node.arcs.values()].map(({ best }) => best));
  return {
    states: nodes.map((node) => {
      const paid = node === start ? 0 : node.best;
      const arcs = [...node.arcs].map(([token, next]) => ({ token, cost: next.best - paid, next: next.number }));
      return { final: node.final === Infinity ? null : node.final - paid, arcs };
    }),
  };
}
