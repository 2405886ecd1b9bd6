import { ApiProblem } from '../api/client';
import type { Job } from '../api/types';
import type { Word } from '../i18n/dictionary';
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

/** What went wrong, in the language of the page. The server's own sentence, which is English, only where it says more. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem_unexpected');
  if (error.status === 0) return t('problem_unreachable');
  if (error.code === null) return t(codesOfStatus[error.status] ?? 'problem_unexpected', { seconds: error.retryAfterSeconds ?? 30 });
  const vague = error.code === 'refused' || error.code === 'unusable' || error.code === 'malformed';
  if (vague && currentLanguage() === 'en' && error.detail !== '') return error.detail;
  return t(`code_${error.code}`, { seconds: error.retryAfterSeconds ?? 30 });
}

/** What a proxy in between may answer by itself. */
const codesOfStatus: Record<number, Word> = {
  401: 'code_signed_out', 403: 'code_no_right', 404: 'code_not_found', 413: 'code_too_large', 429: 'code_too_many_requests',
  502: 'problem_unreachable', 503: 'problem_unreachable', 504: 'problem_unreachable',
};

/** Why a job failed. */
export function troubleOf(job: Job): string {
  return job.trouble ? t(`trouble_${job.trouble}`) : (job.error ?? t('problem_unexpected'));
}

export function tellProblem(error: unknown): void {
  tell(wordsFor(error), 'bad');
}
