import { randomUUID } from 'node:crypto';
import { Listeners, repeat, type Clock, type Log, type TimerHandle } from '../../config/kernel/index.js';
import type { JournalEntry, JournalPage, NewJournalEntry, SiteJournal } from './journal.types.js';
import { JournalWriter } from './journal-writer.js';
import { rideOf } from './ride.js';
import { toRow } from './row.js';
import { toEntry } from './stored-entry.js';
import type { StorageTrouble } from './storage-trouble.js';
import type { WriterAnswer } from './writer-messages.types.js';

export interface JournalKeeperOptions {
  /** In a folder that exists. */
  readonly file: string;
  /** Older entries are taken away. */
  readonly retentionDays: number;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly log: Log;
  /** It can't be written: once, and again for another reason. */
  readonly onTrouble: (trouble: StorageTrouble, message: string) => void;
  /** It is written again. */
  readonly onMended: (mended: { readonly late: number; readonly missing: number }) => void;
}

/** ms that entries nobody waits for may gather, to be written at once. */
const gatherMs = 100;
/** ms that a press waits for its record at most. A slow card takes 50; a disk that hangs must not keep people waiting. */
const longestWaitMs = 250;
/** ms that the program waits for the journal before it goes on without it, at its start and at its end. */
const longestStartMs = 2_000;
const longestEndMs = 1_000;
/** ms after which a disk that has not answered counts as failing. */
const hangMs = 5_000;
/** Entries that are kept in memory while they can't be written: about 2 MB. */
const mostWaiting = 5_000;
const dayMs = 24 * 60 * 60_000;
const removeEveryMs = dayMs / 4;

/**
 * The journal of a running site, in a file that a thread of its own writes. While that cannot be done entries wait in memory, the
 * site goes on, and everybody who looks is told; what is written again says how much of it was late and how much is missing.
 */
export class JournalKeeper implements SiteJournal {
  readonly changes = new Listeners<undefined>();
  /** ms from asking for a write to its end on the disk. */
  readonly writes = new Listeners<number>();
  readonly #options: JournalKeeperOptions;
  readonly #writer: JournalWriter;
  readonly #run = randomUUID().slice(0, 8);
  readonly #startMs: number;
  readonly #startTime: number;
  readonly #stopRemoving: () => void;
  /** Not on the disk yet, oldest first. */
  #waiting: JournalEntry[] = [];
  /** How many of these are being written, and since when. */
  #beingWritten = 0;
  #beingWrittenSinceMs = 0;
  #gathering: TimerHandle | null = null;
  readonly #untilWritten: { readonly sequence: number; readonly settle: (isWritten: boolean) => void }[] = [];
  #sequence = 0;
  #trouble: StorageTrouble | null = null;
  #missing = 0;
  #missingInGap = 0;
  #sizeBytes: number | null = null;

  constructor(options: JournalKeeperOptions) {
    this.#options = options;
    this.#writer = new JournalWriter(options.file, options.clock);
    this.#startMs = options.clock.now();
    this.#startTime = options.timeOfDay().getTime();
    this.#stopRemoving = repeat(options.clock, removeEveryMs, () => void this.#removeOld());
  }

  get isWritten(): boolean {
    return this.#trouble === null;
  }

  get missingLines(): number {
    return this.#missing;
  }

  get sizeBytes(): number | null {
    return this.#sizeBytes;
  }

  append({ station, utterance, ...entry }: NewJournalEntry): JournalEntry {
    const { clock, timeOfDay } = this.#options;
    const kept: JournalEntry = {
      ...entry,
      station,
      utterance,
      sequence: (this.#sequence += 1),
      at: timeOfDay().toISOString(),
      uptimeMs: Math.round(clock.now() - this.#startMs),
      ride: rideOf(this.#run, station, utterance),
    };
    this.#waiting.push(kept);
    if (this.#waiting.length > mostWaiting) this.#dropOldest();
    if (this.#trouble === null) this.#gather();
    return kept;
  }

  /** @param limitMs how long the disk may take over it */
  written(limitMs = longestWaitMs): Promise<boolean> {
    if (this.#waiting.length === 0) return Promise.resolve(true);
    this.#write();
    // It is tried, but who waits for a disk that fails waits in vain.
    if (this.#trouble !== null) return Promise.resolve(false);
    return new Promise((settle) => {
      const limit = this.#options.clock.setTimeout(() => {
        this.#noticeHang();
        settle(false);
      }, limitMs);
      this.#untilWritten.push({
        sequence: this.#sequence,
        settle: (isWritten) => {
          this.#options.clock.clearTimeout(limit);
          settle(isWritten);
        },
      });
    });
  }

  async read(page: JournalPage): Promise<readonly JournalEntry[]> {
    await this.written();
    const answer = await this.#writer.ask({ type: 'read', page, now: this.#options.timeOfDay() });
    const stored = answer.type === 'rows' ? answer.rows.flatMap((row) => toEntry(row) ?? []) : [];
    if (answer.type === 'failed') this.#options.log.warn({ reason: answer.message }, 'the journal could not be read');
    const last = Math.max(page.after, stored.at(-1)?.sequence ?? 0);
    const waiting = this.#waiting.filter(
      ({ station, shown, sequence }) => station === page.station && shown !== null && sequence > last,
    );
    return [...stored, ...waiting].slice(0, page.limit);
  }

  tryAgain(): void {
    this.#noticeHang();
    if (this.#trouble !== null) this.#write();
  }

  /** Settles when the file is open, or is not to be had; entries that are too old are taken away then. */
  async begin(): Promise<void> {
    await this.written(longestStartMs);
    void this.#removeOld();
  }

  async stop(): Promise<void> {
    this.#stopRemoving();
    await this.written(longestEndMs);
    if (this.#gathering !== null) this.#options.clock.clearTimeout(this.#gathering);
    await this.#writer.stop();
  }

  #gather(): void {
    this.#gathering ??= this.#options.clock.setTimeout(() => {
      this.#write();
    }, gatherMs);
  }

  #write(): void {
    if (this.#gathering !== null) this.#options.clock.clearTimeout(this.#gathering);
    this.#gathering = null;
    if (this.#beingWritten > 0 || this.#waiting.length === 0) return;
    const { clock, timeOfDay } = this.#options;
    const rows = this.#waiting.map(toRow);
    this.#beingWritten = rows.length;
    this.#beingWrittenSinceMs = clock.now();
    void this.#writer.ask({ type: 'append', rows, now: timeOfDay() }).then((answer) => {
      this.#beingWritten = 0;
      if (answer.type === 'appended') this.#wrote(rows.length, answer);
      else if (answer.type === 'failed') this.#failed(answer.trouble, answer.message);
    });
  }

  #wrote(count: number, { last, sizeBytes, movedAside }: Extract<WriterAnswer, { type: 'appended' }>): void {
    const done = this.#waiting.splice(0, count).at(-1)?.sequence ?? 0;
    this.#sizeBytes = sizeBytes;
    this.writes.emit(this.#options.clock.now() - this.#beingWrittenSinceMs);
    this.#settle(done);
    this.#moveOn(last - done);
    if (movedAside !== null) this.#noteMovedAside(movedAside);
    if (this.#trouble !== null) this.#mended(this.#trouble, count);
    if (this.#untilWritten.length > 0) this.#write();
    else if (this.#waiting.length > 0) this.#gather();
  }

  /** What was appended up to this number is on the disk. */
  #settle(done: number): void {
    const settled = this.#untilWritten.findIndex(({ sequence }) => sequence > done);
    for (const each of this.#untilWritten.splice(0, settled === -1 ? Infinity : settled)) each.settle(true);
  }

  /** The file had rows of earlier runs, or got some of another program: the numbers go on behind them. */
  #moveOn(by: number): void {
    if (by <= 0) return;
    this.#sequence += by;
    this.#waiting = this.#waiting.map((entry) => ({ ...entry, sequence: entry.sequence + by }));
    for (const [index, each] of this.#untilWritten.entries())
      this.#untilWritten[index] = { ...each, sequence: each.sequence + by };
  }

  #failed(trouble: StorageTrouble, message: string): void {
    for (const { settle } of this.#untilWritten.splice(0)) settle(false);
    if (this.#trouble === trouble) return;
    this.#trouble = trouble;
    this.#options.log.error({ code: 'ELV-JOURNAL-001', trouble, reason: message }, 'the journal cannot be written');
    this.#options.onTrouble(trouble, message);
    this.changes.emit(undefined);
  }

  #mended(reason: StorageTrouble, late: number): void {
    const missing = this.#missingInGap;
    this.#trouble = null;
    this.#missingInGap = 0;
    this.#options.log.warn({ late, missing }, 'the journal is written again');
    this.#appendOwn({ kind: 'journal.mended', content: { reason, late, missing } });
    this.#options.onMended({ late, missing });
    this.changes.emit(undefined);
  }

  #noteMovedAside(movedAside: string): void {
    const { log } = this.#options;
    log.error(
      { code: 'ELV-JOURNAL-003', movedAside },
      'the journal was damaged; it was moved aside and a new one begun',
    );
    this.#appendOwn({ kind: 'journal.begun', content: { movedAside } });
  }

  #appendOwn(happening: NewJournalEntry['happening']): void {
    this.append({ happening, station: null, utterance: null, shown: null });
  }

  /** Of those that are not being written right now. */
  #dropOldest(): void {
    this.#waiting.splice(this.#beingWritten, 1);
    this.#missing += 1;
    this.#missingInGap += 1;
  }

  #noticeHang(): void {
    const forMs = this.#options.clock.now() - this.#beingWrittenSinceMs;
    if (this.#beingWritten > 0 && forMs > hangMs) this.#failed('diskFails', 'the disk does not answer');
  }

  async #removeOld(): Promise<void> {
    const { clock, timeOfDay, retentionDays, log } = this.#options;
    const now = timeOfDay();
    const setBy = now.getTime() - this.#startTime - (clock.now() - this.#startMs);
    // A clock that jumped a year ahead would make everything old at once.
    if (Math.abs(setBy) > dayMs) return;
    const instant = new Date(now.getTime() - retentionDays * dayMs);
    const answer = await this.#writer.ask({ type: 'removeBefore', instant, now });
    if (answer.type !== 'removed') return;
    this.#sizeBytes = answer.sizeBytes;
    if (answer.rows > 0) log.info({ rows: answer.rows, retentionDays }, 'old entries of the journal were taken away');
  }
}
