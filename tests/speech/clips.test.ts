import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSite, type Station } from '../../config/index.js';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import { openSpeech, readAudioFile, type Speech } from '../../speech/index.js';
import { officeTower, projectRoot } from '../support/liftvoice-process.js';
import { languages } from '../support/languages.js';

interface ListedClip {
  readonly id: string;
  readonly expected: string;
}

const folder = resolve(projectRoot, 'simulator/passenger/clips');
const { clips } = parse(readFileSync(join(folder, 'clips.yaml'), 'utf8')) as { clips: ListedClip[] };

describe('bundled recordings through libvosk', () => {
  let cacheFolder: string;
  let speech: Speech;
  let station: Station;

  beforeAll(async () => {
    cacheFolder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
    const reading = await loadSite(officeTower, languages);
    if (!reading.ok) throw new Error('the example site has faults');
    const { site } = reading.value;
    const [first] = site.stations;
    const opened = await openSpeech({
      languages,
      site,
      modelsFolder: resolve(projectRoot, 'speech/models'),
      cacheFolder,
      clock: systemClock,
      log: silentLog,
    });
    if (!opened.ok || first === undefined) throw new Error('the recognisers did not start');
    speech = opened.value;
    station = first;
  });

  afterAll(async () => {
    await speech.stop();
    rmSync(cacheFolder, { recursive: true });
  });

  it.each(clips)('$id: $expected', async ({ id, expected }) => {
    const audio = await readAudioFile(join(folder, `${id}.wav`));
    if (!audio.ok) throw audio.failure;
    const [decided, ...more] = await speech.decide(station, audio.value.samples);
    expect(more).toEqual([]);
    const decision = decided?.decision;
    const outcome =
      decision?.decision === 'rejected'
        ? `rejected ${decision.reason}`
        : `${decision?.decision ?? ''} ${decision?.intent.kind === 'floors' ? decision.intent.floors.join(' ') : ''}`;
    expect(outcome).toBe(expected);
  });
});
