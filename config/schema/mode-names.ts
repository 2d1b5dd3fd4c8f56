/** Why a lift may not be in normal service, the gravest first: where several are active, it is the one that is told. */
export const modeNames = ['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService'] as const;
export type ModeName = (typeof modeNames)[number];
