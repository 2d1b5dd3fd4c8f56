import path from 'node:path';
import { expectationSchema } from '../../controller/app/scenario/expectation.schema.js';
import type { Scenario } from '../../controller/app/scenario/read-scenario.js';
import { scenarioFileSchema } from '../../controller/app/scenario/scenario.schema.js';
import { describeExpected, type SchemaNode } from '../../config/reading/schema-node.js';

const introduction = `# Scenarios

A scenario is a short script in YAML: who says what when, what the lift and the world do meanwhile, and what must be true. It is
played in virtual time (or [in real time](#in-real-time)), with everything real but sound and lift: the words of the site, the decision, the dialogue, the link and the
firmware in the emulator. The same file with the same seed comes out the same on every machine.

    npx liftvoice scenario                              all that come with the program
    npx liftvoice scenario FILE|FOLDER... [--json]      these
    npx liftvoice scenario FILE --seed 7                with other chance (lost bytes)
    npx liftvoice scenario FILE --board modelled        with the modelled board, whatever the file says

It ends with 0 where everything came out as it should, with 1 where something did not (the line, what was expected, what was seen,
and what had happened before), and with 2 where a file has faults; then nothing was played.

The board is the real firmware in an emulator (\`emulated\`), or a model of what the firmware promises (\`modelled\`), which is many times
faster. One suite of rules holds for both ([protocol.md](protocol.md#how-it-is-tested)), and all scenarios are tested with both.

## How to write one

\`\`\`yaml
version: 1
title: { zh: 没听清就问：说“确认”才按, en: what is half heard is asked about and pressed after a yes }
site: my-lift.yaml # seen from this file; absent: the example office tower
steps:
  - { atMs: 0, say: 去七楼, halfHeard: true }
  - { atMs: 2000, expect: { answers: [pleaseConfirm], pressed: [], asking: true } }
  - { atMs: 2500, say: 确认 }
  - { atMs: 5000, expect: { answers: [registered], pressed: ['7'], asking: false } }
\`\`\`

- Times count from the moment in which the station was ready. A sentence takes about 0.2 s a syllable, its decision 0.3 s more; an
  answer sounds for a second, and while it does, nobody is heard.
- Each step does one thing, or expects something. An expectation looks at what there is at its instant, and at what has happened since
  the expectation before it: \`pressed: []\` means that nothing was pressed since then. What is not named is not looked at.
- Sentences are understood by the words of the site, as \`liftvoice vocabulary FILE --say TEXT\` explains them. What was not surely
  heard is written as \`halfHeard\`, \`alsoLike\` or \`overNoiseDb\`.
- What must never happen (a contact unasked, twice for one request, too late, too long, two at once, on a lit button, for a locked floor,
  two floors of an unclear sentence, or when the lift is not in normal service) is watched at the terminals of the board in every
  scenario, expected or not, and fails it.

## In real time

    npx liftvoice scenario --realtime                    those marked below, a dozen
    npx liftvoice scenario --realtime FILE|FOLDER... [--json]

The same files on a clock that nobody moves, as \`liftvoice run --simulate\` runs a site. Sentences are spoken in a synthetic voice into
the simulated car, with the noise of \`overNoiseDb\` in the room before, beside and after them, and heard by the recognisers. Answers
sound, and shut the ears while they do; the firmware answers behind a pseudo-terminal. What must never happen is watched at the same
terminals.

- A step comes at its time, or when those before it are done where that takes longer. An expectation waits until what was said has
  been heard, decided and done; the step after it, until the answer has sounded.
- How surely a sentence is heard is for the recognisers to say. What can't be made with sound, or by somebody who can't move time, is
  refused with its line before anything is played: \`halfHeard\`, \`alsoLike\`, \`decidedAfterMs\`, \`recognizer\`, \`microphone\`,
  \`board\`, \`line\`, \`host\`, and steps later than two minutes.
- \`voice\` says which synthetic voice speaks. \`realTime: true\` at the top of a file makes it one of those that are played where no
  file is named.
- For each sentence it is told how long it took from its last sound to the contact and to the lamp (\`spoken\` in \`--json\`). These are
  times of this machine, and of whatever else it does meanwhile.
- Progress goes to standard error. Ctrl-C ends the scenario under way and takes everything down; what was played until then has been
  told, and it ends with 1.

## Rides by chance

    npx liftvoice scenario --random --hours 1 [--seed N] [--site FILE] [--jobs N] [--board emulated] [--json]

plays rides that nobody wrote: people who come and go, who talk to the lift and to each other, well heard and badly, buttons pressed by
hand, and every mishap there is, each of which ends. At the end of each ride the station has to be ready again. The stations of the site
take turns. The rides have the seeds N, N + 1, ...; it ends with 1 at the first one that goes wrong, plays that one again with fewer and
fewer steps, and writes what is left as \`random-ride-SEED.yaml\` where it was started: a scenario to be played alone. The board is the
modelled one unless \`--board emulated\` asks for the firmware: hours are long. From two hours on the rides are played on all cores, or on
as many as \`--jobs\` says; what comes out is the same. Ctrl-C ends it after the ride under way.

## Where they are

The scenarios lie in \`simulator/scenarios\` because they are scripts of the simulator; sites made for them in \`simulator/scenario-sites\`.

This page is made from the schema and the scenarios by a test; don't edit it by hand. After a change run
\`npx vitest run --project unit tests/unit/app/scenario/scenarios-document.test.ts -u\`.
`;

const fieldRows = (parent: SchemaNode): readonly string[] =>
  Object.entries(parent.properties ?? {}).map(
    ([name, node]) => `| \`${name}\` | ${node.description ?? ''} | ${describeExpected(node)} |`,
  );

const table = (heading: string, parent: SchemaNode): readonly string[] => [
  '',
  `## ${heading}`,
  '',
  '| field | meaning | values |',
  '| --- | --- | --- |',
  ...fieldRows(parent),
];

/** The whole of docs/scenarios.md. @param folder of the scenarios */
export function scenariosDocument(scenarios: readonly Scenario[], folder: string): string {
  const schema: SchemaNode = scenarioFileSchema;
  const step = schema.properties?.['steps']?.items ?? {};
  const rows = scenarios.map(({ file, title, realTime }) => {
    const name = path.relative(folder, file);
    const link = `[${name}](../simulator/scenarios/${name})`;
    return `| ${link} | ${realTime ? 'yes' : ''} | ${title['en'] ?? ''} | ${title['zh'] ?? ''} |`;
  });
  return [
    introduction,
    ...table('Fields of a file', schema),
    ...table('Fields of a step', step),
    ...table('Fields of `wiring`', step.properties?.['wiring'] ?? {}),
    ...table('Fields of `line`', step.properties?.['line'] ?? {}),
    ...table('Fields of `expect`', expectationSchema),
    '',
    `## The ${scenarios.length} that come with the program`,
    '',
    '| file | in real time | what it shows | 中文 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
