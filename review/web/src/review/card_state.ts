// What a key does to the card in hand. Pure: a state and a step give the next state, and whether the card is done.
import type { Card, Phone } from '../api/types';
import { rowsOf, withNewRow, type FieldName, type FieldRow } from './field_rows';

export interface CardState {
  rows: FieldRow[];
  /** The row in hand; rows.length means the card as a whole. */
  at: number;
  editing: boolean;
  /** The row's value before it was edited, to go back to. */
  before: string;
}

export type CardStep =
  | { do: 'accept' }
  | { do: 'go'; to: number }
  | { do: 'next' | 'previous' }
  | { do: 'edit' | 'leave' | 'clear' }
  | { do: 'write'; text: string }
  | { do: 'alternative'; index: number }
  | { do: 'other_alternative'; by: 1 | -1 }
  | { do: 'phone_kind'; kind: Phone['kind'] }
  | { do: 'add'; name: FieldName };

export function startCard(card: Pick<Card, 'values' | 'fields'>): CardState {
  const rows = rowsOf(card);
  return { rows, at: nextOpen(rows, -1), editing: false, before: '' };
}

/** Rows that still want a look. */
export function openRows(rows: readonly FieldRow[]): number {
  return rows.filter((each) => each.doubtful && !each.settled).length;
}

/** The next row that wants a look, round the end; rows.length when there is none. */
function nextOpen(rows: readonly FieldRow[], from: number): number {
  for (let step = 1; step <= rows.length; ++step) {
    const index = (from + step + rows.length) % rows.length;
    const row = rows[index];
    if (row && row.doubtful && !row.settled) return index;
  }
  return rows.length;
}

function changed(state: CardState, change: Partial<FieldRow>): CardState {
  return { ...state, rows: state.rows.map((row, index) => (index === state.at ? { ...row, ...change } : row)) };
}

export function isDone(state: CardState, step: CardStep): boolean {
  return step.do === 'accept' && !state.editing && state.at >= state.rows.length;
}

export function stepCard(state: CardState, step: CardStep): CardState {
  const row = state.rows[state.at];
  switch (step.do) {
    case 'accept': {
      if (!row) return { ...state, editing: false };
      const settled = changed(state, { settled: true });
      return { ...settled, at: nextOpen(settled.rows, state.at), editing: false };
    }
    case 'go':
      return { ...state, at: Math.max(0, Math.min(step.to, state.rows.length)), editing: false };
    case 'next':
      return { ...state, at: Math.min(state.at + 1, state.rows.length), editing: false };
    case 'previous':
      return { ...state, at: Math.max(state.at - 1, 0), editing: false };
    case 'edit':
      return row ? { ...state, editing: true, before: row.value } : state;
    case 'leave':
      return state.editing ? { ...changed(state, { value: state.before }), editing: false } : state;
    case 'write':
      return row ? changed(state, { value: step.text }) : state;
    case 'clear':
      return row ? stepCard(changed(state, { value: '' }), { do: 'accept' }) : state;
    case 'alternative': {
      const value = row?.alternatives[step.index];
      return row && value !== undefined ? swapped(state, row, value) : state;
    }
    case 'other_alternative':
      return row ? stepCard(state, { do: 'alternative', index: step.by > 0 ? 0 : row.alternatives.length - 1 }) : state;
    case 'phone_kind':
      return row?.phone ? changed(state, { phone: { ...row.phone, kind: step.kind }, settled: true }) : state;
    case 'add': {
      const { rows, at } = withNewRow(state.rows, step.name);
      return { rows, at, editing: true, before: rows[at]?.value ?? '' };
    }
  }
}

/** Takes another value; the one shown until now becomes an alternative, so that nothing is lost by trying. */
function swapped(state: CardState, row: FieldRow, value: string): CardState {
  const others = row.alternatives.filter((each) => each !== value);
  const alternatives = row.value === '' ? others : [...others, row.value];
  return changed(state, { value, alternatives });
}
