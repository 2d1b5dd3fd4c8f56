import type { VNode } from 'preact';
import { text } from '../messages/language.js';
import { isOfSentence, requestTrouble, type RequestTrouble } from '../state/simulator-requests.js';
import { connection } from '../state/site-state.js';
import { measuredHeight } from './measured-height.js';

const measureBanner = measuredHeight('--banner-height');

/** What stands between this page and the lift, in one line; nothing when all is well. Of a sentence its own form tells. */
export function ConnectionBanner(): VNode {
  const says = connection.value === 'lost' ? text.value.connectionLost : sentenceOf(requestTrouble.value);
  return (
    <div ref={measureBanner} class="banner" role="alert" hidden={says === ''}>
      {says}
    </div>
  );
}

function sentenceOf(trouble: RequestTrouble | null): string {
  if (trouble === null) return '';
  if (trouble.kind === 'offline') return text.value.serverSilent;
  return isOfSentence(trouble) ? '' : text.value.refused[trouble.what];
}
