import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import {
  confusions,
  curves,
  falseAlarms,
  kindRows,
  measurePack,
  MeasuringRoom,
  mistakes,
  setRows,
  speakerRows,
  talkRows,
  type Measured,
} from '../../../../speech/index.js';
import type { BenchParts } from '../bench-parts.js';
import { speechFolders } from '../../folders.js';
import { readSite } from '../../read-site.js';
import { quantile, round } from '../figures.js';
import { chooseRecordings, type ChosenRecordings } from './recognition-options.js';
import { alarmFigures } from './alarm-figures.js';
import { comparisons } from './comparisons.js';
import { curveFigures } from './curve-figures.js';
import { recognitionFigures } from './recognition-figures.js';
import type { RecognitionResult } from './recognition-result.js';
import { reportPage } from './report/report-page.js';
import { speakerFigures } from './speaker-figures.js';
import { storedCurves } from './stored-curves.js';

/** The same mixtures in every run, so that two runs can be compared. */
const seed = 'liftvoice';
const progressEvery = 25;

/** What a pack of recordings is made of: accepted, asked, rejected, false calls, beside Vosk's own run-time grammar. */
export async function recognition(parts: BenchParts): Promise<RecognitionResult> {
  const { recognition: options, folders, progress } = parts;
  const chosen = await chooseRecordings(options);
  if (!chosen.ok) throw chosen.failure;
  const site = await readSite(join(folders.root, 'controller/app/bench/recognition/measuring-site.yaml'), folders);
  if (!site.ok) throw new TypeError(`the measuring site: ${site.failure.map(({ message }) => message).join('; ')}`);
  const room = await MeasuringRoom.open({
    ...site.value,
    ...speechFolders(folders),
    clock: parts.clock,
    log: parts.log,
  });
  if (!room.ok) throw room.failure;
  let isInterrupted = false;
  void parts.ended.then(() => {
    isInterrupted = true;
  });
  try {
    const measured = await measurePack({
      room: room.value,
      ...chosen.value,
      noiseDbs: options.noiseDbs,
      seed,
      isInterrupted: () => isInterrupted,
      onProgress: (done, of, { recording, condition }) => {
        if (done % progressEvery === 0 || done === of)
          progress(`recognition ${done}/${of}: ${recording.file}, ${condition}`);
      },
    });
    if (!measured.ok) throw measured.failure;
    const points = room.value.operatingPoints();
    const result = resultOf(measured.value, { ...parts, ...chosen.value, isInterrupted, inUse: points });
    const isWorthReading = measured.value.length > 0;
    if (options.report !== null && isWorthReading) await writeFile(options.report, reportPage(result));
    return {
      ...result,
      figures: [...result.figures, ...curveFigures(result.curves), ...speakerFigures(result.speakers)],
    };
  } finally {
    await room.value.close();
  }
}

interface Circumstances extends Pick<BenchParts, 'recognition'>, Pick<ChosenRecordings, 'soundsOnly'> {
  readonly isInterrupted: boolean;
  readonly inUse: ReturnType<MeasuringRoom['operatingPoints']>;
}

function resultOf(measured: readonly Measured[], circumstances: Circumstances): RecognitionResult {
  const { recognition: options, isInterrupted, inUse } = circumstances;
  const rows = setRows(measured);
  const kinds = kindRows(measured);
  const talk = talkRows(measured);
  const points = curves(measured, inUse);
  const delays = measured.filter(({ condition }) => condition === 'clean').map(({ decisionMs }) => decisionMs);
  return {
    name: 'recognition',
    how: howMeasured(circumstances),
    figures: [...recognitionFigures({ sets: rows, kinds, talk }), ...alarmFigures(falseAlarms(measured))],
    isComplete: !isInterrupted && options.limit === null,
    recordings: measured.length,
    rows,
    kinds,
    speakers: speakerRows(measured),
    talk,
    comparisons: comparisons(kinds, points),
    curves: points,
    stored: storedCurves(inUse),
    latencyMs: { median: round(quantile(delays, 0.5)), p95: round(quantile(delays, 0.95)), all: delays.map(round) },
    confusions: confusions(measured, 'bareAccepted'),
    mistakes: mistakes(measured, 'shipped'),
  };
}

function howMeasured({ isInterrupted, soundsOnly }: Circumstances): string {
  return [
    `recordings of people in a building of 42 floors, both languages on; noise mixed in by the loudest 2,048 samples of either, seed "${seed}"`,
    'a bare "open" or "close" is taken or asked about like a bare number',
    "intervals are Wilson's, as if no two recordings were of one speaker",
    ...(soundsOnly === 0 ? [] : [`${soundsOnly} recordings left out whose transcript is only sounds`]),
    ...(isInterrupted ? ['interrupted before the end'] : []),
  ].join('; ');
}
