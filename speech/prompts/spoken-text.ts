import type { Language } from '../../config/index.js';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * What stands on buttons, in words a synthesiser speaks as people do: it would read "B2" inside Chinese as English letters,
 * "-1" as "one" and "12A" with the letter glued to the number.
 */
export function spokenText(text: string, language: Language): string {
  return language === 'zh' ? spokenChinese(text) : spokenEnglish(text);
}

function spokenChinese(text: string): string {
  return (
    text
      // A floor is always said with its counter: B2 -> 负二楼, B2层 -> 负二层.
      .replaceAll(/(?:\bB|-)(\d{1,2})(?![\dA-Za-z])(\s*[楼层])?/g, (_, number: string, counter: string | undefined) => {
        return `负${chineseNumber(Number(number))}${counter?.trim() ?? '楼'}`;
      })
      .replaceAll(/(\d{1,2})([A-Z])\b/g, (_, number: string, letter: string) => {
        return `${chineseNumber(Number(number))} ${letter} `;
      })
      .replaceAll(/(?<![\d.])\d{1,2}(?![\d.])/g, (number) => chineseNumber(Number(number)))
      .trim()
  );
}

function spokenEnglish(text: string): string {
  return text
    .replaceAll(/(?<=^|\s)-(\d{1,2})\b/g, 'minus $1')
    .replaceAll(/\bB(\d{1,2})\b/g, 'B $1')
    .replaceAll(/\b(\d{1,2})([A-Z])\b/g, '$1 $2');
}

/** 0..99 as counted: 12 -> 十二, 20 -> 二十, 35 -> 三十五. */
function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return digits[ones] ?? '';
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`;
}
