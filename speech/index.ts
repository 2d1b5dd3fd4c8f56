export type { Accepted, Decision, Intent, Rejected, RejectionReason, Uncertain } from './interpret/decision.js';
export type { Hearing, HearingEvent, UtteranceTiming } from './hearing.js';
export type { SpeechSynthesizer, SynthesisRequest } from './prompts/speech-synthesizer.js';
