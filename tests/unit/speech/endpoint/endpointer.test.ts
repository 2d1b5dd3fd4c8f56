import { describe, expect, it } from 'vitest';
import {
  cutUtterance,
  defaultEndpointerSettings as settings,
  quietEndpointer,
  roomLevel,
  stepEndpointer,
  type EndpointerEvent,
  type EndpointerState,
  type Frame,
} from '../../../../speech/endpoint/endpointer.fsm.js';

const voice = (levelDbFs = -25): Frame => ({ isVoice: true, levelDbFs });
const silence = (levelDbFs = -60): Frame => ({ isVoice: false, levelDbFs });

/** Speech as it is: up and down. */
const talk = (frames: number): (readonly [number, Frame])[] => {
  return Array.from({ length: frames }, (_, index) => [1, voice(index % 2 === 0 ? -25 : -40)] as const);
};

interface Heard {
  readonly events: readonly (EndpointerEvent & { readonly frame: number })[];
  readonly state: EndpointerState;
}

/** Runs of [frames, frame]; the events with the number of the frame they came with, from 1. */
function hear(runs: readonly (readonly [number, Frame])[], from: EndpointerState = quietEndpointer): Heard {
  const events: (EndpointerEvent & { frame: number })[] = [];
  let state = from;
  let number = 0;
  for (const [count, frame] of runs) {
    for (let index = 0; index < count; index += 1) {
      const step = stepEndpointer(state, frame, settings);
      state = step.state;
      number += 1;
      if (step.event !== null) events.push({ ...step.event, frame: number });
    }
  }
  return { events, state };
}

describe('the endpointer', () => {
  it('starts after four speech frames and ends twelve frames after the last one', () => {
    const { events, state } = hear([
      [50, silence()],
      [40, voice()],
      [20, silence()],
    ]);
    expect(events).toEqual([
      { type: 'started', framesAgo: 4, frame: 54 },
      { type: 'ended', speechFrames: 40, silenceFrames: 12, peakDbFs: -25, frame: 102 },
    ]);
    expect(state.kind).toBe('quiet');
  });

  it.each([1, 2, 3])('takes %i loud frames for a click', (count) => {
    expect(
      hear([
        [50, silence()],
        [count, voice(-10)],
        [50, silence()],
      ]).events,
    ).toEqual([]);
  });

  it('bridges the pause inside a sentence', () => {
    const { events } = hear([
      [50, silence()],
      [30, voice()],
      [11, silence()],
      [30, voice()],
      [12, silence()],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'ended']);
    expect(events[1]).toMatchObject({ speechFrames: 71 });
  });

  it('makes two utterances of two that lie further apart', () => {
    const { events } = hear([
      [50, silence()],
      [30, voice()],
      [12, silence()],
      [30, voice()],
      [12, silence()],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'ended', 'started', 'ended']);
  });

  it('does not wait for somebody who talks 26 dB below the talker', () => {
    const { events } = hear([
      [50, silence(-70)],
      [30, voice(-20)],
      [12, voice(-46)],
    ]);
    expect(events[1]).toMatchObject({ type: 'ended', speechFrames: 30 });
  });

  it('does not start on talk that is hardly over the room', () => {
    expect(
      hear([
        [50, silence(-40)],
        [50, voice(-35)],
      ]).events,
    ).toEqual([]);
    expect(
      hear([
        [50, silence(-40)],
        [50, voice(-33)],
      ]).events,
    ).toHaveLength(1);
  });

  it('does not start on the noise of a microphone, whatever the detector says', () => {
    expect(hear([[200, voice(-65)]]).events).toEqual([]);
  });

  it('gives up on a speech of eight seconds and waits for quiet before the next one', () => {
    const { events } = hear([[50, silence()], ...talk(450), [12, silence()], [30, voice()], [12, silence()]]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'tooLong', 'started', 'ended']);
    expect(events[1]).toMatchObject({ frame: 50 + settings.maxLength });
  });

  it('gets used to a fan that the detector takes for a voice', () => {
    const { state } = hear([
      [50, silence(-70)],
      [600, voice(-40)],
    ]);
    expect(state.kind).toBe('quiet');
    expect(roomLevel(state)).toBeCloseTo(-40, 0);
  });

  it('starts nothing with the rest of an utterance that was cut', () => {
    const speaking = hear([
      [50, silence()],
      [20, voice()],
    ]).state;
    const { events } = hear(
      [
        [40, voice()],
        [12, silence()],
        [10, voice()],
      ],
      cutUtterance(speaking),
    );
    expect(events.map(({ type }) => type)).toEqual(['started']);
    expect(events[0]?.frame).toBe(56);
  });

  it('does not take the first consonant of a recording for the room', () => {
    const { events } = hear([
      [8, silence(-28)],
      [20, voice(-25)],
      [12, silence()],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['started', 'ended']);
    expect(
      roomLevel(
        hear([
          [50, silence(-60)],
          [8, silence(-28)],
        ]).state,
      ),
    ).toBeCloseTo(-60, 5);
  });

  it('knows the room from the last second without speech only', () => {
    expect(roomLevel(quietEndpointer)).toBeNull();
    const { state } = hear([
      [100, silence(-30)],
      [50, silence(-60)],
      [10, voice()],
    ]);
    expect(roomLevel(state)).toBeCloseTo(-60, 5);
  });
});
