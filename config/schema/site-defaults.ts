/** What a field means that is not written. The schema documents these values and `to-site.ts` fills them in, so they can't drift. */
export const siteDefaults = {
  retentionDays: 90,
  promptLevelDbFs: -20,
  /** How much louder answers may become where the room is loud. */
  promptRiseDb: 8,
  pulseMs: 250,
  voice: true,
  confirmWhen: 'uncertain',
  bareNumbers: 'confirm',
  callsPerMinute: 12,
  cancelWithinSeconds: 10,
  floorsPerSentence: 3,
  listeningGate: 'always',
  openSeconds: 10,
} as const;
