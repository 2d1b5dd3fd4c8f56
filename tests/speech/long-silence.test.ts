import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRate } from '../../config/kernel/index.js';
import { readWav, seededRandom, type HearingEvent } from '../../speech/index.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { RecordingSource } from '../support/recording-source.js';
import { withPauses } from '../support/spoken-request.js';

/** People, real libvosk, and a lift in which nobody has spoken for hours; fed as fast as it is heard. */
const silentSeconds = 2 * 3_600;
/** 360,000 blocks through the voice-activity test; 25 s on a machine that has other things to do. */
const patienceMs = 180_000;

type Decided = HearingEvent & { readonly type: 'speech.decided' };

let speech: OfficeSpeech;

beforeAll(async () => {
  speech = await OfficeSpeech.open();
});

afterAll(async () => {
  await speech.close();
});

function recording(id: string): Int16Array {
  const read = readWav(readFileSync(`simulator/passenger/clips/${id}.wav`), id);
  if (!read.ok) throw read.failure;
  return withPauses([read.value.samples], 1_200);
}

/** A second of a microphone's own noise in a quiet room, three steps of a 16-bit converter. */
function quietSecond(): Int16Array {
  const random = seededRandom('room');
  return Int16Array.from({ length: sampleRate }, () => Math.round((random() - 0.5) * Math.sqrt(12) * 3));
}

/** What is decided about a recording after so much of the room. */
async function decidedAfter(seconds: number, samples: Int16Array): Promise<Decided> {
  const hearing = await speech.hearing();
  const source = new RecordingSource();
  const quiet = quietSecond();
  const events: HearingEvent[] = [];
  hearing.listen(source);
  const decided = new Promise<Decided>((resolve) => {
    hearing.onEvent((event) => {
      events.push(event);
      if (event.type === 'speech.decided') resolve(event);
    });
  });
  for (let second = 0; second < seconds; second += 1) source.play(quiet);
  expect(events).toEqual([]);
  source.play(samples);
  const result = await decided;
  await hearing.stop();
  return result;
}

it(
  'the first words after two hours of silence are decided by the same evidence as words at once',
  async () => {
    const samples = recording('zh-floor-12');
    const early = await decidedAfter(1, samples);
    const late = await decidedAfter(silentSeconds, samples);
    expect(early.decision).toMatchObject({ decision: 'accepted', intent: { floors: ['12'] } });
    expect(late.decision).toEqual(early.decision);
    expect(late.grounds).toEqual(early.grounds);
  },
  patienceMs,
);
