/** The lift does not obey its own voice: real recognisers hear every kind of answer with the gate of the ears open, and shut. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import { PromptTurns } from '../../controller/adapters/prompt-turns.js';
import type { PromptRequest } from '../../controller/adapters/station-service.types.js';
import { answerKinds } from '../../controller/domain/answer.js';
import { spokenFloorReference } from '../../controller/domain/button-reference.js';
import {
  createEspeakSynthesizer,
  createMicrophone,
  createPromptStore,
  createPromptVoice,
  findProgram,
  Loudspeaker,
  SoundCache,
  type HearingEvent,
  type PromptSentence,
  type PromptStore,
} from '../../speech/index.js';
import { levelDbFs } from '../../speech/audio/level.js';
import { languages } from '../support/languages.js';
import { messages } from '../support/messages.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { officeStation } from '../support/office-station.js';
import { pulseDevice, pulseLoudspeaker, startPulseAudio } from '../support/pulse-audio.js';
import { withPauses } from '../support/spoken-request.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { waitUntil } from '../support/wait-until.js';

const searchPath = process.env['PATH'];
const espeak = createEspeakSynthesizer({ clock: systemClock, languages, searchPath, isUrgent: true });
if (!espeak.ok) throw espeak.failure;
const voices = {
  'the voice of the answers': createPromptVoice({
    espeak: espeak.value,
    flite: findProgram('flite', searchPath),
    languages,
    isUrgent: true,
    clock: systemClock,
  }),
  'espeak-ng alone': espeak.value,
} as const;

const folder = new TemporaryFolder('own-voice');
let speech: OfficeSpeech;

function storeOf(voice: keyof typeof voices): PromptStore {
  const cache = new SoundCache(join(folder.path, 'prompts'));
  return createPromptStore({
    cache,
    synthesizer: voices[voice],
    recordings: null,
    levelDbFs: -20,
    onTrouble: () => undefined,
  });
}

async function spoken(sentence: PromptSentence, voice: keyof typeof voices): Promise<Int16Array> {
  const sound = await storeOf(voice).prompt(sentence);
  if (!sound.ok) throw sound.failure;
  return sound.value;
}

beforeAll(async () => {
  speech = await OfficeSpeech.open();
});
afterAll(async () => {
  await speech.close();
  await espeak.value.stop();
  folder.remove();
});

describe.each([
  ['the voice of the answers', 'zh'],
  ['the voice of the answers', 'en'],
  // Where flite is not installed; Mandarin is spoken by it in any case.
  ['espeak-ng alone', 'en'],
] as const)('with the gate open, %s in %s', (voice, code) => {
  const named = officeStation().floors.filter(({ id }) => ['B1', '5', '12'].includes(id));
  const subjects = [[], named.slice(-1), [spokenFloorReference('4')], named];

  it.each(answerKinds)('%s calls no floor', { timeout: 120_000 }, async (kind) => {
    const sentences = new Map(
      subjects.map((floors) => {
        const sentence = messages.spoken(kind, floors, code);
        return [sentence.text, sentence] as const;
      }),
    );
    const obeyed: string[] = [];
    for (const [text, sentence] of sentences) {
      const decided = await speech.decide(withPauses([await spoken(sentence, voice)], 700));
      for (const { decision } of decided)
        if (decision.decision === 'accepted') obeyed.push(`${text}: ${decision.text} (${decision.language})`);
    }
    expect(obeyed).toEqual([]);
  });
});

describe('with the gate shut', () => {
  it(
    'not even a request from the own loudspeaker is decided; the same from a passenger is',
    { timeout: 120_000 },
    async () => {
      const pulse = await startPulseAudio();
      const { environment } = pulse;
      const loudspeaker = new Loudspeaker({
        device: pulseLoudspeaker,
        clock: systemClock,
        log: silentLog,
        environment,
      });
      const microphone = createMicrophone({ device: pulseDevice, clock: systemClock, log: silentLog, environment });
      const hearing = await speech.hearing();
      const events: HearingEvent[] = [];
      hearing.onEvent((event) => events.push(event));
      const request = await spoken({ language: 'en', text: 'floor three please', recordings: [] }, 'espeak-ng alone');
      hearing.listen(microphone);
      // What the loudspeaker has played may still be on its way when the player ends.
      let [isHeard, quietBlocks] = [false, 0];
      const isOpen = new Promise<void>((resolve) => {
        microphone.onBlock((block) => {
          const isQuiet = levelDbFs(block) < -60;
          isHeard ||= !isQuiet;
          quietBlocks = isQuiet ? quietBlocks + 1 : 0;
          resolve();
        });
      });
      const playRequest = async (): Promise<void> => {
        // A microphone that was lost for a moment has heard nothing, which would prove nothing.
        for (let times = 0; !isHeard && times < 10; times += 1) await loudspeaker.play(request);
        quietBlocks = 0;
        await waitUntil(() => quietBlocks >= 10, 'the end of what was played');
      };
      microphone.start();
      await isOpen;
      try {
        const turnEnded = new Promise<void>((resolve) => {
          const turns = new PromptTurns({
            player: { play: () => Promise.resolve({ durationMs: 0, ended: playRequest() }) },
            clock: systemClock,
            log: silentLog,
            delays: { tailMs: 250, promptLimitMs: 60_000 },
            maySpeak: () => true,
            setMuted: (isMuted) => {
              hearing.setMuted(isMuted);
            },
            onEnded: resolve,
          });
          turns.say({ answer: { utterance: 1 } } as PromptRequest);
        });
        // A room is never as quiet as the digital silence behind a sound, which the microphone keeps to itself.
        await pulse.playUntil(withPauses([], 60_000), turnEnded);
        expect(isHeard).toBe(true);
        expect(events).toEqual([]);
        const decided = new Promise<HearingEvent>((resolve) => {
          hearing.onEvent((event) => {
            if (event.type === 'speech.decided') resolve(event);
          });
        });
        await pulse.play(withPauses([request], 700));
        expect(await decided).toMatchObject({ decision: { decision: 'accepted', intent: { floors: ['3'] } } });
        expect(events.map(({ type }) => type)).toEqual(['speech.started', 'speech.decided']);
      } finally {
        await Promise.all([microphone.stop(), loudspeaker.stop()]);
        await hearing.stop();
        await pulse.stop();
      }
    },
  );
});
