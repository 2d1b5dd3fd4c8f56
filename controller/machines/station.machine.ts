import { assign, setup } from 'xstate';
import { isNormal } from '../domain/safety-rules.js';
import { placeholder } from './placeholder.js';
import {
  factsAfter,
  factsAfterWaiting,
  isDeaf,
  isHearingStarting,
  isLanguageLost,
  isLinkDown,
  isLinkStarting,
  isModeUnknown,
  isSpeechLost,
} from './station-facts.js';
import type { StationContext, StationEvent, StationInput } from './station.types.js';

/** Any fact may change at any time; what that means for voice is judged in one place. */
const judgeAgain = {
  target: '.judging',
  actions: { type: 'noteFact', params: ({ event }: { event: StationEvent }) => event },
} as const;

/**
 * Whether voice may be used at all. Anything but "link alive, mode known and normal, ears working" closes the dialogue's gate;
 * what is not known yet counts as no.
 */
export const stationMachine = setup({
  types: { context: {} as StationContext, events: {} as StationEvent, input: {} as StationInput },
  actions: {
    openGate: placeholder('openGate'),
    closeGate: placeholder('closeGate'),
    /** Opens every contact, as soon as the lift is not known to run normally. */
    releaseContacts: placeholder('releaseContacts'),
    noteFact: assign({ facts: ({ context }, event: StationEvent) => factsAfter(context.facts, event) }),
    giveUpWaiting: assign({ facts: ({ context }) => factsAfterWaiting(context.facts) }),
  },
  guards: {
    isLinkStarting: ({ context }) => isLinkStarting(context.facts),
    isLinkDown: ({ context }) => isLinkDown(context.facts),
    isModeUnknown: ({ context }) => isModeUnknown(context.facts),
    isNotNormal: ({ context }) => !isNormal(context.facts.mode),
    isDeaf: ({ context }) => isDeaf(context.facts),
    isSpeechLost: ({ context }) => isSpeechLost(context.facts),
    isHearingStarting: ({ context }) => isHearingStarting(context.facts),
    isLanguageLost: ({ context }) => isLanguageLost(context.facts),
  },
  delays: { startingLimit: ({ context }) => context.delays.startingMs },
}).createMachine({
  id: 'station',
  context: ({ input }) => ({ facts: input.facts, delays: input.delays }),
  initial: 'judging',
  on: {
    'link.up': judgeAgain,
    'link.lost': judgeAgain,
    'link.refused': judgeAgain,
    'mode.changed': judgeAgain,
    'audio.starting': judgeAgain,
    'audio.flowing': judgeAgain,
    'audio.lost': judgeAgain,
    'recognizer.ready': judgeAgain,
    'recognizer.lost': judgeAgain,
    shutdown: { target: '.stopping' },
  },
  states: {
    /** Passed through, never rested in: the gravest thing that is wrong names the state. */
    judging: {
      always: [
        { guard: 'isLinkStarting', target: 'starting' },
        { guard: 'isLinkDown', target: 'linkDown' },
        { guard: 'isModeUnknown', target: 'modeUnknown' },
        { guard: 'isNotNormal', target: 'notNormal' },
        { guard: 'isDeaf', target: 'deaf' },
        { guard: 'isSpeechLost', target: 'speechLost' },
        { guard: 'isHearingStarting', target: 'starting' },
        { guard: 'isLanguageLost', target: 'degraded' },
        { target: 'ready' },
      ],
    },
    starting: { entry: 'closeGate', after: { startingLimit: { target: 'judging', actions: 'giveUpWaiting' } } },
    linkDown: { entry: 'closeGate' },
    modeUnknown: { entry: ['closeGate', 'releaseContacts'] },
    notNormal: { entry: ['closeGate', 'releaseContacts'] },
    deaf: { entry: 'closeGate' },
    speechLost: { entry: 'closeGate' },
    /** One language is lost; the others work. */
    degraded: { entry: 'openGate' },
    ready: { entry: 'openGate' },
    stopping: { type: 'final', entry: ['closeGate', 'releaseContacts'] },
  },
});
