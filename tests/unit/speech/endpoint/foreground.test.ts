import { describe, expect, it } from 'vitest';
import { foregroundOf, noForeground } from '../../../../speech/endpoint/foreground.js';
import { endpointSettings } from '../../../../speech/endpoint/endpoint-settings.js';
import { framesOf, hear, silence, talk, voice, type Run } from './level-tracks.js';

const { foreground: settings, hangover } = endpointSettings;
const askAfter = endpointSettings.askAfter.first;
const own = (...runs: readonly Run[]) => foregroundOf(framesOf(runs), settings);

describe('what of an utterance is the talker’s own', () => {
  it('is everything within 14 dB of the peak, with a margin for the consonants', () => {
    expect(own([50, silence()], [10, voice(-33)], [20, voice(-20)], [30, silence()])).toEqual({
      from: 50 - settings.framesBefore,
      to: 80 + settings.framesAfter,
      speechFrames: 30,
      silenceFrames: 30,
      peakDbFs: -20,
      speechDbFs: (10 * -33 + 20 * -20) / 30,
    });
  });

  it('is not what others say before, between and after, 15 dB below', () => {
    expect(own([50, voice(-35)], [20, voice(-20)], [10, voice(-35)], [20, voice(-20)], [40, voice(-35)])).toMatchObject(
      {
        from: 50 - settings.framesBefore,
        to: 100 + settings.framesAfter,
        silenceFrames: 40,
      },
    );
  });

  it('keeps the pause of a slow talker', () => {
    expect(own([20, voice()], [40, silence()], [20, voice()])).toMatchObject({ from: 0, to: 80, speechFrames: 40 });
  });

  it('is not measured at a bang, which no voice could be heard beside', () => {
    expect(own([40, voice(-25)], [20, silence()], [2, voice(0)], [20, silence()])).toMatchObject({
      peakDbFs: -25,
      speechFrames: 40,
    });
  });

  it('is nothing where nobody spoke', () => {
    expect(own([30, silence(-20)])).toEqual({ ...noForeground, silenceFrames: 30 });
    expect(own()).toEqual(noForeground);
  });
});

describe('an utterance among people who talk', () => {
  const people = talk(120, -40);
  const talker = [30, voice(-20)] as const;

  it('ends while they go on', () => {
    const { events } = hear([[50, silence(-70)], talker, ...people]);
    expect(events.slice(0, 3)).toMatchObject([
      { type: 'started' },
      { type: 'paused', frame: 80 + askAfter },
      { type: 'ended', frame: 80 + hangover.none },
    ]);
  });

  it('begins anew with the talker when they had started it', () => {
    const { events } = hear([[50, silence(-70)], ...people, talker, ...talk(askAfter, -40)]);
    const paused = events.at(-1);
    if (paused?.type !== 'paused') throw new Error('the talker has finished');
    const { from, to, isCut, speechFrames } = paused.extent;
    expect({ isCut, speechFrames }).toEqual({ isCut: true, speechFrames: 30 });
    expect(to - from).toBe(30 + settings.framesBefore + settings.framesAfter);
  });

  it('is not cut where nobody else can be heard', () => {
    const { events } = hear([[50, silence(-70)], talker, [askAfter, silence(-70)]]);
    expect(events.at(-1)).toMatchObject({ type: 'paused', extent: { isCut: false } });
  });

  it('is not too long because they have talked for long', () => {
    const { events } = hear([[50, silence(-70)], ...talk(390, -40), talker, ...talk(askAfter, -40)]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'paused']);
    expect(events[1]).toMatchObject({ extent: { speechFrames: 30, isCut: true } });
  });

  it('starts over talk that was given up as too long, when somebody far louder speaks', () => {
    const { events } = hear([[50, silence(-70)], ...talk(500, -40), talker, ...talk(askAfter, -40)]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'tooLong', 'started', 'paused']);
    expect(events[3]).toMatchObject({ extent: { speechFrames: 30 } });
  });
});
