// A card as rows that a person goes through one by one, and back into a contact. Pure.
import type { Address, Card, Contact, Field, Phone } from '../api/types';

export type Side = 'front' | 'back';
export type Box = readonly (readonly number[])[];

export interface FieldRow {
  /** The contract's path: family_name, phones[0]. New rows take the next number of their list. */
  path: string;
  /** The path without its number: what the row is called. */
  name: FieldName;
  value: string;
  /** As read; empty for rows that a person added. */
  original: string;
  doubtful: boolean;
  /** Seems to be printed but was not read. */
  unread: boolean;
  confidence: number | null;
  side: Side;
  box: Box | null;
  alternatives: string[];
  /** A person accepted or changed it. */
  settled: boolean;
  phone?: Phone;
  address?: Address;
}

export const singleFields = [
  'family_name', 'given_name', 'family_kana', 'given_kana', 'latin_name', 'company', 'company_kana', 'company_latin',
] as const;
export const listFields = [
  'departments', 'job_titles', 'qualifications', 'phones', 'emails', 'urls', 'addresses', 'social', 'notes',
] as const;
const textLists = ['departments', 'job_titles', 'qualifications', 'emails', 'urls', 'social', 'notes'] as const;

export type SingleField = (typeof singleFields)[number];
export type ListField = (typeof listFields)[number];
type TextList = (typeof textLists)[number];
export type FieldName = SingleField | ListField;

/** Rows that are always there, so that what was not read can be typed in without looking for a menu. */
const alwaysShown: readonly FieldName[] = ['family_name', 'given_name', 'company'];

export const addressParts = ['postal_code', 'region', 'locality', 'street', 'building'] as const;

export function fieldNameOf(path: string): FieldName | null {
  const name = path.replace(/\[\d+\].*$/, '');
  return [...singleFields, ...listFields].find((each) => each === name) ?? null;
}

export function emptyAddress(): Address {
  return { postal_code: null, region: null, locality: null, street: null, building: null, country: null, printed: null };
}

export function emptyPhone(): Phone {
  return { kind: 'work', number: null, extension: null, printed: null };
}

/** An address on one line, as it is shown and edited. */
export function addressText(address: Address): string {
  if (address.printed) return address.printed;
  const rest = [address.region, address.locality, address.street, address.building].filter(Boolean).join('');
  return [address.postal_code ? `〒${address.postal_code}` : '', rest].filter(Boolean).join(' ');
}

function blankRow(path: string, name: FieldName): FieldRow {
  return {
    path, name, value: '', original: '', doubtful: false, unread: false, confidence: null, side: 'front', box: null,
    alternatives: [], settled: false,
  };
}

/** `path`'s own doubt; for an address also that of its parts. */
function doubtsOf(fields: readonly Field[], path: string): Field[] {
  return fields.filter((each) => each.path === path || each.path.startsWith(`${path}.`));
}

function rowOf(fields: readonly Field[], path: string, name: FieldName, value: string): FieldRow {
  const doubts = doubtsOf(fields, path);
  const own = doubts.find((each) => each.path === path) ?? doubts[0];
  const row = { ...blankRow(path, name), value, original: value };
  if (!own) return row;
  return {
    ...row,
    doubtful: doubts.some((each) => each.doubtful),
    unread: value === '' && doubts.some((each) => each.doubtful),
    confidence: Math.min(...doubts.map((each) => each.confidence ?? 0)),
    side: own.side,
    box: own.box,
    alternatives: [...new Set(own.alternatives)].filter((each) => each !== value),
  };
}

function valuesOf(contact: Contact, name: ListField): { text: string; phone?: Phone; address?: Address }[] {
  if (name === 'phones') return (contact.phones ?? []).map((phone) => ({ text: phone.printed ?? phone.number ?? '', phone }));
  if (name === 'addresses') return (contact.addresses ?? []).map((address) => ({ text: addressText(address), address }));
  return (contact[name] ?? []).map((text) => ({ text }));
}

export function rowsOf(card: Pick<Card, 'values' | 'fields'>): FieldRow[] {
  const rows: FieldRow[] = [];
  for (const name of singleFields) {
    const value = card.values[name] ?? '';
    const doubts = doubtsOf(card.fields, name);
    if (value !== '' || doubts.length > 0 || alwaysShown.includes(name)) rows.push(rowOf(card.fields, name, name, value));
  }
  for (const name of listFields) {
    const values = valuesOf(card.values, name);
    values.forEach(({ text, ...parts }, index) => {
      rows.push({ ...rowOf(card.fields, `${name}[${index}]`, name, text), ...parts });
    });
    rows.push(...unreadRows(card.fields, name, values.length));
  }
  return rows;
}

/** Values that seem to be printed beyond those that were read. */
function unreadRows(fields: readonly Field[], name: ListField, read: number): FieldRow[] {
  const paths = new Set(
    fields
      .map((each) => each.path.replace(/\..*$/, ''))
      .filter((path) => path === name || (path.startsWith(`${name}[`) && Number(/\[(\d+)\]/.exec(path)?.[1]) >= read)),
  );
  return [...paths].map((path) => ({ ...rowOf(fields, path, name, ''), ...partsFor(name) }));
}

function partsFor(name: FieldName): Pick<FieldRow, 'phone' | 'address'> {
  if (name === 'phones') return { phone: emptyPhone() };
  if (name === 'addresses') return { address: emptyAddress() };
  return {};
}

/** A row for a value that the card's reading missed, behind the others of its kind. */
export function withNewRow(rows: readonly FieldRow[], name: FieldName): { rows: FieldRow[]; at: number } {
  const there = rows.findIndex((each) => each.name === name);
  if (there >= 0 && singleFields.some((each) => each === name)) return { rows: [...rows], at: there };
  const order: readonly FieldName[] = [...singleFields, ...listFields];
  const rank = order.indexOf(name);
  const behind = rows.findIndex((each) => order.indexOf(each.name) > rank);
  const at = behind < 0 ? rows.length : behind;
  const count = rows.filter((each) => each.name === name).length;
  const path = singleFields.some((each) => each === name) ? name : `${name}[${count}]`;
  const row = { ...blankRow(path, name), ...partsFor(name) };
  return { rows: [...rows.slice(0, at), row, ...rows.slice(at)], at };
}

/** The contact that the rows say; what no row shows stays as it was in `values`. */
export function contactOf(values: Contact, rows: readonly FieldRow[]): Contact {
  const contact: Contact = { ...values };
  for (const name of singleFields) {
    const row = rows.find((each) => each.name === name);
    contact[name] = row ? row.value.trim() || null : (values[name] ?? null);
  }
  const filled = (name: ListField) => rows.filter((each) => each.name === name && each.value.trim() !== '');
  for (const name of textLists) contact[name] = filled(name).map((each) => each.value.trim());
  contact.phones = filled('phones').map(phoneOf);
  contact.addresses = filled('addresses').map(addressOfRow);
  contact.posts = postsOf(values, rows, contact);
  return contact;
}

function phoneOf(row: FieldRow): Phone {
  const phone = row.phone ?? emptyPhone();
  if (row.value === row.original) return phone;
  return { ...phone, number: null, printed: row.value.trim() };  // the server works out the number
}

function addressOfRow(row: FieldRow): Address {
  const address = row.address ?? emptyAddress();
  if (row.value === addressText(address)) return { ...address, printed: row.value };
  return { ...emptyAddress(), country: address.country, ...partsOfText(row.value) };
}

/** Parts of an address typed in one line: the postal code is taken off, the rest stays together as the street. */
export function partsOfText(text: string): Partial<Address> {
  const printed = text.trim();
  const match = /^(?:〒\s*)?([0-9０-９]{3})[-‐－―−ー]?([0-9０-９]{4})(?![0-9０-９])\s*(.*)$/u.exec(printed);
  if (!match) return { street: printed, printed };
  const digits = (part: string | undefined): string => (part ?? '').normalize('NFKC');
  return { postal_code: `${digits(match[1])}-${digits(match[2])}`, street: match[3] ?? '', printed };
}

/** Posts follow what happened to their department and titles. */
function postsOf(values: Contact, rows: readonly FieldRow[], contact: Contact): NonNullable<Contact['posts']> {
  const posts = values.posts ?? [];
  const company = contact.company ?? null;
  if (posts.length <= 1 && (contact.departments ?? []).length <= 1) {
    const titles = contact.job_titles ?? [];
    const department = contact.departments?.[0] ?? null;
    return company || department || titles.length > 0 ? [{ company, department, job_titles: titles }] : [];
  }
  const renamed = (name: TextList, text: string) => rows.find((each) => each.name === name && each.original === text)?.value.trim() ?? text;
  const moved = posts.map((post) => ({
    company: post.company === (values.company ?? null) ? company : post.company,
    department: post.department === null ? null : renamed('departments', post.department) || null,
    job_titles: post.job_titles.map((title) => renamed('job_titles', title)).filter((title) => title !== ''),
  }));
  const known = new Set(moved.flatMap((post) => post.job_titles));
  const first = moved[0];
  if (first) first.job_titles.push(...(contact.job_titles ?? []).filter((title) => !known.has(title)));
  const departments = new Set(moved.map((post) => post.department));
  for (const department of contact.departments ?? []) {
    if (!departments.has(department)) moved.push({ company, department, job_titles: [] });
  }
  return moved;
}

/** A confidence in per cent for people, rounded down: what waits is never shown as wholly sure. */
export function percentOf(confidence: number): number {
  const steps = confidence < 0.99 ? 100 : 1000;
  return (Math.floor(confidence * steps + 1e-6) * 100) / steps;
}
