import { execFile } from 'node:child_process';

/** pactl waits for a server that hangs; nobody waits for pactl. */
const answerMs = 2_000;
const mostBytes = 4_000_000;

/** What `pactl list` knows of a kind of things; empty where it cannot say. */
export function readPulseList(
  what: readonly string[],
  environment: Readonly<Record<string, string | undefined>> | null,
): Promise<readonly unknown[]> {
  return new Promise((resolve) => {
    const options = {
      timeout: answerMs,
      killSignal: 'SIGKILL',
      maxBuffer: mostBytes,
      ...(environment === null ? {} : { env: environment }),
    } as const;
    execFile('pactl', ['--format=json', 'list', ...what], options, (error, stdout) => {
      resolve(error === null ? parseList(stdout) : []);
    });
  });
}

function parseList(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  } catch {
    return []; // older than PulseAudio 15, which knows no JSON
  }
}

/** Name of the source that the program records, by the two lists; null where either does not hold it. */
export function sourceOf(pid: number, outputs: readonly unknown[], sources: readonly unknown[]): string | null {
  const output = outputs.find(
    (candidate) => valueAt(valueAt(candidate, 'properties'), 'application.process.id') === String(pid),
  );
  const index = valueAt(output, 'source');
  if (index === undefined) return null;
  const name = valueAt(
    sources.find((candidate) => valueAt(candidate, 'index') === index),
    'name',
  );
  return typeof name === 'string' ? name : null;
}

function valueAt(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null ? (holder as Readonly<Record<string, unknown>>)[key] : undefined;
}
