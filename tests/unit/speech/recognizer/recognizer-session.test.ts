import { beforeEach, describe, expect, it } from 'vitest';
import { RecognizerSession } from '../../../../speech/recognizer/recognizer-session.js';
import { WitnessDecoder } from '../../../../speech/recognizer/witness-decoder.js';
import { FakeVosk, spell } from '../../../support/fake-vosk.js';

let vosk: FakeVosk;
let told: string[];

beforeEach(() => {
  vosk = new FakeVosk();
  told = [];
});

function openSession({ witnesses = 2, isAdaptive = false } = {}): RecognizerSession {
  const first = WitnessDecoder.open(vosk, { handle: 1n, isAdaptive })!;
  const words = new Set(Array.from({ length: 10 }, (_, at) => `w${at}`));
  const second = { model: 'second', words, decoder: WitnessDecoder.open(vosk, { handle: 2n, isAdaptive })! };
  return new RecognizerSession(first, witnesses === 2 ? [second] : []);
}

function hear(session: RecognizerSession, ...parts: readonly Int16Array[]): void {
  session.begin();
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 320) {
      session.feed(part.subarray(at, at + 320), {
        onPartial: (text) => told.push(text),
        onEndpoint: () => told.push('endpoint'),
      });
    }
  }
}

/** The second recogniser made belongs to the second witness. */
function secondWasAsked(): boolean {
  return vosk.calls.includes('accept 2');
}

describe('two witnesses of one utterance', () => {
  it('both answer where the first has something to say', () => {
    const session = openSession();
    hear(session, spell(null, 300), spell(3, 300));
    expect(session.finish(null)).toMatchObject({ first: { text: 'w3' }, second: { text: 'w3' } });
  });

  it('the second costs nothing before the utterance is over', () => {
    const session = openSession();
    hear(session, spell(3, 500));
    expect(secondWasAsked()).toBe(false);
    session.finish(null);
    expect(secondWasAsked()).toBe(true);
  });

  it.each([
    ['nothing', [spell(null, 400)]],
    ['[unk] only', [spell(0, 400)]],
    ['[unk] twice', [spell(0, 200), spell(null, 60), spell(0, 200)]],
  ])('the second is not asked where the first heard %s', (_what, parts) => {
    const session = openSession();
    hear(session, ...parts);
    expect(session.finish(null).second).toBeNull();
    expect(secondWasAsked()).toBe(false);
  });

  it('the second is asked where words stand beside [unk]', () => {
    const session = openSession();
    hear(session, spell(0, 200), spell(4, 200));
    expect(session.finish(null)).toMatchObject({ first: { text: '[unk] w4' }, second: { text: '[unk] w4' } });
  });

  it('a language may have only one', () => {
    const session = openSession({ witnesses: 1 });
    hear(session, spell(3, 300));
    expect(session.finish(null)).toMatchObject({ first: { text: 'w3' }, second: null });
  });

  it('nothing of one utterance is heard in the next, for either of them', () => {
    const session = openSession();
    hear(session, spell(3, 300));
    session.finish(null);
    hear(session, spell(5, 300));
    expect(session.finish(null)).toMatchObject({ first: { text: 'w5' }, second: { text: 'w5' } });
  });

  it('an utterance that was dropped in the middle leaves nothing behind', () => {
    const session = openSession();
    hear(session, spell(3, 300));
    hear(session, spell(5, 300));
    expect(session.finish(null)).toMatchObject({ first: { text: 'w5' }, second: { text: 'w5' } });
  });

  it.each([
    ['the one whose words they are', [spell(3, 300)], 'low'],
    ['the other one', [spell(6, 300)], 'high'],
    ['it also where something else stands beside them', [spell(0, 200), spell(6, 200)], 'high'],
    ['nobody of two languages mixed', [spell(3, 200), spell(6, 200)], null],
    ['nobody where no second one has such words', [spell(9, 300)], null],
  ])('of several second ones, words are the business of %s', (_what, parts, asked) => {
    const decoder = (handle: bigint): WitnessDecoder => WitnessDecoder.open(vosk, { handle, isAdaptive: false })!;
    const session = new RecognizerSession(decoder(1n), [
      { model: 'low', words: new Set(['w2', 'w3']), decoder: decoder(2n) },
      { model: 'high', words: new Set(['w5', 'w6']), decoder: decoder(3n) },
    ]);
    hear(session, ...parts);
    expect(session.finish(null).second?.model ?? null).toBe(asked);
    session.close();
    expect(vosk.calls.filter((call) => call.startsWith('free'))).toEqual(['free 1', 'free 2', 'free 3']);
  });

  it('are freed with the session', () => {
    openSession().close();
    expect(vosk.calls.filter((call) => call.startsWith('free'))).toEqual(['free 1', 'free 2']);
  });
});

describe('a cut', () => {
  it('leaves out what others said before and after', () => {
    const session = openSession();
    hear(session, spell(7, 400), spell(null, 60), spell(3, 300), spell(null, 60), spell(8, 400));
    const heard = session.finish({ fromMs: 430, toMs: 790 });
    expect(heard).toMatchObject({ first: { text: 'w3' }, second: { text: 'w3' } });
  });

  it('of less than a piece is no reason to decode again', () => {
    const session = openSession();
    hear(session, spell(null, 90), spell(3, 400));
    const before = vosk.calls.length;
    session.finish({ fromMs: 60, toMs: 490 });
    // What was still waiting, and the push that brings the last word among the words so far.
    expect(vosk.calls.slice(before).filter((call) => call.endsWith(' 1'))).toEqual(['accept 1', 'accept 1', 'final 1']);
  });

  it('beyond the audio is clamped to it; an empty one says nothing', () => {
    const session = openSession();
    hear(session, spell(3, 400));
    expect(session.finish({ fromMs: -50, toMs: 9_000 }).first.text).toBe('w3');
    hear(session, spell(3, 400));
    expect(session.finish({ fromMs: 300, toMs: 200 })).toMatchObject({ first: { text: '' }, second: null });
  });
});

describe('partials', () => {
  it('are told when they change, at most once per 100 ms', () => {
    const session = openSession();
    hear(session, spell(null, 200), spell(2, 300), spell(6, 220));
    expect(told).toEqual(['w2', 'w2 w6']);
  });

  it('start anew with each utterance', () => {
    const session = openSession();
    hear(session, spell(2, 200));
    hear(session, spell(2, 200));
    expect(told).toEqual(['w2', 'w2']);
  });
});

describe('the words so far', () => {
  it('belong to an utterance that was heard to its end', () => {
    const session = openSession();
    hear(session, spell(2, 300), spell(6, 220));
    expect(session.finish(null).partials).toEqual(['w2', 'w2 w6']);
  });

  it('are nothing against the talker’s part: somebody else said them', () => {
    const session = openSession();
    hear(session, spell(2, 400), spell(6, 300));
    expect(session.finish({ fromMs: 400, toMs: 700 })).toMatchObject({ first: { text: 'w6' }, partials: [] });
  });
});

describe("Vosk's own endpoint", () => {
  it('is told as long as it lasts and ends nothing: a slow speaker goes on in the same utterance', () => {
    const session = openSession();
    hear(session, spell(2, 200), spell(null, 200), spell(6, 200));
    expect(told).toEqual(['w2', 'endpoint', 'endpoint', 'w2 w6']);
    expect(session.finish(null).first.text).toBe('w2 w6');
  });

  it('in mere noise starts the decoder anew and is told nobody', () => {
    const session = openSession();
    vosk.isEndpointInSilence = true;
    hear(session, spell(null, 300));
    expect(told).toEqual([]);
    expect(vosk.calls).toContain('result 1');
  });
});

describe('the end of an utterance', () => {
  it('is the final result, after which nothing is left in the pipeline', () => {
    const session = openSession();
    hear(session, spell(2, 200));
    session.finish(null);
    expect(vosk.calls.filter((call) => /^(?:result|final|reset)/u.test(call))).toEqual(['final 1', 'final 2']);
  });

  it('of an adaptive model is pushed out with faint noise: what it knows of the room stays', () => {
    const session = openSession({ isAdaptive: true });
    hear(session, spell(2, 200));
    expect(session.finish(null)).toMatchObject({ first: { text: 'w2' }, second: { text: 'w2' } });
    expect(vosk.calls.filter((call) => /^(?:result|final|reset)/u.test(call))).toEqual(['result 1', 'result 2']);
  });

  it('of an adaptive model that finds none in the padding is the final result', () => {
    const session = openSession({ isAdaptive: true });
    hear(session, spell(null, 200));
    expect(session.finish(null).first.text).toBe('');
    expect(vosk.calls).toContain('final 1');
  });
});
