// Two contacts that may be one person, value by value. Pure.
import type { Contact } from '../api/types';
import { addressText, listFields, singleFields, type FieldName } from './field_rows';

export type Choice = 'left' | 'right';

export interface MergeRow {
  name: FieldName;
  left: string[];
  right: string[];
  same: boolean;
  choice: Choice;
  /** value: one of the two is shown; post: likewise, and what belongs to the company goes with it; first: both stay,
      the chosen one first; all: both stay, there is nothing to choose. */
  kind: 'value' | 'post' | 'first' | 'all';
}

/** An old company never stands beside a new title. */
const ofThePost: readonly FieldName[] = ['company', 'company_kana', 'company_latin', 'departments', 'job_titles'];
const withAFirst = ['qualifications', 'emails', 'urls'] as const;
const ofTheName = ['family_name', 'given_name', 'family_kana', 'given_kana', 'latin_name'] as const;

/** A reading belongs to its name: of two different names the other one's reading is none. */
const readingOf: Partial<Record<FieldName, FieldName>> = { family_kana: 'family_name', given_kana: 'given_name' };

function kindOf(name: FieldName): MergeRow['kind'] {
  if (ofThePost.includes(name)) return 'post';
  if (ofTheName.some((each) => each === name)) return 'value';
  return withAFirst.some((each) => each === name) ? 'first' : 'all';
}

function texts(contact: Contact, name: FieldName): string[] {
  if (name === 'phones') return (contact.phones ?? []).map((each) => each.printed ?? each.number ?? '');
  if (name === 'addresses') return (contact.addresses ?? []).map(addressText);
  const value = contact[name];
  return Array.isArray(value) ? value : value ? [value] : [];
}

/** What counts as the same value: the number behind a phone's print, else the text without blanks. */
function keys(contact: Contact, name: FieldName): string[] {
  if (name === 'phones') return (contact.phones ?? []).map((each) => each.number ?? each.printed ?? '');
  return texts(contact, name).map((each) => each.normalize('NFKC').replace(/\s+/g, '').toLowerCase());
}

/** Rows for every field that either has. `newer` is the side whose values win unless the person says otherwise. */
export function mergeRows(left: Contact, right: Contact, newer: Choice): MergeRow[] {
  const post: Choice = left.company ? (right.company ? newer : 'left') : 'right';
  const rows: MergeRow[] = [];
  for (const name of [...singleFields, ...listFields]) {
    const row = { name, left: texts(left, name), right: texts(right, name), kind: kindOf(name) };
    if (row.left.length === 0 && row.right.length === 0) continue;
    const same = keys(left, name).sort().join('\n') === keys(right, name).sort().join('\n');
    const filled = row.right.length === 0 ? 'left' : row.left.length === 0 ? 'right' : newer;
    rows.push({ ...row, same, choice: row.kind === 'post' ? post : filled });
  }
  return rows.map((row) => {
    const named = rows.find((each) => each.name === readingOf[row.name]);
    return named && isContested(named) ? { ...row, choice: named.choice } : row;
  });
}

/** Both sides say something, and something else. */
function isContested(row: MergeRow): boolean {
  return !row.same && row.left.length > 0 && row.right.length > 0;
}

/** Whether the value on that side will be seen. */
export function stays(row: MergeRow, side: Choice): boolean {
  return row.kind === 'all' || row.choice === side;
}

export function withChoice(rows: readonly MergeRow[], at: number, choice: Choice): MergeRow[] {
  const chosen = rows[at];
  return rows.map((row, index) => {
    const goesWith = chosen !== undefined && readingOf[row.name] === chosen.name && isContested(chosen);
    const concerned = index === at || goesWith || (chosen?.kind === 'post' && row.kind === 'post');
    return concerned ? { ...row, choice } : row;
  });
}

/** The values that a person chose, for the server; all else goes by its rules. */
export function chosenValues(rows: readonly MergeRow[]): Contact {
  const contact: Contact = {};
  for (const row of rows) {
    const [first] = row[row.choice];
    if (first === undefined) continue;
    for (const name of [...ofTheName, 'company'] as const) if (row.name === name) contact[name] = first;
    for (const name of withAFirst) if (row.name === name) contact[name] = [first];
  }
  return contact;
}
