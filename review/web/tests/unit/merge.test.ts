import { describe, expect, test } from 'vitest';
import type { Contact } from '../../src/api/types';
import { chosenValues, mergeRows, stays, withChoice } from '../../src/review/merge_choice';
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

  test('a reading goes with its name where the names differ, and by itself where they are the same', () => {
    const pair = mergeRows({ ...left, given_name: '誓三' }, { ...right, given_name: '静夫', given_kana: 'シズオ' }, 'left');
    const choiceOf = (rowsThen: typeof pair, name: string) => rowsThen.find((each) => each.name === name)?.choice;
    expect(choiceOf(pair, 'given_kana')).toBe('left');
    expect(chosenValues(pair)).not.toHaveProperty('given_kana');
    const other = withChoice(pair, pair.findIndex((each) => each.name === 'given_name'), 'right');
    expect(choiceOf(other, 'given_kana')).toBe('right');
    expect(choiceOf(other, 'family_kana')).toBe('right');
    expect(chosenValues(other)).toMatchObject({ given_name: '静夫', given_kana: 'シズオ', family_kana: 'ヤマダ' });
  });

  test('the newer value wins, a lone one stays, lists that add up keep both', () => {
    expect(row('company')?.choice).toBe('right');
    expect(row('family_kana')?.choice).toBe('right');
    expect([stays(row('phones')!, 'left'), stays(row('phones')!, 'right')]).toEqual([true, true]);
    expect(mergeRows(left, right, 'left').find((each) => each.name === 'company')?.choice).toBe('left');
  });

  test('department and titles go with their company', () => {
    const chosen = withChoice(rows, rows.findIndex((each) => each.name === 'job_titles'), 'left');
    expect(chosen.filter((each) => each.kind === 'post').map((each) => each.choice)).toEqual(['left', 'left', 'left']);
    expect(chosen.find((each) => each.name === 'family_kana')?.choice).toBe('right');
  });

  test('the server is told what was chosen, of lists the first', () => {
    expect(chosenValues(rows)).toEqual({ family_name: '山田', given_name: '太郎', family_kana: 'ヤマダ', company: '(株)鈴木', emails: ['A@example.jp '] });
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
