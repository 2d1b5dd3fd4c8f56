import type { VNode } from 'preact';

/** Up or down, drawn: what stands beside it says the same in words. */
export function Arrow({ direction }: { readonly direction: 'up' | 'down' }): VNode {
  return (
    <svg class={`arrow-sign is-${direction}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 5l9 14H3z" />
    </svg>
  );
}
