const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** What stands in front of a basement's number: 负一楼, 地下一层. */
const belowGround = ['负', '地下'] as const;

/**
 * Readings of a floor number in Mandarin, the usual one first.
 *
 * `两` for 2 is no textbook reading of a floor, but southern speakers say 两楼; inside a number (十二, 二十) it is never said.
 *
 * @param number -9..99, not 0
 */
export function chineseReadings(number: number): readonly string[] {
  if (number < 0) return belowGround.map((prefix) => prefix + cardinal(-number));
  return number === 2 ? ['二', '两'] : [cardinal(number)];
}

function cardinal(number: number): string {
  const tens = Math.floor(number / 10);
  const unit = number % 10;
  const tensText = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? ''}十`;
  return tensText + (unit === 0 && tens > 0 ? '' : (digits[unit] ?? ''));
}
