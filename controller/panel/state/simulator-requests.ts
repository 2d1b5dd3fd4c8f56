import { signal } from '@preact/signals';
import type { ErrorBody, FaultRequest, PressRequest, SayRequest } from '../../api/contract/requests.schema.js';
import { addressOf } from './server-address.js';
import { station } from './site-state.js';

/** Why the last request was not done: the server's own sentence, `offline` when it did not answer, null when all is well. */
export const requestTrouble = signal<string | null>(null);
export const offline = 'offline';
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

async function post(path: 'say' | 'press' | 'faults', what: object): Promise<void> {
  requestTrouble.value = null;
  try {
    const response = await fetch(addressOf(`simulator/${path}`, 'http'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ station: station.value?.id ?? '', ...what }),
    });
    if (!response.ok) requestTrouble.value = ((await response.json()) as ErrorBody).message;
  } catch {
    requestTrouble.value = offline;
  }
}
