import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { succeed } from '../../../config/kernel/index.js';
import { installModel, readInstallWish, type InstallOptions, type InstallWish } from '../../../speech/index.js';
import type { ModelRegistry } from '../../../speech/model-store/model-registry.js';
import { hastyClock } from '../../support/hasty-clock.js';

export const model = 'vosk-model-test-zh-0.1';
export const emptyRegistry: ModelRegistry = { version: 1, defaults: {}, models: [] };

/** A store in a folder of its own, as `liftvoice models install` uses it. */
export class TestStore {
  readonly base = mkdtempSync(path.join(tmpdir(), 'liftvoice-store-'));
  readonly folder = path.join(this.base, 'models');

  async install(wish: InstallWish | string, options: Partial<InstallOptions> = {}, registry = emptyRegistry) {
    const request = await readInstallWish(typeof wish === 'string' ? { what: wish } : wish, registry);
    if (!request.ok) return request;
    return installModel({
      request: request.value,
      installedFolder: this.folder,
      clock: hastyClock(),
      timeOfDay: () => new Date('2026-03-04T05:06:07Z'),
      tryModel: () => Promise.resolve(succeed(undefined)),
      ...options,
    });
  }

  path(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  /** Everything a person would see in the folder of installed models. */
  get visible(): readonly string[] {
    return existsSync(this.folder) ? readdirSync(this.folder).filter((name) => !name.startsWith('.')) : [];
  }

  /** Whatever a failed or killed installation could have left. */
  get leftovers(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    const all = readdirSync(this.folder, { recursive: true }) as string[];
    return all.filter((name) => /incoming-|\.lock$|\.new$/u.test(name));
  }

  get unfinished(): readonly string[] {
    const downloads = this.path('.downloads');
    return existsSync(downloads) ? readdirSync(downloads) : [];
  }

  remove(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}
