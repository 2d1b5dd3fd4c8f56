import { computed, effect, signal } from '@preact/signals';
import { messagesEn } from './messages.en.js';
import type { Messages } from './messages.types.js';
import { messagesZh } from './messages.zh.js';

export type Language = 'zh' | 'en';
const messages: Readonly<Record<Language, Messages>> = { zh: messagesZh, en: messagesEn };

/** `?lang=` says it, else the browser: Chinese for zh-*, English for everybody else. */
export function languageOf(search: string, browserLanguage: string): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  return browserLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export const language = signal<Language>(languageOf(location.search, navigator.language));
export const text = computed<Messages>(() => messages[language.value]);

/** What the server says in several languages, in the page's own; in another one where it has no such text. */
export function inPageLanguage(texts: Readonly<Record<string, string>>): string {
  return texts[language.value] ?? Object.values(texts)[0] ?? '';
}

/** Kept in the address, so that a reload or a link to a colleague stays in the language. */
export function switchLanguage(chosen: Language): void {
  language.value = chosen;
  const address = new URL(location.href);
  address.searchParams.set('lang', chosen);
  history.replaceState(null, '', address);
}

effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  document.title = text.value.pageTitle;
});
