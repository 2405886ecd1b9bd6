// What the log says of an entry, in the language of the page. The server writes plain English, parts after commas. Pure.
import { isWord, textOf, type Language, type Word } from '../i18n/dictionary';

const numbered: Record<string, Word> = {
  user: 'detail_user', group: 'detail_group', token: 'detail_token', job: 'detail_job', card: 'detail_card',
};
const counted: Record<string, Word> = {
  shown: 'detail_shown', files: 'detail_files', contacts: 'detail_contacts', cards: 'detail_cards', entries: 'detail_entries',
};
const fixed: Record<string, Word> = {
  'command line': 'detail_command_line', "card's origin": 'detail_origin', split: 'log_split', undo: 'log_undo', tags: 'detail_tags',
};

function partOf(language: Language, part: string): string {
  const one = /^(\w+) (\d+)$/.exec(part);
  const several = /^(\d+) (\w+)$/.exec(part);
  const word = fixed[part] ?? numbered[one?.[1] ?? ''] ?? counted[several?.[2] ?? ''];
  if (word) return textOf(language, word, { n: one?.[2] ?? several?.[1] ?? '' });
  const role = `role_${part}`;
  return isWord(role) ? textOf(language, role) : part;
}

/** Parts that the page does not know stay as the server wrote them. */
export function logDetail(language: Language, detail: string): string {
  return language === 'en' ? detail : detail.split(', ').map((part) => partOf(language, part)).join('、');
}
