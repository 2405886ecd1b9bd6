import { describe, expect, test } from 'vitest';
import type { Address, Contact, Field, Phone } from '../../src/api/types';
import { addressText, contactOf, emptyAddress, fieldNameOf, partsOfText, percentOf, rowsOf, withNewRow, type FieldRow } from '../../src/review/field_rows';

const phone = (kind: Phone['kind'], printed: string, number: string | null): Phone => ({ kind, printed, number, extension: null });
const address: Address = {
  ...emptyAddress(), postal_code: '100-0001', region: '東京都', locality: '千代田区', street: '千代田1-1', country: 'JP',
  printed: '〒100-0001 東京都千代田区千代田1-1',
};
const contact: Contact = {
  family_name: '髙橋', given_name: '太郎', family_kana: null, given_kana: null, latin_name: null, company: '株式会社山田製作所',
  company_kana: null, company_latin: null, departments: ['営業部', '広報室'], job_titles: ['部長', '室長'],
  posts: [
    { company: '株式会社山田製作所', department: '営業部', job_titles: ['部長'] },
    { company: '株式会社山田製作所', department: '広報室', job_titles: ['室長'] },
  ],
  qualifications: [], phones: [phone('work', '03-1234-5678', '+81312345678')], emails: ['a@example.co.jp'], urls: [], addresses: [address],
  social: [], notes: [],
};
const doubt = (path: string, more: Partial<Field> = {}): Field => ({
  path, value: null, printed: null, confidence: 0.6, doubtful: true, side: 'front', box: null, alternatives: [], ...more,
});

function changed(rows: FieldRow[], path: string, value: string): FieldRow[] {
  return rows.map((row) => (row.path === path ? { ...row, value, settled: true } : row));
}

describe('rows', () => {
  test('one for each value, in the card’s order, and for the names always', () => {
    expect(rowsOf({ values: contact, fields: [] }).map((each) => each.path)).toEqual([
      'family_name', 'given_name', 'company', 'departments[0]', 'departments[1]', 'job_titles[0]', 'job_titles[1]', 'phones[0]',
      'emails[0]', 'addresses[0]',
    ]);
    expect(rowsOf({ values: {}, fields: [] }).map((each) => each.path)).toEqual(['family_name', 'given_name', 'company']);
  });

  test('doubt about a part of an address is doubt about the address', () => {
    const row = rowsOf({ values: contact, fields: [doubt('addresses[0].postal_code')] }).find((each) => each.path === 'addresses[0]');
    expect(row).toMatchObject({ doubtful: true, confidence: 0.6, unread: false });
  });

  test('what seems to be printed but was not read has an empty row', () => {
    const rows = rowsOf({ values: contact, fields: [doubt('family_kana'), doubt('emails[1]')] });
    expect(rows.filter((each) => each.unread).map((each) => each.path)).toEqual(['family_kana', 'emails[1]']);
  });

  test('alternatives are named once, and never the value itself', () => {
    const given = ['髙橋', '高橋', '高橋'];
    expect(rowsOf({ values: contact, fields: [doubt('family_name', { alternatives: given })] })[0]?.alternatives).toEqual(['高橋']);
  });

  test.each([['phones[12]', 'phones'], ['addresses[0].street', 'addresses'], ['family_name', 'family_name'], ['nothing', null]])(
    '%s is called %s',
    (path, name) => expect(fieldNameOf(path)).toBe(name),
  );
});

describe('the contact that rows say', () => {
  test('is the same when nothing was changed', () => {
    expect(contactOf(contact, rowsOf({ values: contact, fields: [] }))).toEqual(contact);
  });

  test('has the changed values, trimmed, and null for emptied ones', () => {
    let rows = changed(rowsOf({ values: contact, fields: [] }), 'family_name', ' 高橋 ');
    rows = changed(rows, 'company', '');
    expect(contactOf(contact, rows)).toMatchObject({ family_name: '高橋', company: null });
  });

  test('leaves the number of a changed phone to the server', () => {
    const rows = changed(rowsOf({ values: contact, fields: [] }), 'phones[0]', '03-1234-5679');
    expect(contactOf(contact, rows).phones).toEqual([phone('work', '03-1234-5679', null)]);
  });

  test('has posts that follow their department and titles', () => {
    let rows = changed(rowsOf({ values: contact, fields: [] }), 'departments[1]', '広報部');
    rows = changed(rows, 'job_titles[1]', '');
    const result = contactOf(contact, rows);
    expect(result.departments).toEqual(['営業部', '広報部']);
    expect(result.posts?.[1]).toEqual({ company: '株式会社山田製作所', department: '広報部', job_titles: [] });
  });

  test('has one post where there is one department', () => {
    const simple: Contact = { ...contact, departments: [], job_titles: [], posts: [] };
    const { rows, at } = withNewRow(rowsOf({ values: simple, fields: [] }), 'job_titles');
    const result = contactOf(simple, changed(rows, rows[at]?.path ?? '', '課長'));
    expect(result.posts).toEqual([{ company: '株式会社山田製作所', department: null, job_titles: ['課長'] }]);
  });
});

test('a new row stands behind the others of its kind', () => {
  const { rows, at } = withNewRow(rowsOf({ values: contact, fields: [] }), 'phones');
  expect(rows[at]).toMatchObject({ path: 'phones[1]', value: '', phone: { kind: 'work' } });
  expect(rows[at - 1]?.path).toBe('phones[0]');
  expect(withNewRow(rows, 'company').rows).toHaveLength(rows.length);
});

describe('an address typed in one line', () => {
  test.each([
    ['〒100-0001 東京都千代田区1-1', '100-0001', '東京都千代田区1-1'], ['１００−０００１　髙島町１', '100-0001', '髙島町１'],
    ['1000001東京都', '100-0001', '東京都'], ['東京都千代田区1-1', undefined, '東京都千代田区1-1'], ['12345678 X', undefined, '12345678 X'],
  ])('%s', (text, postal, street) => {
    expect(partsOfText(text)).toMatchObject({ street, printed: text, ...(postal ? { postal_code: postal } : {}) });
    expect(partsOfText(text).postal_code).toBe(postal);
  });

  test('parts without print are put together', () => {
    expect(addressText({ ...address, printed: null })).toBe('〒100-0001 東京都千代田区千代田1-1');
  });
});

test.each([[0.114, 11], [0.55, 55], [0.29, 29], [0.9899, 98], [0.9957, 99.5], [0.99999, 99.9], [0, 0]])('%f is shown as %f %%', (confidence, shown) => {
  expect(percentOf(confidence)).toBe(shown);
});
