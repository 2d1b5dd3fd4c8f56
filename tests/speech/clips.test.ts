import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSite, type Station } from '../../config/index.js';
import { sampleRate, silentLog, systemClock } from '../../config/kernel/index.js';
import { atVoiceLevel } from '../../simulator/passenger/voice-level.js';
import { createRoomNoise } from '../../simulator/passenger/room-noise.js';
import { saturate } from '../../speech/audio/pcm.js';
import { openSpeech, readAudioFile, type Speech } from '../../speech/index.js';
import { officeTower, projectRoot } from '../support/liftvoice-process.js';
import { languages } from '../support/languages.js';

interface ListedClip {
  readonly id: string;
  readonly expected: string;
}

const folder = resolve(projectRoot, 'simulator/passenger/clips');
const { clips } = parse(readFileSync(join(folder, 'clips.yaml'), 'utf8')) as { clips: ListedClip[] };

async function recording(id: string): Promise<Int16Array> {
  const audio = await readAudioFile(join(folder, `${id}.wav`));
  if (!audio.ok) throw audio.failure;
  return audio.value.samples;
}

function inTheCar(recorded: Int16Array): Int16Array {
  const samples = atVoiceLevel(recorded);
  const noise = createRoomNoise(1);
  const around = sampleRate;
  return Int16Array.from({ length: samples.length + 2 * around }, (_, at) =>
    saturate(Math.round((samples[at - around] ?? 0) + noise())),
  );
}

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

  async function outcomes(samples: Int16Array): Promise<readonly string[]> {
    const decided = await speech.decide(station, samples);
    return decided.map(({ decision }) =>
      decision.decision === 'rejected'
        ? `rejected ${decision.reason}`
        : `${decision.decision} ${decision.intent.kind === 'floors' ? decision.intent.floors.join(' ') : ''}`,
    );
  }

  it.each(clips)('$id: $expected, from a file', async ({ id, expected }) => {
    expect(await outcomes(await recording(id))).toEqual([expected]);
  });

  // In it "seven" was heard as 开门.
  it.each(clips)('$id: $expected, in the noise of the simulated car', async ({ id, expected }) => {
    const [outcome = '', ...more] = await outcomes(inTheCar(await recording(id)));
    expect(more).toEqual([]);
    // Why it is no request may be another reason among noise.
    expect(outcome).toMatch(expected.startsWith('rejected unknown') ? /^rejected/u : expected);
  });
});
