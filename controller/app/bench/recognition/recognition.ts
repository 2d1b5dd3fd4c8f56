import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import {
  confusions,
  curves,
  falseAlarms,
  measurePack,
  MeasuringRoom,
  mistakes,
  setRows,
  talkRows,
  type Measured,
} from '../../../../speech/index.js';
import type { BenchParts } from '../bench-parts.js';
import { speechFolders } from '../../folders.js';
import { readSite } from '../../read-site.js';
import { quantile, round } from '../figures.js';
import { chooseRecordings } from './recognition-options.js';
import { alarmFigures, comparisons, recognitionFigures } from './recognition-figures.js';
import type { RecognitionResult, StoredCurve } from './recognition-result.js';
import { reportPage } from './report/report-page.js';
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
    const result = resultOf(measured.value, parts, isInterrupted, storedCurves(room.value.operatingPoints()));
    const isWorthReading = measured.value.length > 0;
    if (options.report !== null && isWorthReading) await writeFile(options.report, reportPage(result));
    return result;
  } finally {
    await room.value.close();
  }
}

function resultOf(
  measured: readonly Measured[],
  { recognition: options }: BenchParts,
  isInterrupted: boolean,
  stored: readonly StoredCurve[],
): RecognitionResult {
  const rows = setRows(measured);
  const points = curves(measured);
  const delays = measured.filter(({ condition }) => condition === 'clean').map(({ decisionMs }) => decisionMs);
  return {
    name: 'recognition',
    how: `recordings of people in a building of 42 floors, both languages on; noise mixed in by the loudest 2,048 samples of either, seed "${seed}"${isInterrupted ? '; interrupted before the end' : ''}`,
    figures: [...recognitionFigures(rows, talkRows(measured)), ...alarmFigures(falseAlarms(measured))],
    isComplete: !isInterrupted && options.limit === null,
    recordings: measured.length,
    rows,
    talk: talkRows(measured),
    comparisons: comparisons(rows, points),
    curves: points,
    stored,
    latencyMs: { median: round(quantile(delays, 0.5)), p95: round(quantile(delays, 0.95)), all: delays.map(round) },
    confusions: confusions(measured, 'bareAccepted'),
    mistakes: mistakes(measured, 'shipped'),
  };
}
