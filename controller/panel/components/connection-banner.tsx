import type { VNode } from 'preact';
import { text } from '../messages/language.js';
import { offline, requestTrouble } from '../state/simulator-requests.js';
import { connection } from '../state/site-state.js';

/** What stands between this page and the lift, in one line; nothing when all is well. */
export function ConnectionBanner(): VNode {
  const trouble = requestTrouble.value;
  const says =
    connection.value === 'lost'
      ? text.value.connectionLost
      : trouble === offline
        ? text.value.serverSilent
        : (trouble ?? '');
  return (
    <div class="banner" role="alert" hidden={says === ''}>
      {says}
    </div>
  );
}
