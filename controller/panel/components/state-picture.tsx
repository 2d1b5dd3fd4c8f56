import type { VNode } from 'preact';

const microphone = 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M8 21h8';
const pictures: Readonly<Record<string, string>> = {
  hearing: `${microphone}M2 9v4M22 9v4`,
  deciding: 'M5 12h.01M12 12h.01M19 12h.01',
  acting: 'M12 3v12M7 10l5 5 5-5M5 21h14',
  confirming: 'M8 8a4 4 0 1 1 6 3.5c-1.4.8-2 1.5-2 3M12 19h.01',
  ask: 'M8 8a4 4 0 1 1 6 3.5c-1.4.8-2 1.5-2 3M12 19h.01',
  speaking: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  resting: 'M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 20h12',
  unavailable: `${microphone}M4 3l16 18`,
  yes: 'M4 12.5l5.5 5.5L20 6.5',
  no: 'M12 4v10M12 19h.01',
  // Not a bar: beside a Chinese sentence that is the character for one, and floors are numbers.
  off: 'M6 6l12 12M18 6L6 18',
};

/** What a colour would say, as a shape: beside words that say it, too. Without one of its own a state listens. */
export function StatePicture({ state }: { readonly state: string }): VNode {
  return (
    <svg class={`state-picture picture-${state}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={pictures[state] ?? microphone} />
    </svg>
  );
}
