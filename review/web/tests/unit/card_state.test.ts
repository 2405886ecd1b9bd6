import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/api/types';
import { isDone, openRows, startCard, stepCard, type CardState, type CardStep } from '../../src/review/card_state';

const doubtful = { printed: null, confidence: 0.5, doubtful: true, side: 'front', box: null } as const;
const card: Pick<Card, 'values' | 'fields'> = {
  values: { family_name: '山田', given_name: '大郎', company: '山田製作所', emails: ['a@example.jp'], phones: [{ kind: 'work', number: null, extension: null, printed: '03' }] },
  fields: [
    { path: 'given_name', value: '大郎', alternatives: ['太郎', '犬郎'], ...doubtful },
    { path: 'emails[0]', value: 'a@example.jp', alternatives: [], ...doubtful },
  ],
};

function after(...steps: CardStep[]): CardState {
  return steps.reduce(stepCard, startCard(card));
}

const accept: CardStep = { do: 'accept' };
const inHand = (state: CardState): string | undefined => state.rows[state.at]?.path;

describe('going through a card', () => {
  test('begins with the first doubtful value', () => expect(inHand(startCard(card))).toBe('given_name'));

  test('Enter accepts the value and goes to the next doubtful one, then to the card', () => {
    expect(inHand(after(accept))).toBe('emails[0]');
    const all = after(accept, accept);
    expect(openRows(all.rows)).toBe(0);
    expect(isDone(all, accept)).toBe(true);
    expect(isDone(after(accept), accept)).toBe(false);
  });

  test('a value that was left behind is come back to', () => {
    expect(inHand(after({ do: 'go', to: 4 }, accept))).toBe('given_name');
  });

  test('a card without doubt is accepted by the first Enter', () => {
    expect(isDone(startCard({ ...card, fields: [] }), accept)).toBe(true);
  });

  test('moving stops at both ends', () => {
    expect(after({ do: 'previous' }, { do: 'previous' }, { do: 'previous' }).at).toBe(0);
    expect(after({ do: 'go', to: 99 }, { do: 'next' }).at).toBe(5);
  });
});

describe('changing a value', () => {
  test('an alternative takes the value’s place and can be taken back', () => {
    const taken = after({ do: 'alternative', index: 0 });
    expect(taken.rows[1]).toMatchObject({ value: '太郎', alternatives: ['犬郎', '大郎'] });
    expect(after({ do: 'alternative', index: 0 }, { do: 'alternative', index: 1 }).rows[1]?.value).toBe('大郎');
    expect(after({ do: 'alternative', index: 7 }).rows[1]?.value).toBe('大郎');
  });

  test('the arrows go round all alternatives while typing', () => {
    const down: CardStep = { do: 'other_alternative', by: 1 };
    expect(after(down, down, down).rows[1]?.value).toBe('大郎');
    expect(after({ do: 'other_alternative', by: -1 }).rows[1]?.value).toBe('犬郎');
  });

  test('typing, then Enter, keeps it and goes on; Escape brings the old value back', () => {
    const typed = after({ do: 'edit' }, { do: 'write', text: '次郎' });
    expect(typed.editing).toBe(true);
    expect(stepCard(typed, accept)).toMatchObject({ editing: false, at: 4 });
    expect(stepCard(typed, { do: 'leave' }).rows[1]?.value).toBe('大郎');
  });

  test('leaving a value out accepts that', () => {
    expect(after({ do: 'clear' }).rows[1]).toMatchObject({ value: '', settled: true });
  });

  test('a new value is typed at once', () => {
    const state = after({ do: 'add', name: 'urls' });
    expect(state).toMatchObject({ editing: true });
    expect(inHand(state)).toBe('urls[0]');
  });

  test('the kind of a number is a change', () => {
    const state = after({ do: 'go', to: 3 }, { do: 'phone_kind', kind: 'mobile' });
    expect(state.rows[3]).toMatchObject({ settled: true, phone: { kind: 'mobile' } });
  });
});
