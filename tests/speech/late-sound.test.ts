import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '../../config/kernel/index.js';
import type { Hearing, HearingEvent } from '../../speech/index.js';
import { childProcesses } from '../support/child-processes.js';
import { nextEvent } from '../support/next-event.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { RecordingSource } from '../support/recording-source.js';
import { speak, withPauses } from '../support/spoken-request.js';
import { readyBench } from '../support/station-bench.js';

/** Real recognisers, and sound that lay in a pipe while nobody read it. */
let nowMs = 0;
/** Time passes with the sound; the timers are the machine's. */
const clock: Clock = { ...systemClock, now: () => nowMs };

let speech: OfficeSpeech;
let hearing: Hearing;
let source: RecordingSource;
let third: Int16Array;

beforeAll(async () => {
  speech = await OfficeSpeech.open({ clock });
  [third] = (await speak([{ text: 'floor three please', language: 'en' }])) as [Int16Array];
});

beforeEach(async () => {
  hearing = await speech.hearing();
  source = new RecordingSource();
  hearing.listen(source);
});

afterAll(() => speech.close());

/** As a microphone gives it. */
function playInTime(samples: Int16Array): void {
  for (let at = 0; at + 320 <= samples.length; at += 320) {
    nowMs += 20;
    source.play(samples.subarray(at, at + 320));
  }
}

/** What was captured during a stall of the whole program, which then reads it at once. */
function playAfterStall(samples: Int16Array): void {
  nowMs += (samples.length / 320) * 20;
  source.play(samples);
}

type Decided = HearingEvent & { readonly type: 'speech.decided' };

/** What the passenger is answered, and what is pressed for it. */
async function whatStationDoes({ decision, timing }: Decided): Promise<object> {
  const bench = await readyBench();
  bench.hearing.say(decision, timing.decisionMs);
  await bench.clock.advance(3_000);
  return {
    answers: bench.answers.map(({ kind }) => kind),
    presses: bench.elevator.presses.map(({ button }) => button),
  };
}

describe('a request', () => {
  it('that is heard as it is said is fresh', async () => {
    const decided = nextEvent(hearing, 'speech.decided');
    playInTime(withPauses([third], 700));
    const event = await decided;
    expect(event.timing.decisionMs).toBeLessThan(1_000);
    expect(await whatStationDoes(event)).toMatchObject({ presses: ['3'] });
  });

  it('that lay in the pipe for two seconds is too old: nothing is pressed, and it is told so', async () => {
    const decided = nextEvent(hearing, 'speech.decided');
    const whole = withPauses([third], 2_300);
    const stallsAt = whole.length - 2_500 * 16;
    playInTime(whole.subarray(0, stallsAt));
    playAfterStall(whole.subarray(stallsAt));
    const event = await decided;
    expect(event).toMatchObject({ decision: { decision: 'accepted', intent: { floors: ['3'] } } });
    expect(event.timing.decisionMs).toBeGreaterThan(2_000);
    expect(await whatStationDoes(event)).toEqual({ answers: ['notNow'], presses: [] });
  });

  it('after such a stall is fresh again', async () => {
    playInTime(withPauses([], 700));
    playAfterStall(withPauses([], 2_000));
    const decided = nextEvent(hearing, 'speech.decided');
    playInTime(withPauses([third], 700));
    expect((await decided).timing.decisionMs).toBeLessThan(1_000);
  });
});

describe('a recogniser that is too slow for a request', () => {
  it('is not waited for by the passenger, and not ended', async () => {
    const recognizers = childProcesses('recognizer-process');
    const lost: HearingEvent[] = [];
    hearing.onEvent((event) => {
      if (event.type === 'recognizer.lost') lost.push(event);
    });
    for (const pid of recognizers) process.kill(pid, 'SIGSTOP');
    const decided = nextEvent(hearing, 'speech.decided');
    playInTime(withPauses([third], 700));
    expect(await decided).toMatchObject({ decision: { decision: 'rejected', reason: 'recognizerLost' } });
    for (const pid of recognizers) process.kill(pid, 'SIGCONT');
    const later = nextEvent(hearing, 'speech.decided');
    playInTime(withPauses([third], 700));
    expect(await later).toMatchObject({ decision: { decision: 'accepted', intent: { floors: ['3'] } } });
    expect(lost).toEqual([]);
  });
});
