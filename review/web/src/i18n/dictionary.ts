// Every text of the page in both languages, side by side: [English, Japanese]. `{name}` stands for a value,
// `{name|card|cards}` for a number with the word that goes with one of them, or with several.
import { accountWords } from './words/account';
import { adminWords } from './words/admin';
import { contactWords } from './words/contacts';
import { fieldWords } from './words/fields';
import { generalWords } from './words/general';
import { intakeWords } from './words/intake';
import { problemWords } from './words/problems';
import { reviewWords } from './words/review';

export const words = {
  ...generalWords,
  ...fieldWords,
  ...reviewWords,
  ...contactWords,
  ...intakeWords,
  ...accountWords,
  ...adminWords,
  ...problemWords,
} as const;

export type Word = keyof typeof words;
export type Language = 'en' | 'ja';
export type Values = Record<string, string | number>;

const place = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** The text of `word`, with `{name}` replaced by `values.name`; a name without a value stays as it is. */
export function textOf(language: Language, word: Word, values: Values = {}): string {
  const text = words[word][language === 'en' ? 0 : 1];
  return text.replace(place, (whole, name: string, one?: string, several?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const shown = typeof value === 'number' ? value.toLocaleString(language) : value;
    return one === undefined ? shown : `${shown} ${value === 1 ? one : several}`;
  });
}

export function isWord(text: string): text is Word {
  return Object.hasOwn(words, text);
}
