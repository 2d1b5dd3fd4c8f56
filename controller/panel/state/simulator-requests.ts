import { signal } from '@preact/signals';
import type { ErrorBody, FaultRequest, PressRequest, SayRequest } from '../../api/contract/requests.schema.js';
import { addressOf } from './server-address.js';
import { station } from './site-state.js';

type RequestPath = 'say' | 'press' | 'faults';
/** What a visitor wished for. `wordless`: a sentence without anything that could be said. */
export type RefusedWish = 'sentence' | 'wordless' | 'clip' | 'press' | 'faults';

/** Why the last request was not done. The server's own sentence is English and for programs; the page has words of its own. */
export type RequestTrouble = { readonly kind: 'offline' } | { readonly kind: 'refused'; readonly what: RefusedWish };
export const requestTrouble = signal<RequestTrouble | null>(null);

/** It is told where the sentence stands. */
export const isOfSentence = (trouble: RequestTrouble): boolean =>
  trouble.kind === 'refused' && (trouble.what === 'sentence' || trouble.what === 'wordless');

/** What is being spoken in the car now. */
export const speaking = signal<string | null>(null);

type Without<Request> = Request extends unknown ? Omit<Request, 'station'> : never;

export async function say(what: Without<SayRequest>): Promise<void> {
  if (speaking.value !== null) return;
  speaking.value = 'clip' in what ? what.clip : what.text;
  await post('say', what, 'clip' in what ? 'clip' : 'sentence');
  speaking.value = null;
}

export async function press(what: Without<PressRequest>): Promise<void> {
  await post('press', what, 'press');
}

export async function fault(what: Without<FaultRequest>): Promise<void> {
  await post('faults', what, 'faults');
}

/** The form sends nothing that breaks the contract in another way. */
const codeOfWordless = 'ELV-API-001';

async function post(path: RequestPath, body: object, wish: RefusedWish): Promise<void> {
  requestTrouble.value = null;
  try {
    const response = await fetch(addressOf(`simulator/${path}`, 'http'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ station: station.value?.id ?? '', ...body }),
    });
    if (response.ok) return;
    const { code } = (await response.json()) as ErrorBody;
    const isWordless = wish === 'sentence' && code === codeOfWordless;
    requestTrouble.value = { kind: 'refused', what: isWordless ? 'wordless' : wish };
  } catch {
    requestTrouble.value = { kind: 'offline' };
  }
}
