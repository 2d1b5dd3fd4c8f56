import type { Language } from '../../config/index.js';
import type { StationEvent, StationFacts } from './station.types.js';

/** The facts after an event. A lost link takes the mode with it: what was read before says nothing about now. */
export function factsAfter(facts: StationFacts, event: StationEvent): StationFacts {
  switch (event.type) {
    case 'link.up':
      return { ...facts, link: { kind: 'up' }, board: event.board };
    case 'link.lost':
      return { ...facts, link: { kind: 'lost' }, mode: 'unknown' };
    case 'link.refused':
      return { ...facts, link: { kind: 'refused' }, mode: 'unknown' };
    case 'mode.changed':
      return { ...facts, mode: event.mode };
    case 'audio.starting':
      return { ...facts, audio: { kind: 'starting' } };
    case 'audio.flowing':
      return { ...facts, audio: { kind: 'flowing' } };
    case 'audio.lost':
      return { ...facts, audio: { kind: 'deaf', reason: event.reason } };
    case 'recognizer.ready':
      return withRecognizers(facts, event.languages, 'ready');
    case 'recognizer.lost':
      return withRecognizers(facts, event.languages, 'lost');
    case 'shutdown':
      return facts;
  }
}

function withRecognizers(facts: StationFacts, languages: readonly Language[], state: 'ready' | 'lost'): StationFacts {
  const changed = Object.fromEntries(languages.map((language) => [language, state]));
  return { ...facts, recognizers: { ...facts.recognizers, ...changed } };
}

/** What has not reported itself in time counts as absent; it may still come. */
export function factsAfterWaiting(facts: StationFacts): StationFacts {
  const recognizers = Object.entries(facts.recognizers).map(([language, state]) => [
    language,
    state === 'starting' ? 'lost' : state,
  ]);
  return {
    ...facts,
    link: facts.link.kind === 'starting' ? { kind: 'lost' } : facts.link,
    audio: facts.audio.kind === 'starting' ? { kind: 'deaf', reason: 'notConnected' } : facts.audio,
    recognizers: Object.fromEntries(recognizers) as StationFacts['recognizers'],
  };
}

export const isLinkStarting = (facts: StationFacts): boolean => facts.link.kind === 'starting';
export const isLinkDown = (facts: StationFacts): boolean => facts.link.kind === 'lost' || facts.link.kind === 'refused';
export const isModeUnknown = (facts: StationFacts): boolean => facts.mode === 'unknown';
export const isDeaf = (facts: StationFacts): boolean => facts.audio.kind === 'deaf';
/** Sound may come, but nobody is left who would understand it. */
export const isSpeechLost = (facts: StationFacts): boolean =>
  Object.values(facts.recognizers).every((state) => state === 'lost');
export const isLanguageLost = (facts: StationFacts): boolean => Object.values(facts.recognizers).includes('lost');
export const isHearingStarting = (facts: StationFacts): boolean =>
  facts.audio.kind === 'starting' || Object.values(facts.recognizers).includes('starting');
