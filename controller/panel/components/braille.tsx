import type { VNode } from 'preact';
import { brailleOf } from './braille-cells.js';

/** The sign of a floor in raised dots; drawn, because not every font has them. */
export function Braille({ sign }: { readonly sign: string }): VNode {
  const signs = brailleOf(sign);
  const width = signs.length * 7 - 1;
  return (
    <svg class="braille" viewBox={`0 0 ${width} 10`} width={width} height="10">
      {signs.flatMap((dots, index) =>
        Array.from(dots).map((dot) => (
          <circle
            key={`${index}-${dot}`}
            cx={index * 7 + (Number(dot) > 3 ? 4.5 : 1.5)}
            cy={1.5 + ((Number(dot) - 1) % 3) * 3.4}
            r="1.1"
          />
        )),
      )}
    </svg>
  );
}
