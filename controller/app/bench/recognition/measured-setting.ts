/** A setting of a station that everything is judged at, requests and other speech alike. */
export interface MeasuredSetting {
  readonly contestant: 'bareAccepted' | 'shipped';
  readonly name: string;
}

export const bareAccepted: MeasuredSetting = { contestant: 'bareAccepted', name: 'bare numbers taken at their word' };

/** The first accepts more requests, the second less of other speech: neither may lend the other its figures. */
export const measuredSettings: readonly MeasuredSetting[] = [
  bareAccepted,
  { contestant: 'shipped', name: 'bare numbers asked about' },
];
