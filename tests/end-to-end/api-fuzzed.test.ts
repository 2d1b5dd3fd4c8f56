import fc from 'fast-check';
import { Check } from 'typebox/schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveClient, post } from '../support/live-client.js';
import { smallHouse, startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';
import { fitting, misfitting, type JsonSchema, type Known } from '../support/schema-arbitrary.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: JsonSchema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly body: string | null;
  /** What the document says of it. */
  readonly operation: Operation;
  /** The body fits; else it must be refused. */
  readonly mayBeDone: boolean;
}

interface Judged {
  readonly status: number;
  /** null: nothing is wrong with the answer. */
  readonly complaint: string | null;
}

const requestsPerOperation = 40;
const atATime = 8;
/** What any request may be answered with, whatever its operation says. */
const general = [400, 404, 413, 414, 415, 429];

let program: LiftvoiceProcess;
let url: string;
let document: Document;

beforeAll(async () => {
  ({ program, url } = await startSimulated([], smallHouse));
  document = (await (await fetch(new URL('/api/v1/openapi.json', url))).json()) as Document;
});
afterAll(async () => {
  expect((await program.stop()).code).toBe(0);
});

it('whatever it is sent, the server answers as its own document says: no 5xx, no wrong body, every refusal with a sentence', async () => {
  const complaints: string[] = [];
  const statuses = new Map<number, number>();
  const asked = fc.sample(requests(), { numRuns: operations().length * requestsPerOperation, seed: 20_260 });
  for (let from = 0; from < asked.length; from += atATime) {
    await Promise.all(
      asked.slice(from, from + atATime).map(async (each) => {
        const { status, complaint } = await judge(each);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (complaint !== null) complaints.push(`${each.method} ${each.path} ${each.body ?? ''}: ${complaint}`);
      }),
    );
  }
  process.stdout.write(`fuzzed, answers by status: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
  expect(complaints).toEqual([]);
  for (const status of [200, 204, 400, 404]) expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(5);
  // After all that it is still the same lift.
  for (const fault of ['normal', 'boardPlugged', 'wiringMended'])
    expect((await post(url, '/api/v1/simulator/faults', { station: 'car-1', fault })).status).toBe(204);
  const page = await LiveClient.connect(url);
  await page.until('voice is available again', () => page.station?.availability === 'ready', 40_000);
  page.close();
}, 180_000);

const known: Known = {
  station: ['car-1', 'car-1', 'car-1', 'nowhere'],
  id: ['car-1', 'car-1', 'nowhere', '..', '%', '1'],
  floor: ['1', '3', '9'],
  button: ['1', '2', '9'],
  other: ['2', '9'],
  text: ['floor two', '!!!', '🙂'],
  clip: ['none'],
  language: ['en', 'zh', 'xx'],
};

interface NamedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function operations(): readonly NamedOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function requests(): fc.Arbitrary<Asked> {
  return fc.oneof(...operations().map(requestsOf));
}

function requestsOf({ method, path, operation }: NamedOperation): fc.Arbitrary<Asked> {
  const { parameters = [], requestBody } = operation;
  const schema = requestBody?.content['application/json']?.schema;
  const values = parameters.map((parameter) =>
    fc.oneof(fitting(parameter.schema, known, parameter.name), fc.string({ minLength: 1, maxLength: 40 })),
  );
  const bodies: fc.Arbitrary<unknown> = schema === undefined ? fc.constant(undefined) : bodiesOf(schema);
  return fc.tuple(fc.tuple(...values), bodies).map(([chosen, body]) => ({
    method,
    operation,
    path: addressOf(path, parameters, chosen),
    body: body === undefined ? null : JSON.stringify(body),
    mayBeDone: schema === undefined || Check(schema as object, body),
  }));
}

const bodiesOf = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.oneof(fitting(schema, known), misfitting(schema, known));

function addressOf(path: string, parameters: readonly Parameter[], values: readonly unknown[]): string {
  const address = new URL(url);
  let filled = path;
  for (const [index, { name, in: place }] of parameters.entries()) {
    const value = String(values[index]);
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else address.searchParams.set(name, value);
  }
  return `${filled}${address.search}`;
}

async function judge({ method, path, body, operation, mayBeDone }: Asked): Promise<Judged> {
  const headers = body === null ? {} : { 'content-type': 'application/json' };
  const response = await fetch(new URL(path, url), { method, headers, body });
  const { status } = response;
  const text = await response.text();
  const says = (complaint: string | null): Judged => ({ status, complaint });
  if (status >= 500) return says(`answered ${status}: ${text}`);
  if (status < 300 && !mayBeDone) return says(`was done, though it does not fit the contract`);
  const described = operation.responses[String(status)];
  if (described === undefined && !general.includes(status)) return says(`${status} is not in the document`);
  if (status >= 400) return says(isRefusal(text) ? null : `refused without a sentence: ${text}`);
  const schema = described?.content?.['application/json']?.schema;
  const isRight = schema === undefined || text === '' || Check(schema as object, JSON.parse(text));
  return says(isRight ? null : `the answer does not fit its schema: ${text.slice(0, 300)}`);
}

function isRefusal(text: string): boolean {
  const { code, message, requestId } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return (
    /^ELV-[A-Z]+-\d{3}$/.test(String(code)) && /\w+ \w+.*[.?]$/.test(String(message)) && typeof requestId === 'string'
  );
}
