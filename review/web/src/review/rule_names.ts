import { currentLanguage } from '../i18n/language.svelte';

// Words of the matching rules (dedupe/) in Japanese. A rule is a short English phrase; one that is not
// here is shown as the program names it.
const japanese: readonly (readonly [RegExp, string])[] = [
  [/\bsame\b/g, '同じ'], [/\bdifferent\b|\bdiffers?\b/g, '異なる'], [/\bsimilar\b|\bclose\b/g, '似た'],
  [/e-mail address|\be-?mail\b/g, 'メールアドレス'], [/mobile( number| phone)?/g, '携帯番号'],
  [/phone number|telephone|\bphone\b/g, '電話番号'], [/family name/g, '姓'], [/given name/g, '名'],
  [/\breading\b|\bkana\b/g, '読み'], [/latin name/g, 'ローマ字氏名'], [/\bname\b/g, '氏名'],
  [/\bcompany\b|organi[sz]ation/g, '会社'], [/\bdepartment\b/g, '部署'], [/job title|\btitle\b/g, '役職'],
  [/postal code/g, '郵便番号'], [/\baddress\b/g, '住所'], [/(web )?(site|domain)\b/g, 'ドメイン'], [/\bfax\b/g, 'FAX'],
  [/\band\b/g, 'と'], [/\bbut\b/g, 'だが'], [/\bof the\b/g, 'の'],
];

export function ruleName(rule: string): string {
  const plain = rule.replaceAll('_', ' ');
  if (currentLanguage() === 'en') return plain;
  const told = japanese.reduce((text, [words, word]) => text.replace(words, word), plain);
  return /[a-z]{3}/.test(told) ? plain : told.replace(/ +/g, '');
}
