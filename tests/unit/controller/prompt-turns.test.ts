import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import { PromptTurns } from '../../../controller/adapters/prompt-turns.js';
import type { PlayingPrompt, PromptPlayer, PromptRequest } from '../../../controller/adapters/station-service.types.js';

const request = { answer: { utterance: 1 } } as PromptRequest;

let clock: VirtualClock;
let gate: string[];

function turnsWith(playing: PlayingPrompt): PromptTurns {
  return turnsOf(() => Promise.resolve(playing));
}

function turnsOf(play: PromptPlayer['play']): PromptTurns {
  return new PromptTurns({
    player: { play },
    clock,
    log: silentLog,
    delays: { tailMs: 250, promptLimitMs: 10_000 },
    maySpeak: () => true,
    setMuted: (isMuted) => gate.push(`${isMuted ? 'shut' : 'open'} at ${clock.now()}`),
    onEnded: () => gate.push('ended'),
  });
}

/** A loudspeaker that has played everything after so long. */
const after = (delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimeout(resolve, delayMs);
  });

beforeEach(() => {
  clock = new VirtualClock();
  gate = [];
});

describe('the ears are shut', () => {
  it('for the length of the prompt and its tail where nobody tells when it has sounded', async () => {
    turnsWith({ durationMs: 1_000 }).say(request);
    await clock.advance(20_000);
    expect(gate).toEqual(['shut at 0', 'open at 1250', 'ended']);
  });

  it('as long as the loudspeaker really plays, which may be longer than the prompt', async () => {
    turnsWith({ durationMs: 1_000, ended: after(1_400) }).say(request);
    await clock.advance(20_000);
    expect(gate).toEqual(['shut at 0', 'open at 1650', 'ended']);
  });

  it('for the length of the prompt where the loudspeaker fails at once: the page may still play it', async () => {
    turnsWith({ durationMs: 1_000, ended: Promise.resolve() }).say(request);
    await clock.advance(20_000);
    expect(gate).toEqual(['shut at 0', 'open at 1250', 'ended']);
  });

  it('not for ever where the loudspeaker never tells', async () => {
    turnsWith({ durationMs: 1_000, ended: new Promise(() => undefined) }).say(request);
    await clock.advance(20_000);
    expect(gate).toEqual(['shut at 0', 'open at 11000', 'ended']);
  });

  it('before words that come after the limit: they are not played into open ears', async () => {
    // As the shelf does: the words are made, then the cut is looked at, then they sound.
    const turns = turnsOf(async (_request, cut) => {
      await after(12_000);
      if (!cut.aborted) gate.push(`sounds at ${clock.now()}`);
      return { durationMs: 1_500 };
    });
    turns.say(request);
    await clock.advance(20_000);
    expect(gate).toEqual(['shut at 0', 'open at 10000', 'ended']);
  });

  it('no longer once the station is stopped, whatever the loudspeaker tells afterwards', async () => {
    const turns = turnsWith({ durationMs: 1_000, ended: after(1_400) });
    turns.say(request);
    await clock.advance(500);
    turns.stop();
    await clock.advance(20_000);
    expect(gate).toEqual(['shut at 0', 'open at 500']);
  });
});
