/** What a station heard on one day. No words, no times of day: counts only. */
export interface HearingDay {
  /** "2026-03-01", by the local clock. */
  readonly day: string;
  /** Utterances that somebody said; the lift's own voice and mere sounds don't count. */
  readonly utterances: number;
  /** Of these, how many were not taken for a request. */
  readonly rejected: number;
  /** Minutes at each noise floor, by whole dBFS: { "-58": 31 }. */
  readonly minutesAtDbFs: Readonly<Record<string, number>>;
}

/** A station hears otherwise than it did: usually a microphone that was moved, covered, turned up or is about to die. */
export type HearingDrift =
  /** Shares, 0..1. */
  | { readonly kind: 'moreRejections'; readonly today: number; readonly usual: number }
  /** dBFS. */
  | { readonly kind: 'louderRoom' | 'quieterRoom'; readonly today: number; readonly usual: number };

/** Compared with so many days before; a building changes with the seasons. */
const comparedDays = 28;
const leastDays = 5;
/** Days with fewer say nothing about a share. */
const leastUtterances = { today: 30, before: 20 } as const;
const leastMinutes = 60;
/** Beyond chance (three standard deviations of the difference of two shares), and large enough to matter. */
const standardDeviations = 3;
const leastRise = 0.15;
const leastNoiseStepDb = 6;

/** Pure: today against the last weeks. Empty while there is too little to compare. */
export function hearingDrift(today: HearingDay, past: readonly HearingDay[]): readonly HearingDrift[] {
  const before = past
    .filter(({ day }) => day < today.day)
    .sort((a, b) => a.day.localeCompare(b.day))
    .slice(-comparedDays);
  return [rejectionDrift(today, before), noiseDrift(today, before)].filter((drift) => drift !== null);
}

function rejectionDrift(today: HearingDay, before: readonly HearingDay[]): HearingDrift | null {
  const days = before.filter(({ utterances }) => utterances >= leastUtterances.before);
  if (days.length < leastDays || today.utterances < leastUtterances.today) return null;
  const utterances = sum(days.map((day) => day.utterances));
  const usual = sum(days.map((day) => day.rejected)) / utterances;
  const share = today.rejected / today.utterances;
  const pooled = (usual * utterances + today.rejected) / (utterances + today.utterances);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / utterances + 1 / today.utterances));
  const isDrift = share - usual >= leastRise && share - usual > standardDeviations * deviation;
  return isDrift ? { kind: 'moreRejections', today: share, usual } : null;
}

function noiseDrift(today: HearingDay, before: readonly HearingDay[]): HearingDrift | null {
  const level = noiseFloorOf(today);
  const levels = before.map(noiseFloorOf).filter((each) => each !== null);
  if (level === null || levels.length < leastDays) return null;
  const usual = median(levels);
  // Buildings whose noise differs from day to day get more room: the median deviation, scaled as for a normal distribution.
  const spread = 1.4826 * median(levels.map((each) => Math.abs(each - usual)));
  const step = level - usual;
  if (Math.abs(step) < Math.max(leastNoiseStepDb, standardDeviations * spread)) return null;
  return { kind: step > 0 ? 'louderRoom' : 'quieterRoom', today: level, usual };
}

/** The day's middle minute; null where the day was too short. */
export function noiseFloorOf({ minutesAtDbFs }: HearingDay): number | null {
  const entries = Object.entries(minutesAtDbFs)
    .map(([level, minutes]) => ({ level: Number(level), minutes }))
    .sort((a, b) => a.level - b.level);
  const all = sum(entries.map(({ minutes }) => minutes));
  if (all < leastMinutes) return null;
  let passed = 0;
  for (const { level, minutes } of entries) {
    passed += minutes;
    if (passed * 2 >= all) return level;
  }
  return null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
