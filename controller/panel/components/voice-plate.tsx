import type { VNode } from 'preact';

/** Where the microphone sits: holes behind a ring that is lit while the lift listens. */
export function VoicePlate({ isListening }: { readonly isListening: boolean }): VNode {
  return (
    <div class={`voice-plate ${isListening ? 'is-listening' : ''}`} aria-hidden="true">
      <svg viewBox="0 0 48 48">
        <circle class="ring" cx="24" cy="24" r="21" />
        {[0, 6, 12].flatMap((radius) =>
          Array.from({ length: radius === 0 ? 1 : radius }, (_, index) => {
            const angle = (index / Math.max(1, radius)) * 2 * Math.PI;
            return (
              <circle
                class="hole"
                key={`${radius}-${index}`}
                cx={24 + radius * Math.cos(angle)}
                cy={24 + radius * Math.sin(angle)}
                r="1.5"
              />
            );
          }),
        )}
      </svg>
    </div>
  );
}
