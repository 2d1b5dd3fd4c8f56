import { signal } from '@preact/signals';
import type { ErrorBody, FaultRequest, PressRequest, SayRequest } from '../../api/contract/requests.schema.js';
import { addressOf } from './server-address.js';
import { station } from './site-state.js';

type RequestPath = 'say' | 'press' | 'faults';

/** Why the last request was not done. The server's own sentence is English; what was refused, and its code, are known in every language. */
export type RequestTrouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly path: RequestPath; readonly code: string; readonly message: string };
export const requestTrouble = signal<RequestTrouble | null>(null);
/** What is being spoken in the car now. */
export const speaking = signal<string | null>(null);

type Without<Request> = Request extends unknown ? Omit<Request, 'station'> : never;

export async function say(what: Without<SayRequest>): Promise<void> {
  if (speaking.value !== null) return;
  speaking.value = 'clip' in what ? what.clip : what.text;
  await post('say', what);
  speaking.value = null;
}

export async function press(what: Without<PressRequest>): Promise<void> {
  await post('press', what);
}

export async function fault(what: Without<FaultRequest>): Promise<void> {
  await post('faults', what);
}

async function post(path: RequestPath, what: object): Promise<void> {
  requestTrouble.value = null;
  try {
    const response = await fetch(addressOf(`simulator/${path}`, 'http'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ station: station.value?.id ?? '', ...what }),
    });
    if (response.ok) return;
    const { code, message } = (await response.json()) as ErrorBody;
    requestTrouble.value = { kind: 'refused', path, code, message };
  } catch {
    requestTrouble.value = { kind: 'offline' };
  }
}
