const levelNames: Readonly<Record<number, string>> = { 20: 'debug', 30: 'note', 40: 'warning', 50: 'error' };

/** A JSON line of the log for people: "21:24:06 warning: recogniser ended (language en, reason SIGTERM)". */
export function readableLine(line: string): string {
  const { level, time, msg, component, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const name = levelNames[Number(level)] ?? 'log';
  const who = typeof component === 'string' ? `${component}: ` : '';
  const facts = [
    ...Object.entries(fields).map(
      ([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
    ...(isError(err) ? [err.message] : []),
  ].filter((fact) => !fact.endsWith(' '));
  return `${clock} ${name}: ${who}${String(msg)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}\n`;
}

function isError(value: unknown): value is { readonly message: string } {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}
