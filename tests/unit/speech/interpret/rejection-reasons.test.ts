import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { RejectionReason } from '../../../../speech/index.js';

const rejected = 'tests/unit/speech/interpret/rejected.test.ts';
const heard = 'tests/speech/recognition.test.ts';
const takenIn = 'tests/integration/controller/listening-gate.test.ts';

/** Where a test brings each reason about: a reason that has none does not compile. */
const shownBy: Readonly<Record<RejectionReason, readonly [name: string, file: string]>> = {
  noSpeech: ['noSpeech: nothing was recognised', rejected],
  unknownWords: ['unknownWords: any part of it was something else', rejected],
  notAPhrase: ['notAPhrase: words in another order, half a phrase, and decoys', rejected],
  shortAnswer: ['shortAnswer: yes or no in a syllable, which counts as talk everywhere else', rejected],
  lowConfidence: ['lowConfidence: nearer to a request than to anything else, but not by enough to ask', rejected],
  implausibleTiming: ['implausibleTiming: three syllables in %i ms', rejected],
  tooQuiet: ['tooQuiet: not over the room, whatever was recognised', rejected],
  tooLong: ['gives up talk that goes on and on as tooLong, and understands what is said after it', heard],
  floorUnknown: ['floorUnknown and floorLocked: with what to name in the answer', rejected],
  floorLocked: ['floorUnknown and floorLocked: with what to name in the answer', rejected],
  tooManyFloors: ['tooManyFloors: none of them is called, nor asked about', rejected],
  ownVoice: ['forgets its own voice: the utterance under way ends as ownVoice, the muted rest is not heard', heard],
  otherLanguageStronger: ['otherLanguageStronger: small talk in one language is no request in the other', rejected],
  recognizerLost: ['survives a recogniser that is killed while a word is spoken', heard],
  microphoneLost: ['decides nothing from an utterance whose microphone was %s in the middle of it', heard],
  gateClosed: ['gateClosed: what was said before that is met with silence, and nothing of it is kept', takenIn],
  justArrived: ['justArrived: the floor whose lamp went out, named alone, is the announcer', takenIn],
};

it.each(Object.entries(shownBy))('%s can be reached, and a test shows it', (reason, [name, file]) => {
  const source = readFileSync(path.resolve(import.meta.dirname, '../../../..', file), 'utf8');
  expect(source).toContain(`'${name}'`);
  expect(source).toContain(reason);
});
