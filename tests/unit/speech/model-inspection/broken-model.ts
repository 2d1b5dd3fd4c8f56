import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of an embedded model in which one thing is broken at a time; `remove` it after the test. */
export class BrokenModel {
  readonly folder: string;

  constructor(source = 'speech/models/vosk-model-lift-zh-0.2') {
    this.folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-broken-'));
    cpSync(source, this.folder, { recursive: true });
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  remove(file = ''): void {
    rmSync(this.path(file), { recursive: true, force: true });
  }

  write(file: string, content: string | Buffer): void {
    writeFileSync(this.path(file), content);
  }

  cutTo(file: string, share: number): void {
    truncateSync(this.path(file), Math.floor(readFileSync(this.path(file)).length * share));
  }

  edit(file: string, passage: string, replacement: string): void {
    const text = readFileSync(this.path(file), 'latin1');
    if (!text.includes(passage)) throw new Error(`${file} does not contain ${passage}`);
    this.write(file, Buffer.from(text.replace(passage, replacement), 'latin1'));
  }
}
