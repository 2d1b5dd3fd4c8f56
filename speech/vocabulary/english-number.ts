const small = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const smallOrdinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "twenty one", as the models write it: lower case, no hyphen. @param number 0..99 */
export function englishCardinal(number: number): string {
  if (number < 20) return small[number] ?? '';
  const unit = number % 10;
  const ten = tens[Math.floor(number / 10)] ?? '';
  return unit === 0 ? ten : `${ten} ${small[unit] ?? ''}`;
}

/** "twenty first". @param number 1..99 */
export function englishOrdinal(number: number): string {
  if (number < 20) return smallOrdinals[number] ?? '';
  const unit = number % 10;
  const ten = tens[Math.floor(number / 10)] ?? '';
  return unit === 0 ? ten.replace(/y$/, 'ieth') : `${ten} ${smallOrdinals[unit] ?? ''}`;
}
