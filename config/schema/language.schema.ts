import { Type } from 'typebox';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const language = Type.Enum(languages, {
  title: 'Language',
  description: 'zh: Mandarin, en: English.',
});
