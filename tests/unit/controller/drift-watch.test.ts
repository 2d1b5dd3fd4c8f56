import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog, VirtualClock, type Log } from '../../../config/kernel/index.js';
import { DriftWatch } from '../../../controller/adapters/drift-watch.js';
import { HearingDiary } from '../../../controller/adapters/hearing-diary.js';
import { StationNotices } from '../../../controller/adapters/station-notices.js';
import type { HearingDay } from '../../../controller/domain/hearing-drift.js';
import { FakeHearing } from '../../support/fake-hearing.js';
import { officeStation } from '../../support/office-station.js';
import { messages } from '../../support/messages.js';

let folder: string;
let file: string;
let clock: VirtualClock;
let warnings: string[];
let notices: StationNotices;
let hearing: FakeHearing;
let noiseFloorDbFs: number;
/** Time of day at the clock's zero. */
const morning = new Date(2026, 2, 8, 10, 0).getTime();

const log: Log = { ...silentLog, warn: (_, message) => warnings.push(message), child: () => log };
const usualDay = (number: number): HearingDay => ({
  day: `2026-03-0${number}`,
  utterances: 100,
  rejected: 20,
  minutesAtDbFs: { '-56': 600 },
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liftvoice-diary-'));
  file = join(folder, 'hearing/car-1.json');
  clock = new VirtualClock();
  warnings = [];
  notices = new StationNotices();
  hearing = new FakeHearing(officeStation());
  noiseFloorDbFs = -56;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function begin(): Promise<DriftWatch> {
  const diary = new HearingDiary(file, log);
  await diary.load();
  return new DriftWatch({
    messages,
    diary,
    hearing,
    notices,
    clock,
    log,
    meters: () => ({ levelDbFs: -50, peakDbFs: -40, clipping: 0, noiseFloorDbFs, speechToNoiseDb: null, hum: null }),
    timeOfDay: () => new Date(morning + clock.now()),
  });
}

async function week(): Promise<void> {
  const diary = new HearingDiary(file, log);
  for (const number of [1, 2, 3, 4, 5, 6, 7]) await diary.put(usualDay(number));
}

function reject(reason: 'unknownWords' | 'noSpeech' | 'floorUnknown', times: number): void {
  for (let time = 0; time < times; time += 1) {
    hearing.decide({ decision: 'rejected', reason, language: null, confidence: 0, floorSpoken: null });
  }
}

const stored = async (): Promise<readonly HearingDay[]> =>
  (JSON.parse(await readFile(file, 'utf8')) as { days: readonly HearingDay[] }).days;

describe('DriftWatch', () => {
  it('says on the page and once in the log that more is rejected than in the weeks before', async () => {
    await week();
    const watch = await begin();
    reject('unknownWords', 40);
    await clock.advance(60_000);
    expect(notices.all.map((texts) => texts['en'])).toEqual([
      'More speech than usual is not understood (100 % today, 20 % before): look after the microphone',
    ]);
    expect(watch.drifts).toEqual([{ kind: 'moreRejections', today: 1, usual: 0.2 }]);
    await clock.advance(30 * 60_000);
    expect(warnings).toEqual(['what is heard today differs from the last weeks']);
    await watch.stop();
  });

  it('takes the notice away when the day turns out like the others', async () => {
    await week();
    const watch = await begin();
    reject('unknownWords', 40);
    await clock.advance(60_000);
    reject('floorUnknown', 160);
    await clock.advance(60_000);
    expect(notices.all).toEqual([]);
    expect(watch.drifts).toEqual([]);
    await watch.stop();
  });

  it('says that the room is louder', async () => {
    await week();
    noiseFloorDbFs = -44;
    const watch = await begin();
    await clock.advance(61 * 60_000);
    expect(notices.all[0]?.['zh']).toBe('环境比平时吵（-44 dBFS，平时 -56 dBFS）：风扇、电源噪声，或麦克风音量被调高');
    await watch.stop();
  });

  it('counts what somebody said, and keeps nothing of what', async () => {
    const watch = await begin();
    reject('unknownWords', 2);
    reject('noSpeech', 5);
    reject('floorUnknown', 1);
    await clock.advance(3 * 60_000);
    await watch.stop();
    expect(await stored()).toEqual([{ day: '2026-03-08', utterances: 3, rejected: 2, minutesAtDbFs: { '-56': 3 } }]);
  });

  it('goes on with the day after a restart and begins another one at midnight', async () => {
    const first = await begin();
    reject('unknownWords', 2);
    await first.stop();
    const second = await begin();
    reject('unknownWords', 3);
    await clock.advance(15 * 3_600_000);
    await second.stop();
    const days = await stored();
    expect(days.map(({ day, utterances }) => [day, utterances])).toEqual([
      ['2026-03-08', 5],
      ['2026-03-09', 0],
    ]);
  });

  it('begins a new diary where the old one is damaged, and keeps that beside it', async () => {
    await week();
    await writeFile(file, '{"version":1,"days":[{"day":"yesterday"}]}');
    const watch = await begin();
    expect(warnings).toEqual(['the diary of what was heard is damaged; a new one is begun']);
    expect(await readFile(`${file}.damaged`, 'utf8')).toContain('yesterday');
    await watch.stop();
    expect((await stored()).length).toBe(1);
  });

  it('lives without a disk', async () => {
    await writeFile(join(folder, 'hearing'), 'a file where the folder should be');
    const watch = await begin();
    await watch.stop();
    expect(warnings.at(-1)).toBe('the diary of what was heard could not be written');
  });
});
