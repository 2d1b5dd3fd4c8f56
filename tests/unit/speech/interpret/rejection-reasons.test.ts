import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { RejectionReason } from '../../../../speech/index.js';

const interpreted = 'tests/unit/speech/interpret/interpret-utterance.test.ts';
const heard = 'tests/speech/recognition.test.ts';

/** Where a test brings each reason about: a reason that has none does not compile. */
const shownBy: Readonly<Record<RejectionReason, readonly [name: string, file: string]>> = {
  noSpeech: ['noSpeech: nothing was recognised', interpreted],
  unknownWords: ['unknownWords: any part of it was something else', interpreted],
  notAPhrase: ['notAPhrase: words in another order, half a phrase, and decoys', interpreted],
  lowConfidence: ['lowConfidence: nearer to a request than to anything else, but not by enough to ask', interpreted],
  implausibleTiming: ['implausibleTiming: three syllables in %i ms', interpreted],
  tooQuiet: ['tooQuiet: not over the room, whatever was recognised', interpreted],
  tooLong: ['gives up talk that goes on and on as tooLong, and understands what is said after it', heard],
  floorUnknown: ['floorUnknown and floorLocked: with what to name in the answer', interpreted],
  floorLocked: ['floorUnknown and floorLocked: with what to name in the answer', interpreted],
  tooManyFloors: ['tooManyFloors: none of them is called, nor asked about', interpreted],
  ownVoice: ['forgets its own voice: the utterance under way ends as ownVoice, the muted rest is not heard', heard],
  otherLanguageStronger: ['otherLanguageStronger: small talk in one language is no request in the other', interpreted],
  recognizerLost: ['survives a recogniser that is killed while a word is spoken', heard],
  microphoneLost: ['decides nothing from an utterance whose microphone was %s in the middle of it', heard],
};

it.each(Object.entries(shownBy))('%s can be reached, and a test shows it', (reason, [name, file]) => {
  const source = readFileSync(path.resolve(import.meta.dirname, '../../../..', file), 'utf8');
  expect(source).toContain(`'${name}'`);
  expect(source).toContain(reason);
});
