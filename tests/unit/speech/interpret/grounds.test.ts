import { describe, expect, it } from 'vitest';
import { groundsOf } from '../../../../speech/interpret/grounds.js';
import { interpretUtterance, type UtteranceEvidence } from '../../../../speech/interpret/interpret-utterance.js';
import type { WitnessEvidence } from '../../../../speech/interpret/weigh-witnesses.js';

const readings: Record<string, { readonly floor: string } | { readonly unknown: string }> = {
  'floor three': { floor: '3' },
  'floor four': { unknown: '4' },
};

/** A witness that is `lead` nats surer of the first text than of unknown words. */
function witness(text: string, lead: number): WitnessEvidence {
  const words = text.split(' ').map((word, at) => ({ word, start: at * 0.2, end: at * 0.2 + 0.2 }));
  return {
    heard: {
      text,
      alternatives: [
        { text, words, score: 0 },
        { text: '[unk]', words: [], score: -lead },
      ],
    },
    vocabulary: {
      languageOf: () => 'en',
      languages: ['en'],
      canWrite: () => true,
      areConfusable: () => false,
      read: (tokens) => {
        const reading = readings[tokens.join(' ')];
        if (reading === undefined) return null;
        const mention =
          'floor' in reading
            ? ({ kind: 'floor', floor: reading.floor } as const)
            : ({ kind: 'unknown', spoken: reading.unknown } as const);
        return { text: tokens.join(' '), cost: 0, meaning: { kind: 'floors', mentions: [mention], isDoubtful: false } };
      },
    },
    operatingPoint: {
      secondsPerSyllable: { min: 0.06, max: 0.9 },
      minWordConfidence: 0.5,
      alone: { accept: 2, ask: 1 },
      withSecond: { accept: 5, ask: 2 },
      weightAsSecond: 1,
    },
  };
}

function evidence(first: WitnessEvidence, second: WitnessEvidence | null): UtteranceEvidence {
  return {
    recognizers: [{ first, second, partials: [] }],
    speechMs: 600,
    peakDbFs: -20,
    roomDbFs: -60,
    latelyDbFs: null,
    justBeforeDbFs: null,
    isLanguageMissing: false,
  };
}

function grounds(heard: UtteranceEvidence) {
  return groundsOf(interpretUtterance(heard), heard);
}

describe('the grounds of a decision', () => {
  it('name the margin, what it had to be, and what each witness heard', () => {
    expect(grounds(evidence(witness('floor three', 3.5), witness('floor three', 3)))).toEqual({
      recognizers: [
        {
          languages: ['en'],
          margin: 6.5,
          acceptFrom: 5,
          requestMargin: 6.5,
          askFrom: 2,
          witnesses: ['floor three', 'floor three'],
        },
      ],
      peakDbFs: -20,
      roomDbFs: -60,
    });
  });

  it('have the margins of a single witness where there is one', () => {
    expect(grounds(evidence(witness('floor three', 3.5), null)).recognizers).toMatchObject([
      { margin: 3.5, acceptFrom: 2, askFrom: 1, witnesses: ['floor three'] },
    ]);
  });

  it('have the words of a request for a floor that does not exist', () => {
    expect(grounds(evidence(witness('floor four', 3.5), null)).recognizers).toMatchObject([
      { witnesses: ['floor four'] },
    ]);
  });

  it('have no words of speech that was no request, only how far from one it was', () => {
    const talk = grounds(evidence(witness('see you tomorrow', 3.5), witness('floor three', 0.5)));
    expect(talk.recognizers).toMatchObject([{ witnesses: [] }]);
    expect(talk.recognizers[0]?.requestMargin).toBeLessThan(2);
    expect(JSON.stringify(talk)).not.toContain('tomorrow');
    expect(JSON.stringify(talk)).not.toContain('three');
  });
});
