import { describe, expect, test } from 'vitest';
import type { Contact } from '../../src/api/types';
import { mergeRows, unitedContact, withChoice } from '../../src/review/merge_choice';
import { waterfallOf } from '../../src/review/waterfall';

const phone = (number: string, printed: string) => ({ kind: 'work' as const, number, extension: null, printed });
const left: Contact = {
  family_name: '山田', given_name: '太郎', company: '(株)山田', departments: ['営業部'], job_titles: ['課長'],
  posts: [{ company: '(株)山田', department: '営業部', job_titles: ['課長'] }], phones: [phone('+8131', '03-1')], emails: ['a@example.jp'],
};
const right: Contact = {
  family_name: '山田', given_name: '太郎', family_kana: 'ヤマダ', company: '(株)鈴木', departments: ['企画部'], job_titles: ['部長'],
  posts: [{ company: '(株)鈴木', department: '企画部', job_titles: ['部長'] }], phones: [phone('+8131', '03（1）')], emails: ['A@example.jp ', 'b@example.jp'],
};

describe('two contacts side by side', () => {
  const rows = mergeRows(left, right, 'right');
  const row = (name: string) => rows.find((each) => each.name === name);

  test('equal is what says the same', () => {
    expect(row('family_name')?.same).toBe(true);
    expect(row('phones')?.same).toBe(true);
    expect(row('emails')?.same).toBe(false);
  });

  test('the newer single value wins, a lone one stays, lists keep both', () => {
    expect(row('company')?.choice).toBe('right');
    expect(row('family_kana')?.choice).toBe('right');
    expect(row('emails')?.choice).toBe('both');
    expect(mergeRows(left, right, 'left').find((each) => each.name === 'company')?.choice).toBe('left');
  });

  test('the united contact has the chosen values, each once', () => {
    const united = unitedContact(left, right, rows);
    expect(united).toMatchObject({ company: '(株)鈴木', family_kana: 'ヤマダ', emails: ['a@example.jp', 'b@example.jp'] });
    expect(united.phones).toHaveLength(1);
    expect(united.posts).toHaveLength(2);
  });

  test('a single value cannot be both', () => {
    const at = rows.findIndex((each) => each.name === 'company');
    expect(withChoice(rows, at, 'both')[at]?.choice).toBe('right');
    expect(unitedContact(left, right, withChoice(rows, at, 'left')).company).toBe('(株)山田');
  });
});

describe('the waterfall', () => {
  test('bars add up', () => {
    const fall = waterfallOf([{ rule: 'a', weight: 6 }, { rule: 'b', weight: -2 }]);
    expect(fall).toMatchObject({ score: 4, zero: 0 });
    expect(fall.bars).toMatchObject([{ from: 0, to: 100 }, { from: expect.closeTo(66.7, 1), to: 100 }]);
  });

  test('what falls below zero is to be seen', () => {
    const fall = waterfallOf([{ rule: 'a', weight: -5 }, { rule: 'b', weight: 5 }]);
    expect(fall).toMatchObject({ zero: 100 });
    expect(fall.bars[0]).toMatchObject({ from: 0, to: 100 });
  });

  test('no evidence draws nothing', () => expect(waterfallOf([])).toMatchObject({ bars: [], score: 0 }));
});
