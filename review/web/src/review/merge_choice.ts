// Two contacts that may be one person, value by value. Pure.
import type { Contact } from '../api/types';
import { addressText, listFields, singleFields, type FieldName, type ListField } from './field_rows';

export type Choice = 'left' | 'right' | 'both';

export interface MergeRow {
  name: FieldName;
  left: string[];
  right: string[];
  same: boolean;
  choice: Choice;
  /** Lists may keep the values of both. */
  isList: boolean;
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

/** Rows for every field that either has. `newer` is the side whose single values win unless the person says otherwise. */
export function mergeRows(left: Contact, right: Contact, newer: 'left' | 'right'): MergeRow[] {
  const rows: MergeRow[] = [];
  for (const name of [...singleFields, ...listFields]) {
    const row = { name, left: texts(left, name), right: texts(right, name) };
    if (row.left.length === 0 && row.right.length === 0) continue;
    const isList = listFields.some((each) => each === name);
    const same = keys(left, name).sort().join('\n') === keys(right, name).sort().join('\n');
    rows.push({ ...row, isList, same, choice: firstChoice(row.left, row.right, isList, newer) });
  }
  return rows;
}

function firstChoice(left: string[], right: string[], isList: boolean, newer: 'left' | 'right'): Choice {
  if (right.length === 0) return 'left';
  if (left.length === 0) return 'right';
  return isList ? 'both' : newer;
}

export function withChoice(rows: readonly MergeRow[], at: number, choice: Choice): MergeRow[] {
  return rows.map((row, index) => (index === at && !(choice === 'both' && !row.isList) ? { ...row, choice } : row));
}

/** The united contact that the choices say. Posts go with the departments. */
export function unitedContact(left: Contact, right: Contact, rows: readonly MergeRow[]): Contact {
  const united: Record<string, unknown> = {};
  for (const row of rows) {
    united[row.name] = row.isList ? chosenList(left, right, row.name as ListField, row.choice) : chosenValue(row);
  }
  const departments = rows.find((each) => each.name === 'departments' || each.name === 'job_titles');
  const company = rows.find((each) => each.name === 'company');
  united['posts'] = chosenPosts(left, right, departments?.choice ?? company?.choice ?? 'left');
  return united as Contact;
}

function chosenValue(row: MergeRow): string | null {
  return (row.choice === 'right' ? row.right[0] : row.left[0]) ?? null;
}

function chosenList(left: Contact, right: Contact, name: ListField, choice: Choice): unknown[] {
  const ours: unknown[] = left[name] ?? [];
  const theirs: unknown[] = right[name] ?? [];
  if (choice !== 'both') return choice === 'left' ? ours : theirs;
  const known = new Set(keys(left, name));
  const added = keys(right, name);
  return [...ours, ...theirs.filter((_, index) => !known.has(added[index] ?? ''))];
}

function chosenPosts(left: Contact, right: Contact, choice: Choice): NonNullable<Contact['posts']> {
  const ours = left.posts ?? [];
  const theirs = right.posts ?? [];
  if (choice !== 'both') return choice === 'left' ? ours : theirs;
  const known = new Set(ours.map((each) => JSON.stringify(each)));
  return [...ours, ...theirs.filter((each) => !known.has(JSON.stringify(each)))];
}
