/** Raised dots per sign, numbered 1-3 down the left and 4-6 down the right. */
// prettier-ignore
const cells: Readonly<Record<string, string>> = {
  '#': '3456', a: '1', b: '12', c: '14', d: '145', e: '15', f: '124', g: '1245', h: '125', i: '24', j: '245',
  k: '13', l: '123', m: '134', n: '1345', o: '135', p: '1234', q: '12345', r: '1235', s: '234', t: '2345',
  u: '136', v: '1236', w: '2456', x: '1346', y: '13456', z: '1356', '-': '36', ';': '56',
};

/** Digits are the letters j, a-i behind the number sign. */
const digits = 'jabcdefghi';

/**
 * The cells of a floor's sign: "12A" is number sign, a, b, then the letter sign (dots 5 6), because the letters a-j straight after
 * a number would be read as digits.
 */
export function brailleOf(sign: string): string[] {
  let isNumber = false;
  return Array.from(sign.toLowerCase()).flatMap((character) => {
    const digit = /\d/.test(character) ? digits[Number(character)] : undefined;
    const wasNumber = isNumber;
    isNumber = digit !== undefined;
    if (digit !== undefined) return wasNumber ? [cellOf(digit)] : [cellOf('#'), cellOf(digit)];
    return wasNumber && /[a-j]/.test(character) ? [cellOf(';'), cellOf(character)] : [cellOf(character)];
  });
}

function cellOf(character: string): string {
  return cells[character] ?? '';
}
