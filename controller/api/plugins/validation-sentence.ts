import type { FastifyError } from 'fastify';

type Fault = NonNullable<FastifyError['validation']>[number];

/** Of each alternative the first two places help; the rest follows from them. */
const mostPlaces = 2;

/**
 * What does not fit, in one sentence. A body that may be one of several things is judged as the one it comes closest to: who gave a
 * bad `voice` beside a text is not asked for a `clip`.
 */
export function validationSentence(context: string, faults: readonly Fault[]): string {
  const alternatives = new Map<string, Fault[]>();
  for (const fault of faults) {
    if (fault.keyword === 'anyOf') continue;
    const [, alternative = ''] = /^#\/anyOf\/(\d+)/.exec(fault.schemaPath) ?? [];
    alternatives.set(alternative, [...(alternatives.get(alternative) ?? []), fault]);
  }
  const fewest = Math.min(...[...alternatives.values()].map(({ length }) => length));
  const closest = [...alternatives.values()].filter(({ length }) => length === fewest);
  return `The ${context} does not fit the contract: ${[...new Set(closest.map(placesOf))].join(', or ')}.`;
}

function placesOf(faults: readonly Fault[]): string {
  const places = faults
    // Says once more what is said of each unknown field.
    .filter(({ keyword }) => keyword !== 'additionalProperties')
    .map((fault) => `${fault.instancePath === '' ? 'it' : fault.instancePath} ${complaintOf(fault)}`);
  return [...new Set(places)].slice(0, mostPlaces).join('; ');
}

/** A field that must not be there fits the schema "nothing". */
function complaintOf({ keyword, message = 'is wrong' }: Fault): string {
  return keyword === 'boolean' ? 'is not expected here' : message;
}
