/** One arc of a transducer, as OpenFst's `fstprint` writes it: numbers, the weight as it stands. */
export interface GraphArc {
  readonly from: number;
  readonly to: number;
  readonly input: number;
  readonly output: number;
  readonly weight: number;
}

export interface PrintedGraph {
  /** The first one's `from` is the start state. */
  readonly arcs: readonly GraphArc[];
  /** States where a path may end. */
  readonly finals: readonly number[];
}

/** Lines of `from to input output [weight]` and `state [weight]`, separated by tabs. */
export function parseGraph(text: string): PrintedGraph {
  const arcs: GraphArc[] = [];
  const finals: number[] = [];
  for (const line of text.split('\n')) {
    const [from = NaN, to = NaN, input = NaN, output = NaN, weight = 0] = line.split('\t').map(Number);
    if (line === '') continue;
    if (Number.isNaN(input)) finals.push(from);
    else arcs.push({ from, to, input, output, weight });
  }
  return { arcs, finals };
}

export function printArc({ from, to, input, output, weight }: GraphArc): string {
  return `${from}\t${to}\t${input}\t${output}\t${weight}\n`;
}
