// What is asked of the contacts: the search box, the filters, the order. Kept in the page's address. Pure.
import type { Operations } from '../api/types';

export type ContactQuery = NonNullable<Operations['GET contacts']['query']>;
type Filter = 'company' | 'tag' | 'owner' | 'group' | 'event' | 'exchanged_from' | 'exchanged_to' | 'not_seen_since' | 'status';

export const filters: readonly Filter[] = [
  'tag', 'owner', 'event', 'group', 'company', 'exchanged_from', 'exchanged_to', 'not_seen_since', 'status',
];
export const sorts = ['best', 'reading', 'company', 'exchanged_on', 'added'] as const;

/** The names and values that stand in the address; unknown ones are left out. */
export function wordsOf(address: URLSearchParams): Record<string, string> {
  const names: string[] = ['q', 'sort', ...filters];
  return Object.fromEntries(names.map((name) => [name, address.get(name) ?? '']).filter(([, value]) => value !== ''));
}

/** The query for the server. Days come first for orders in which the newest matters. */
export function queryOf(words: Record<string, string>): ContactQuery {
  const query: Record<string, string> = { ...words };
  if (query['sort'] === 'best' && !query['q']) delete query['sort'];
  if (query['sort'] === 'exchanged_on' || query['sort'] === 'added') query['order'] = 'desc';
  return query as ContactQuery;
}

/** The same as a query string, for saved searches and exports. */
export function queryText(words: Record<string, string>): string {
  return new URLSearchParams(queryOf(words) as Record<string, string>).toString();
}

export function filterCount(words: Record<string, string>): number {
  return filters.filter((name) => (words[name] ?? '') !== '').length;
}
