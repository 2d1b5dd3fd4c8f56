import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HearingEvent } from '../../speech/index.js';
import { nextEvent } from '../support/next-event.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { RecordingSource } from '../support/recording-source.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Real libvosk in its child processes, real models, synthetic voices: this proves the wiring; accuracy is measured on people. */
let speech: OfficeSpeech;
let twelfth: Int16Array;
let third: Int16Array;
let fourth: Int16Array;
let lobby: Int16Array;
let bareThree: Int16Array;
let talk: Int16Array;

beforeAll(async () => {
  speech = await OfficeSpeech.open();
  const recordings = await speak([
    { text: '我要去十二楼', language: 'zh' },
    { text: 'floor three please', language: 'en' },
    { text: '我要去四楼', language: 'zh' },
    { text: 'take me to the lobby', language: 'en' },
    { text: '三', language: 'zh' },
    { text: '今天的会议改到下午了你知道吗', language: 'zh' },
  ]);
  [twelfth, third, fourth, lobby, bareThree, talk] = recordings as typeof recordings &
    [Int16Array, Int16Array, Int16Array, Int16Array, Int16Array, Int16Array];
});

afterAll(async () => {
  await speech.close();
});

async function decisions(...recordings: readonly Int16Array[]) {
  const decided = await speech.decide(withPauses(recordings, 700));
  return decided.map(({ decision }) => decision);
}

describe('samples to decisions', () => {
  it('understands the first request of a newcomer', async () => {
    expect(await decisions(twelfth)).toMatchObject([
      { decision: 'accepted', intent: { kind: 'floors', floors: ['12'] }, language: 'zh', text: '我要去十二楼' },
    ]);
  });

  it('understands English beside it', async () => {
    expect(await decisions(third)).toMatchObject([
      { decision: 'accepted', intent: { floors: ['3'] }, language: 'en', text: 'floor three please' },
    ]);
    expect(await decisions(lobby)).toMatchObject([{ decision: 'accepted', intent: { floors: ['1'] } }]);
  });

  it('decides several utterances of a file in their order', async () => {
    expect(await decisions(twelfth, third, fourth)).toMatchObject([
      { decision: 'accepted', intent: { floors: ['12'] } },
      { decision: 'accepted', intent: { floors: ['3'] } },
      { decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' },
    ]);
  });

  it('asks about a bare number', async () => {
    expect(await decisions(bareThree)).toMatchObject([{ decision: 'uncertain', intent: { floors: ['3'] } }]);
  });

  it('does nothing about talk', async () => {
    for (const decision of await decisions(talk)) expect(decision.decision).toBe('rejected');
  });

  it('gives up talk that goes on and on as tooLong, and understands what is said after it', async () => {
    const talks = Array.from({ length: 40 }, () => talk.subarray(4_000, 20_000));
    const endless = Int16Array.from(talks.flatMap((samples) => [...samples]));
    const decided = await decisions(endless, twelfth);
    expect(decided).toContainEqual(expect.objectContaining({ decision: 'rejected', reason: 'tooLong' }));
    expect(decided.filter(({ decision }) => decision !== 'rejected')).toMatchObject([{ intent: { floors: ['12'] } }]);
  });

  it('says noSpeech of silence and of nothing at all', async () => {
    const nothing = { decision: 'rejected', reason: 'noSpeech' };
    expect(await decisions()).toMatchObject([nothing]);
    expect((await speech.decide(new Int16Array())).map(({ decision }) => decision)).toMatchObject([nothing]);
  });

  it('hears a recording that begins with the first sound and ends with the last', async () => {
    const decided = await speech.decide(third);
    expect(decided).toMatchObject([{ decision: { decision: 'accepted', intent: { floors: ['3'] } } }]);
    expect(decided[0]?.timing.speechMs).toBeGreaterThan(500);
  });

  it('gives the same answer twice', async () => {
    expect(await decisions(twelfth)).toEqual(await decisions(twelfth));
  });
});

describe('live hearing', () => {
  it('tells the start and exactly one decision of each utterance', async () => {
    const hearing = await speech.hearing();
    const source = new RecordingSource();
    const events: HearingEvent[] = [];
    hearing.onEvent((event) => events.push(event));
    hearing.listen(source);
    const decided = nextEvent(hearing, 'speech.decided');
    source.play(withPauses([third], 700));
    expect(await decided).toMatchObject({
      utterance: 1,
      decision: { decision: 'accepted', intent: { floors: ['3'] } },
      grounds: { recognizers: [{ languages: ['zh', 'en'], witnesses: ['floor three please', 'floor three please'] }] },
    });
    expect(events.map(({ type }) => type)).toEqual(['speech.started', 'speech.decided']);
    expect(hearing.roomLevelDbFs).toBeLessThan(-70);
    await hearing.stop();
  });

  it('forgets its own voice: the utterance under way ends as ownVoice, the muted rest is not heard', async () => {
    const hearing = await speech.hearing();
    const source = new RecordingSource();
    const events: HearingEvent[] = [];
    hearing.onEvent((event) => events.push(event));
    hearing.listen(source);
    source.play(withPauses([], 700));
    source.play(third.slice(0, third.length / 2));
    hearing.setMuted(true);
    source.play(withPauses([twelfth], 700));
    hearing.setMuted(false);
    expect(events).toMatchObject([
      { type: 'speech.started' },
      { type: 'speech.decided', decision: { decision: 'rejected', reason: 'ownVoice' } },
    ]);
    const decided = nextEvent(hearing, 'speech.decided');
    source.play(withPauses([lobby], 700));
    expect(await decided).toMatchObject({ decision: { decision: 'accepted', intent: { floors: ['1'] } } });
    await hearing.stop();
  });

  it.each([
    ['unplugged', { kind: 'deaf', reason: 'ended' }],
    ['silent for a moment', { kind: 'starting' }],
  ] as const)('decides nothing from an utterance whose microphone was %s in the middle of it', async (_, state) => {
    const hearing = await speech.hearing();
    const source = new RecordingSource();
    const events: HearingEvent[] = [];
    hearing.onEvent((event) => events.push(event));
    hearing.listen(source);
    source.play(withPauses([], 700));
    source.play(twelfth.slice(0, twelfth.length / 2));
    source.change(state);
    source.change({ kind: 'flowing' });
    expect(events).toMatchObject([
      { type: 'speech.started' },
      { type: 'speech.decided', decision: { decision: 'rejected', reason: 'microphoneLost' } },
    ]);
    const decided = nextEvent(hearing, 'speech.decided');
    source.play(withPauses([third], 700));
    expect(await decided).toMatchObject({
      utterance: 2,
      decision: { decision: 'accepted', intent: { floors: ['3'] } },
    });
    await hearing.stop();
  });

  it('survives a recogniser that is killed while a word is spoken', async () => {
    const hearing = await speech.hearing();
    const source = new RecordingSource();
    hearing.listen(source);
    const [lost, decided, ready] = [
      nextEvent(hearing, 'recognizer.lost'),
      nextEvent(hearing, 'speech.decided'),
      nextEvent(hearing, 'recognizer.ready'),
    ];
    source.play(withPauses([], 700));
    source.play(twelfth.slice(0, twelfth.length / 2));
    speech.killRecognizer('zh');
    expect(await lost).toMatchObject({ languages: ['zh', 'en'], reason: 'SIGKILL' });
    // It was the ear of both languages.
    expect(hearing.readyLanguages).toEqual([]);
    source.play(withPauses([], 1_000));
    expect(await decided).toMatchObject({ decision: { decision: 'rejected', reason: 'recognizerLost' } });
    expect(await ready).toMatchObject({ languages: ['zh', 'en'] });
    const later = nextEvent(hearing, 'speech.decided');
    source.play(withPauses([twelfth], 700));
    expect(await later).toMatchObject({ decision: { decision: 'accepted', intent: { floors: ['12'] } } });
    await hearing.stop();
  });
});

describe('end of speech', () => {
  it('can be left to Vosk’s own rules, for comparison', async () => {
    const asShipped = await OfficeSpeech.open({ endpointing: 'vosk' });
    const decided = await asShipped.decide(withPauses([twelfth], 700));
    expect(decided).toMatchObject([{ decision: { decision: 'accepted', intent: { floors: ['12'] } } }]);
    await asShipped.close();
  });
});
