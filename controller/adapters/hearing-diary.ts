import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import type { Log } from '../../config/kernel/index.js';
import type { HearingDay } from '../domain/hearing-drift.js';

const count = Type.Integer({ minimum: 0 });
const diarySchema = Type.Object({
  version: Type.Literal(1),
  days: Type.Array(
    Type.Object({
      day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      utterances: count,
      rejected: count,
      minutesAtDbFs: Type.Record(Type.String({ pattern: '^-?\\d+$' }), count),
    }),
  ),
});
type Diary = Static<typeof diarySchema>;

/** Two months; the comparison needs one. */
const mostDays = 60;

/** What was heard per day, in one small file per station. A file that cannot be read or written costs the comparison, nothing else. */
export class HearingDiary {
  readonly #file: string;
  readonly #log: Log;
  #days: readonly HearingDay[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  get days(): readonly HearingDay[] {
    return this.#days;
  }

  async load(): Promise<void> {
    try {
      this.#days = parseDiary(await readFile(this.#file, 'utf8')).days;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
      this.#log.warn({ err: error, file: this.#file }, 'the diary of what was heard is damaged; a new one is begun');
      // Kept for whoever wants to know what happened to it; the next write would destroy it.
      await rename(this.#file, `${this.#file}.damaged`).catch(() => undefined);
    }
  }

  /** Replaces the day, and writes. Under another name first: a power cut leaves the old file or the new one. */
  put(day: HearingDay): Promise<void> {
    const others = this.#days.filter((each) => each.day !== day.day);
    this.#days = [...others, day].sort((a, b) => a.day.localeCompare(b.day)).slice(-mostDays);
    const text = JSON.stringify({ version: 1, days: this.#days });
    this.#writing = this.#writing.then(async () => {
      try {
        await mkdir(dirname(this.#file), { recursive: true });
        await writeFile(`${this.#file}.part`, text);
        await rename(`${this.#file}.part`, this.#file);
      } catch (error) {
        this.#log.warn({ err: error, file: this.#file }, 'the diary of what was heard could not be written');
      }
    });
    return this.#writing;
  }
}

function parseDiary(text: string): Diary {
  const diary: unknown = JSON.parse(text);
  if (!Check(diarySchema, diary)) throw new TypeError('not a diary of version 1');
  return diary;
}
