import type { ScenarioStep } from './scenario.schema.js';

/** A step in a line of the timeline: `say: 去三楼 (alsoLike 去十楼)`. */
export function describeStep({ atMs: _, ...deed }: ScenarioStep): string {
  const [[name, value] = ['', ''], ...how] = Object.entries(deed).toSorted(
    ([one], [other]) => Number(one !== 'say') - Number(other !== 'say'),
  );
  const rest = how.map(([field, detail]) => `${field} ${inWords(detail)}`).join(', ');
  return `${name}: ${inWords(value)}${rest === '' ? '' : ` (${rest})`}`;
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([field, detail]) => `${field} ${inWords(detail)}`)
    .join(', ');
}
