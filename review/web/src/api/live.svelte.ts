// Live updates: the server tells what changed, whoever shows it reads it again.
import { addressOf } from './client';

export type LiveName = 'contact' | 'review' | 'job';
type Listener = (id: number | null) => void;

const listeners: Record<LiveName, Set<Listener>> = { contact: new Set(), review: new Set(), job: new Set() };
const longestWaitMs = 30_000;

let counts = $state<{ openReviews: number | null; jobs: number | null }>({ openReviews: null, jobs: null });
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let waitMs = 1000;

export function liveCounts(): { openReviews: number | null; jobs: number | null } {
  return counts;
}

/** Sets what is known by other ways (the queue's own total) until the server tells again. */
export function noteOpenReviews(open: number): void {
  counts.openReviews = open;
}

/** Calls `listener` at every change of that kind; gives back what ends it, for an effect to return. */
export function onLive(name: LiveName, listener: Listener): () => void {
  listeners[name].add(listener);
  return () => listeners[name].delete(listener);
}

/** Something that is shown of a job changed without the server telling of that job. */
export function noteJob(id: number): void {
  for (const listener of listeners.job) listener(id);
}

export function startLive(): void {
  stopLive();
  source = new EventSource(addressOf('events'));
  source.addEventListener('open', () => (waitMs = 1000));
  source.addEventListener('error', tryAgainLater);
  source.addEventListener('counts', (event) => {
    const given = parsed(event.data);
    counts = { openReviews: numberOr(given['open_reviews'], counts.openReviews), jobs: numberOr(given['jobs'], counts.jobs) };
  });
  for (const name of Object.keys(listeners) as LiveName[]) {
    source.addEventListener(name, (event) => {
      const id = numberOr(parsed(event.data)['id'], null);
      for (const listener of listeners[name]) listener(id);
    });
  }
}

export function stopLive(): void {
  clearTimeout(retry);
  source?.close();
  source = null;
}

// The browser tries again by itself after a broken connection, but not after an answer that is an error.
function tryAgainLater(): void {
  if (source?.readyState !== EventSource.CLOSED) return;
  clearTimeout(retry);
  retry = setTimeout(startLive, waitMs);
  waitMs = Math.min(waitMs * 2, longestWaitMs);
}

function parsed(data: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function numberOr<T>(value: unknown, otherwise: T): number | T {
  return typeof value === 'number' ? value : otherwise;
}
