import { ApiProblem } from '../api/client';
import { currentLanguage, t } from '../i18n/language.svelte';

export interface Notice {
  id: number;
  tone: 'plain' | 'bad';
  text: string;
  action?: { label: string; run: () => void };
}

const shownForMs = { plain: 4000, bad: 9000 };
let notices = $state<Notice[]>([]);
let last = 0;

export function currentNotices(): Notice[] {
  return notices;
}

export function tell(text: string, tone: Notice['tone'] = 'plain', action?: Notice['action']): void {
  const id = ++last;
  notices = [...notices.slice(-2), action ? { id, tone, text, action } : { id, tone, text }];
  setTimeout(() => dismiss(id), shownForMs[tone]);
}

export function dismiss(id: number): void {
  notices = notices.filter((each) => each.id !== id);
}

/** The server's sentence about `error` where it is in the language of the page: the server speaks English. */
export function sentenceOf(error: ApiProblem): string {
  return currentLanguage() === 'en' ? error.detail : '';
}

/** What went wrong in words: the page's own where it knows the case, else the server's sentence. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem_unexpected');
  if (error.status === 0) return t('problem_unreachable');
  if (error.isConflict) return sentenceOf(error) || t('problem_conflict');
  if (error.status === 403) return sentenceOf(error) || t('problem_forbidden');
  if (error.status === 404) return sentenceOf(error) || t('problem_gone');
  if (error.status === 429) return t('problem_too_often', { seconds: error.retryAfterSeconds ?? 30 });
  return error.detail || error.title || t('problem_unexpected');
}

export function tellProblem(error: unknown): void {
  tell(wordsFor(error), 'bad');
}
