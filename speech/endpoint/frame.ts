/** What is known of 20 ms of sound. */
export interface Frame {
  /** The voice-activity detector's opinion. */
  readonly isVoice: boolean;
  readonly levelDbFs: number;
}
