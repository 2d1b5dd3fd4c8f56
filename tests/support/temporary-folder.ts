import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder, for what a test has made for it; whoever made it removes it. */
export class TemporaryFolder {
  readonly path: string;

  /** @param purpose part of its name, so that one that was left behind tells whose it is */
  constructor(purpose: string) {
    this.path = mkdtempSync(path.join(tmpdir(), `liftvoice-${purpose}-`));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
