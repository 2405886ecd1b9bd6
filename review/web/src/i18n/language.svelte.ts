import { remember, remembered } from '../ui/remember';
import { isWord, textOf, type Language, type Values, type Word } from './dictionary';

function preferred(): Language {
  const chosen = remembered('language');
  if (chosen === 'ja' || chosen === 'en') return chosen;
  return navigator.languages.some((each) => each.toLowerCase().startsWith('ja')) ? 'ja' : 'en';
}

let language = $state<Language>(preferred());

/** The language in use; reading it in a component makes the component follow it. */
export function currentLanguage(): Language {
  return language;
}

export function chooseLanguage(chosen: Language): void {
  language = chosen;
  remember('language', chosen);
  document.documentElement.lang = chosen;
}

export function t(word: Word, values?: Values): string {
  return textOf(language, word, values);
}

/** The text of a word that the server names (`state_failed`); the name itself where the page does not know it. */
export function named(prefix: string, name: string): string {
  const word = `${prefix}_${name}`;
  return isWord(word) ? textOf(language, word) : name.replaceAll('_', ' ');
}

/** A day as people of the language write it; absent days give an empty text. */
export function day(date: string | null | undefined): string {
  if (!date) return '';
  const value = new Date(date.length === 10 ? `${date}T00:00:00` : date);
  if (Number.isNaN(value.getTime())) return date;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(value);
}

export function moment(at: string | null | undefined): string {
  if (!at) return '';
  const value = new Date(at);
  if (Number.isNaN(value.getTime())) return at;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(value);
}
