import type { LiveMessage } from '../../api/contract/view.schema.js';
import { addressOf } from './server-address.js';
import { applyMessage, connection } from './site-state.js';

const firstRetryMs = 500;
const longestRetryMs = 5_000;

/** Keeps the page in step with the server; after a lost connection it tries again for ever and starts from a full view. */
export function connectLive(retryMs = firstRetryMs): void {
  const socket = new WebSocket(addressOf('live', 'ws'));
  let nextRetryMs = retryMs;
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    applyMessage(JSON.parse(event.data) as LiveMessage);
    connection.value = 'open';
    nextRetryMs = firstRetryMs;
  });
  socket.addEventListener('close', () => {
    connection.value = 'lost';
    setTimeout(() => {
      connectLive(Math.min(nextRetryMs * 2, longestRetryMs));
    }, nextRetryMs);
  });
}
