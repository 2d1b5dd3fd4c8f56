import type { Language } from '../../config/index.js';

/** One spoken answer: what is said, and which recordings say it. */
export interface PromptSentence {
  readonly language: Language;
  /** In words, for the synthetic voice. */
  readonly text: string;
  /**
   * Ways to say it with recordings, the best first: names of files without their ending, seen from the folder of recordings,
   * played one after another. A way of which one file is missing is no way: nobody changes voice within a sentence.
   */
  readonly recordings: readonly (readonly string[])[];
}
