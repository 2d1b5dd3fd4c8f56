/** From the top of the file down: `['stations', 0, 'floors', 3, 'contact']`. */
export type FieldPath = readonly (string | number)[];

/** As people read it: `stations[0].floors[3].contact`; the file as a whole is the empty text. */
export function formatField(path: FieldPath): string {
  return path.map(formatSegment).join('').replace(/^\./, '');
}

function formatSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return /^[A-Za-z_][\w-]*$/.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
}

/** `a.b[0]` -> `a.b` -> `a` -> the empty text. */
export function parentField(field: string): string {
  return field.replace(/(?:^|\.)[^.[\]]+$|\[[^\]]*\]$|.$/, '');
}

/** The value at a path, or undefined where there is none. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? (value as Record<string | number, unknown>)[segment]
        : undefined,
    root,
  );
}
