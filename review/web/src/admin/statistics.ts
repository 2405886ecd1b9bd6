// Counts as the charts need them. Pure.
import type { Statistics } from '../api/types';

export type DayCount = Statistics['cards_by_day'][number];

/** The day `days` before `today`, as YYYY-MM-DD, by the local calendar. */
export function dayBefore(today: Date, days: number): string {
  const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** One entry for each of the last `span` days; days without a card are zero. */
export function filledDays(given: readonly DayCount[], today: Date, span: number): DayCount[] {
  const known = new Map(given.map((each) => [each.day, each]));
  return Array.from({ length: span }, (_, index) => {
    const day = dayBefore(today, span - 1 - index);
    return known.get(day) ?? { day, cards: 0, accepted: 0 };
  });
}

/** Share of the cards that no person had to look at; null without cards. */
export function acceptedShare(days: readonly DayCount[]): number | null {
  const cards = days.reduce((sum, each) => sum + each.cards, 0);
  return cards === 0 ? null : days.reduce((sum, each) => sum + each.accepted, 0) / cards;
}
