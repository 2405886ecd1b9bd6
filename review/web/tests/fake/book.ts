// An address book and a review queue in memory, just enough of the server for working on the page.
import type { Card, Contact, ContactDetails, ContactSummary, Decision, ReviewItem, ReviewSummary } from '../../src/api/types';
import { sampleCards } from './sample_cards';

export class Book {
  readonly cards: Card[];
  readonly reviews: ReviewItem[];
  readonly notes = new Map<number, ContactDetails['notes']>();
  readonly tags = new Map<number, string[]>();

  constructor(count: number) {
    this.cards = sampleCards(count);
    this.reviews = this.cards.map((card): ReviewItem => ({
      id: card.summary.id, kind: 'card', status: 'open', etag: `"${card.summary.id}-1"`, created_at: card.summary.created_at,
      contact: card.summary.contact, card,
    }));
    this.reviews.splice(2, 0, this.#mergeItem(count + 1, 1, 2), this.#mergeItem(count + 2, 3, 4));
  }

  #mergeItem(id: number, a: number, b: number): ReviewItem {
    return {
      id, kind: 'merge', status: 'open', etag: `"${id}-1"`, created_at: '2026-03-31T09:05:00Z', score: 4.1,
      reasons: [{ rule: 'same full name', weight: 6 }, { rule: 'same mobile number', weight: 5.2 }, { rule: 'companies differ', weight: -4.4 }, { rule: 'e-mail addresses differ', weight: -2.7 }],
      contacts: [this.details(a), this.#elsewhere(a, b)],
    };
  }

  /** The person of contact `a` at another company, with the number and the picture of card `b`. */
  #elsewhere(a: number, b: number): ContactDetails {
    const [then, now] = [this.details(a), this.details(b)];
    const { family_name, given_name, phones } = then.contact;
    const contact: Contact = { ...now.contact, family_name: family_name ?? null, given_name: given_name ?? null, phones: phones ?? [] };
    return { ...now, contact, display_name: then.display_name };
  }

  summaries(): ReviewSummary[] {
    return this.reviews.filter((each) => each.status === 'open').map((item, index) => ({
      id: item.id, kind: item.kind, status: item.status, etag: item.etag, created_at: item.created_at,
      title: item.card ? `${nameOf(item.card.values)} ${item.card.values.company ?? ''}` : (item.contacts ?? []).map((each) => each.display_name).join(' / '),
      card: item.card?.summary.id ?? null, contacts: [], doubtful: item.card?.fields.filter((each) => each.doubtful).map((each) => each.path) ?? [],
      score: item.score ?? null, priority: 100 - index, image_url: item.card?.summary.sides[0]?.image_url ?? null,
    }));
  }

  decide(id: number, decision: Decision): ReviewItem | null {
    const item = this.reviews.find((each) => each.id === id);
    if (!item || item.status !== 'open') return null;
    if (decision.action !== 'skip') item.status = decision.action === 'accept' ? 'accepted' : 'rejected';
    if (decision.contact && item.card) item.card.values = decision.contact;
    return item;
  }

  details(id: number): ContactDetails {
    const card = this.cards[id - 1];
    if (!card) throw new Error(`no contact ${id}`);
    const posts = card.values.posts ?? [];
    return {
      id, status: id % 2 === 0 ? 'confirmed' : 'unconfirmed', revision: 1, etag: `"${id}"`, display_name: nameOf(card.values), contact: card.values,
      exchanged_on: card.summary.exchanged_on, tags: this.tags.get(id) ?? card.summary.tags,
      affiliations: posts.map((post) => ({ post, company_key: post.company, seen_from: '2023-04-01', seen_to: card.summary.exchanged_on, current: true, cards: [id] })),
      cards: [card.summary], notes: this.notes.get(id) ?? [], reviews: id % 2 === 0 ? [] : [id], masked: [], may_edit: true,
    };
  }

  find(q: string): ContactSummary[] {
    const folded = q.normalize('NFKC').toLowerCase();
    return this.cards
      .filter((card) => JSON.stringify(card.values).toLowerCase().includes(folded))
      .map((card): ContactSummary => ({
        id: card.summary.id, status: card.summary.id % 2 === 0 ? 'confirmed' : 'unconfirmed', revision: 1, display_name: nameOf(card.values),
        reading: card.values.family_kana ? `${card.values.family_kana} ${card.values.given_kana ?? ''}` : (card.values.latin_name ?? null),
        sorted_as: card.values.family_kana ?? card.values.family_name ?? null,
        company: card.values.company ?? null, department: card.values.departments?.[0] ?? null, job_title: card.values.job_titles?.[0] ?? null,
        phone: card.values.phones?.[0]?.printed ?? null, email: card.values.emails?.[0] ?? null, exchanged_on: card.summary.exchanged_on,
        tags: card.summary.tags, owners: ['佐藤'], image_url: card.summary.sides[0]?.image_url ?? null, cards: 1,
      }))
      .sort((a, b) => (a.reading ?? 'ん').localeCompare(b.reading ?? 'ん', 'ja'));
  }
}

function nameOf(contact: Contact): string {
  return [contact.family_name, contact.given_name].filter(Boolean).join(' ');
}
