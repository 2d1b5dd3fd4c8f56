/** Argument of the child: one engine speaks all sentences. */
export const reuseEngine = '--reuse-engine';

/** Parent to child: speak this. */
export interface SpeakCommand {
  readonly id: number;
  readonly text: string;
  /** espeak-ng's name: "cmn+f2". */
  readonly voice: string;
  readonly wordsPerMinute: number;
  readonly pitch: number;
  readonly volume: number;
}

/** Child to parent: 16 kHz mono, or why not. */
export type SpeakReply =
  { readonly id: number; readonly samples: Int16Array } | { readonly id: number; readonly failure: string };
