// Cards that were cut out by hand are read in the background; how that ends is told wherever the person is by then.
import { call } from '../api/client';
import { noteJob, onLive } from '../api/live.svelte';
import { t } from '../i18n/language.svelte';
import { go } from '../route/route.svelte';
import { tell, troubleOf } from '../ui/notices.svelte';
import { isOver } from './uploads.svelte';

/** `of`: the job whose file the card was cut out of; it shows the card as well. */
export function followCut(cut: number, of: number): void {
  const ended = onLive('job', (id) => void (id === null || id === cut ? look() : undefined));
  let told = false;

  async function look(): Promise<void> {
    const job = await call('GET jobs/{id}', { at: { id: cut } }).catch(() => null);
    if (job === null || !isOver(job) || told) return;
    told = true;
    ended();
    noteJob(of);
    const card = job.cards?.[0];
    const review = card?.reviews[0];
    if (job.state === 'failed') tell(`${t('cut_failed')} ${troubleOf(job)}`, 'bad');
    else if (card === undefined) tell(t('job_erased'), 'bad');
    else if (review !== undefined) tell(t('cut_done'), 'plain', { label: t('contact_to_review'), run: () => go('review', review) });
    else tell(t('cut_done'), 'plain', { label: t('job_to_contact'), run: () => go('contacts', card.contact) });
  }

  void look();  // it may be over before its number was known here
}
