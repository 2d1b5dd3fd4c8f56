import { describe, expect, it } from 'vitest';
import { brailleOf } from '../../../controller/panel/components/braille-cells.js';

describe('braille on the buttons', () => {
  it.each([
    ['1', ['3456', '1']],
    ['10', ['3456', '1', '245']],
    ['B2', ['12', '3456', '12']],
    ['12A', ['3456', '1', '12', '56', '1']],
    ['-1', ['36', '3456', '1']],
    ['G', ['1245']],
  ])('%s', (sign, cells) => {
    expect(brailleOf(sign)).toEqual(cells);
  });
});
