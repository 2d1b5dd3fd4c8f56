import { describe, expect, it } from 'vitest';
import { cutOff, quietEndpointer, roomLevel, understood } from '../../../../speech/endpoint/endpointer.fsm.js';
import { endpointSettings as settings } from '../../../../speech/endpoint/endpoint-settings.js';
import { hear, silence, talk, voice } from './level-tracks.js';

const { hangover, maxLength } = settings;
const askAfter = settings.askAfter.first;
const types = (track: ReturnType<typeof hear>): readonly string[] => track.events.map(({ type }) => type);

describe('the start of an utterance', () => {
  it('is four speech frames out of seven', () => {
    expect(
      hear([
        [50, silence()],
        [40, voice()],
      ]).events,
    ).toEqual([{ type: 'started', frame: 54 }]);
  });

  it.each([1, 2, 3])('is not %i loud frames: that is a click', (count) => {
    expect(
      hear([
        [50, silence()],
        [count, voice(-10)],
        [50, silence()],
      ]).events,
    ).toEqual([]);
  });

  it('is not talk that is hardly over the room', () => {
    expect(
      hear([
        [50, silence(-40)],
        [50, voice(-35)],
      ]).events,
    ).toEqual([]);
    expect(
      types(
        hear([
          [50, silence(-40)],
          [50, voice(-33)],
        ]),
      ),
    ).toEqual(['started']);
  });

  it('is not the noise of a microphone, whatever the detector says', () => {
    expect(hear([[200, voice(-65)]]).events).toEqual([]);
  });

  it('may be a quiet voice in a quiet room', () => {
    expect(
      types(
        hear([
          [50, silence(-75)],
          [20, voice(-52)],
          [hangover.none, silence(-75)],
        ]),
      ),
    ).toContain('ended');
  });
});

describe('the end of an utterance', () => {
  const spoken = [
    [50, silence()],
    [40, voice()],
  ] as const;
  const ask = hear([...spoken, [askAfter, silence()]]);

  it('begins with a question to the recognisers', () => {
    expect(types(ask)).toEqual(['started', 'paused']);
    expect(ask.events[1]).toMatchObject({
      frame: 90 + askAfter,
      extent: { speechFrames: 40, silenceFrames: askAfter },
    });
  });

  it.each(['complete', 'oneSyllable', 'mayContinue', 'begun', 'none'] as const)(
    'comes after the hangover of words that are %s',
    (continuation) => {
      const told = understood(ask.state, continuation, settings);
      expect(told.event).toBeNull();
      const { events } = hear([[60, silence()]], told.state);
      expect(events).toMatchObject([
        { type: 'ended', frame: hangover[continuation] - askAfter, extent: { silenceFrames: hangover[continuation] } },
      ]);
    },
  );

  it('comes at once where the answer took longer than the hangover', () => {
    const late = hear([[20, silence()]], ask.state);
    const { state, event } = understood(late.state, 'complete', settings);
    expect(event).toMatchObject({ type: 'ended', extent: { silenceFrames: askAfter + 20 } });
    expect(state.kind).toBe('quiet');
  });

  it('does not wait for ever for an answer that never comes', () => {
    expect(types(hear([[hangover.none, silence()]], ask.state))).toEqual(['ended']);
  });

  it('comes later the less the words are a request', () => {
    expect(hangover.complete).toBeLessThan(hangover.oneSyllable);
    expect(hangover.oneSyllable).toBeLessThan(hangover.mayContinue);
    expect(hangover.mayContinue).toBeLessThan(hangover.begun);
    expect(hangover.begun).toBeLessThanOrEqual(hangover.none);
  });

  it('is no pause of a slow talker: 去 ... 三楼 with 0.8 s between is one utterance', () => {
    const begun = understood(ask.state, 'begun', settings).state;
    const { events } = hear(
      [
        [40 - askAfter, silence()],
        [30, voice()],
        [askAfter, silence()],
      ],
      begun,
    );
    expect(events).toMatchObject([
      { type: 'resumed', frame: 40 - askAfter + settings.resume.frames },
      { type: 'paused', extent: { speechFrames: 70 } },
    ]);
  });

  it('is not moved by a breath or a click', () => {
    const told = understood(ask.state, 'begun', settings).state;
    const { events } = hear(
      [
        [2, silence()],
        [2, voice()],
        [60, silence()],
      ],
      told,
    );
    expect(events).toMatchObject([{ type: 'ended', frame: hangover.begun - askAfter }]);
  });

  it('is asked about less often in talk that is no request, until somebody louder speaks', () => {
    const talking = (levelDbFs: number) =>
      hear(
        [
          [20, voice(levelDbFs)],
          [settings.askAfter.again, silence()],
        ],
        understood(ask.state, 'none', settings).state,
      ).events.find(({ type }) => type === 'paused')?.frame;
    expect(talking(-25)).toBe(20 + settings.askAfter.again);
    expect(talking(-15)).toBe(20 + askAfter);
  });

  it('leaves answers alone that nobody asked for any more', () => {
    const { state } = hear([[10, voice()]], ask.state);
    expect(understood(state, 'complete', settings)).toEqual({ state, event: null });
    expect(understood(quietEndpointer, 'complete', settings).event).toBeNull();
  });

  it('makes two utterances of two that lie further apart', () => {
    const first = hear([...spoken, [askAfter, silence()]]);
    const next = hear([[10, silence()], ...spoken], understood(first.state, 'complete', settings).state);
    expect(types(next)).toEqual(['ended', 'started']);
  });
});

describe('an utterance that is too long', () => {
  it('is given up after eight seconds, and the next one waits for quiet', () => {
    const { events } = hear([[50, silence()], ...talk(450), [12, silence()], [30, voice()], [60, silence()]]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'tooLong', 'started', 'paused', 'ended']);
    expect(events[1]?.frame).toBeGreaterThanOrEqual(maxLength);
  });

  it('gets used to a fan that the detector takes for a voice', () => {
    const { state } = hear([
      [50, silence(-70)],
      [600, voice(-40)],
    ]);
    expect(state.kind).toBe('quiet');
    expect(roomLevel(state)).toBeCloseTo(-40, 0);
  });

  it('starts nothing with its rest', () => {
    const { state } = hear([
      [50, silence()],
      [20, voice()],
    ]);
    const { events } = hear(
      [
        [40, voice()],
        [12, silence()],
        [10, voice()],
      ],
      cutOff(state),
    );
    expect(events).toMatchObject([{ type: 'started', frame: 56 }]);
  });
});

describe('the room', () => {
  it('is not the first consonant of a recording', () => {
    expect(
      types(
        hear([
          [8, silence(-28)],
          [20, voice(-25)],
          [60, silence()],
        ]),
      ),
    ).toEqual(['started', 'paused', 'ended']);
    expect(
      roomLevel(
        hear([
          [50, silence(-60)],
          [8, silence(-28)],
        ]).state,
      ),
    ).toBeCloseTo(-60, 5);
  });

  it('is known from the last second without speech only', () => {
    expect(roomLevel(quietEndpointer)).toBeNull();
    expect(
      roomLevel(
        hear([
          [100, silence(-30)],
          [50, silence(-60)],
          [10, voice()],
        ]).state,
      ),
    ).toBeCloseTo(-60, 5);
  });
});
