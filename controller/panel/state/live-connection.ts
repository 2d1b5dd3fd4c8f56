import { batch } from '@preact/signals';
import type { LiveMessage } from '../../api/contract/view.schema.js';
import { addressOf } from './server-address.js';
import { requestTrouble } from './simulator-requests.js';
import { applyMessage, connection } from './site-state.js';

const firstRetryMs = 500;
const longestRetryMs = 5_000;
/** The server gives a sign of life every two seconds; a network that was cut, or a server that hangs, closes no socket. */
const longestSilenceMs = 6_000;

/** Keeps the page in step with the server; after a lost connection it tries again for ever and starts from a full view. */
export function connectLive(retryMs = firstRetryMs): void {
  const socket = new WebSocket(addressOf('live', 'ws'));
  let nextRetryMs = retryMs;
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(silence);
    socket.close();
    connection.value = 'lost';
    setTimeout(() => {
      connectLive(Math.min(nextRetryMs * 2, longestRetryMs));
    }, nextRetryMs);
  };
  let silence = setTimeout(end, longestSilenceMs);
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    if (isOver) return;
    clearTimeout(silence);
    silence = setTimeout(end, longestSilenceMs);
    // Together: what was shown before the connection was lost is not to come alive for a moment.
    batch(() => {
      const message = JSON.parse(event.data) as LiveMessage;
      applyMessage(message);
      connection.value = 'open';
      // What was not done before this server told all it knows is not its trouble.
      if (message.type === 'view') requestTrouble.value = null;
    });
    nextRetryMs = firstRetryMs;
  });
  socket.addEventListener('close', end);
}
