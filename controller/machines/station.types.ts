import type { Language } from '../../config/index.js';
import type { AudioState } from '../../config/kernel/index.js';
import type { BoardIdentity, LiftMode } from '../../firmware-bridge/index.js';
import type { StationDelays } from '../domain/delays.js';

type LinkState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'up' }
  | { readonly kind: 'lost' }
  /** Another board than the configured one. */
  | { readonly kind: 'refused' };

type RecognizerState = 'starting' | 'ready' | 'lost';

/** What the station's parts last said of themselves. */
export interface StationFacts {
  readonly link: LinkState;
  readonly board: BoardIdentity | null;
  readonly mode: LiftMode;
  readonly audio: AudioState;
  /** One per language of the site. */
  readonly recognizers: Readonly<Partial<Record<Language, RecognizerState>>>;
}

export interface StationInput {
  readonly facts: StationFacts;
  readonly delays: StationDelays;
}

export interface StationContext {
  readonly facts: StationFacts;
  readonly delays: StationDelays;
}

export type StationEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost' }
  | { readonly type: 'link.refused' }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  | { readonly type: 'audio.starting' }
  | { readonly type: 'audio.flowing' }
  | { readonly type: 'audio.lost'; readonly reason: Extract<AudioState, { kind: 'deaf' }>['reason'] }
  | { readonly type: 'recognizer.ready'; readonly languages: readonly Language[] }
  | { readonly type: 'recognizer.lost'; readonly languages: readonly Language[] }
  | { readonly type: 'shutdown' };
