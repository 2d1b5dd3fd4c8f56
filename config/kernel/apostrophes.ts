/** Phones and word processors write another apostrophe than dictionaries do: ’ ‘ ʼ. Words are compared with the plain one. */
export function withPlainApostrophes(text: string): string {
  return text.replaceAll(/[\u2018\u2019\u02BC]/gu, "'");
}
