import { File as NodeFile } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { addressBookOf } from '../../src/account/address_book';
import { logDetail } from '../../src/admin/log_detail';
import { madeUpPassword } from '../../src/admin/password';
import { acceptedShare, dayBefore, filledDays } from '../../src/admin/statistics';
import { addressOf } from '../../src/api/client';
import { indexOfReading } from '../../src/contacts/reading_index';
import { mailAddress, webAddress } from '../../src/contacts/links';
import { filterCount, queryOf, queryText, wordsOf } from '../../src/contacts/search_query';
import { formOf } from '../../src/intake/upload';
import { following, moved, padded, rectOf, stripOf, turnedRect, turnedSize, whole, zoomed, zoomOf } from '../../src/review/picture_view';

const card = { width: 1000, height: 600 };

describe('the view on a picture', () => {
  test('zooming keeps the point under the pointer', () => {
    const view = zoomed(whole(card), card, 2, { x: 250, y: 150 });
    expect(view).toEqual({ x: 125, y: 75, width: 500, height: 300 });
  });
  test('never shows less than a part in eight, nor more than all', () => {
    expect(zoomOf(zoomed(whole(card), card, 100, { x: 0, y: 0 }), card)).toBe(8);
    expect(zoomed(whole(card), card, 0.1, { x: 0, y: 0 })).toEqual(whole(card));
  });
  test('does not leave the picture', () => {
    const view = zoomed(whole(card), card, 2, { x: 0, y: 0 });
    expect(moved(view, card, { x: -50, y: 5000 })).toMatchObject({ x: 0, y: 300 });
  });
  test('follows the value in hand when zoomed in', () => {
    const view = zoomed(whole(card), card, 4, { x: 0, y: 0 });
    expect(following(view, card, { x: 500, y: 300, width: 100, height: 20 })).toMatchObject({ x: 425, y: 235 });
    expect(following(whole(card), card, { x: 0, y: 0, width: 1, height: 1 })).toEqual(whole(card));
  });
  test('boxes of any turn have a rectangle round them', () => {
    expect(rectOf([[5, 1], [9, 5], [5, 9], [1, 5]])).toEqual({ x: 1, y: 1, width: 8, height: 8 });
    expect(padded({ x: 1, y: 1, width: 8, height: 8 }, 1)).toEqual({ x: 0, y: 0, width: 10, height: 10 });
  });

  test('shows more of a line at its ends than above and below, within the picture', () => {
    const picture = { width: 1000, height: 600 };
    expect(stripOf({ x: 200, y: 100, width: 300, height: 40 }, picture)).toEqual({ x: 140, y: 88, width: 420, height: 64 });
    expect(stripOf({ x: 10, y: 5, width: 985, height: 40 }, picture)).toEqual({ x: 0, y: 0, width: 1000, height: 57 });
    expect(stripOf({ x: 500, y: 100, width: 40, height: 300 }, picture)).toEqual({ x: 488, y: 40, width: 64, height: 420 });
  });
  test('turned by quarters, what lay left on the card lies at the top', () => {
    const box = { x: 100, y: 50, width: 200, height: 20 };
    expect(turnedRect(box, card, 0)).toEqual(box);
    expect(turnedRect(box, card, 90)).toEqual({ x: 530, y: 100, width: 20, height: 200 });
    expect(turnedRect(box, card, 180)).toEqual({ x: 700, y: 530, width: 200, height: 20 });
    expect(turnedRect(box, card, 270)).toEqual({ x: 50, y: 700, width: 20, height: 200 });
    expect(turnedSize(card, 90)).toEqual({ width: 600, height: 1000 });
  });
});

describe('the index of readings', () => {
  test.each([['ヤマダ', 'ヤ'], ['ガトウ', 'カ'], ['ｻﾄｳ', 'サ'], ['たなか', 'タ'], ['Émile', 'E'], ['yamada', 'Y'], ['髙', '#'], ['', '…'], [null, '…']])(
    '%s under %s',
    (reading, heading) => expect(indexOfReading(reading)).toBe(heading),
  );
});

describe('what is asked of the contacts', () => {
  test('unknown names in the address are left out', () => {
    expect(wordsOf(new URLSearchParams('q=a&evil=1&tag='))).toEqual({ q: 'a' });
  });
  test('the newest comes first by day', () => expect(queryOf({ sort: 'exchanged_on' })).toMatchObject({ order: 'desc' }));
  test('best match needs words', () => expect(queryOf({ sort: 'best' })).toEqual({}));
  test('filters are counted without the words', () => expect(filterCount({ q: 'a', tag: 'b', status: '' })).toBe(1));
  test('as text', () => expect(queryText({ q: '山 田' })).toBe(`q=${encodeURIComponent('山')}+${encodeURIComponent('田')}`));
});

describe('addresses of the API', () => {
  test.each([
    ['contacts/{id}', { id: 7 }, {}, 'api/v1/contacts/7'], ['companies/{key}', { key: 'a/b' }, {}, 'api/v1/companies/a%2Fb'],
    ['/api/v1/cards/7/image?side=front', {}, {}, 'api/v1/cards/7/image?side=front'],
    ['contacts', {}, { q: 'a b', tag: '', limit: 5 }, 'api/v1/contacts?q=a+b&limit=5'],
  ])('%s', (path, at, query, address) => expect(addressOf(path, at as Record<string, string | number>, query)).toBe(address));
});

describe('figures', () => {
  const today = new Date(2026, 2, 2);
  test('days without cards are zero', () => {
    const days = filledDays([{ day: '2026-03-01', cards: 4, accepted: 3 }], today, 3);
    expect(days.map((each) => [each.day, each.cards])).toEqual([['2026-02-28', 0], ['2026-03-01', 4], ['2026-03-02', 0]]);
    expect(acceptedShare(days)).toBe(0.75);
  });
  test('no cards have no share', () => expect(acceptedShare([])).toBeNull());
  test('days are those of the calendar', () => expect(dayBefore(today, 2)).toBe('2026-02-28'));
});

test('what is not known of a batch is not sent', () => {
  const form = formOf(new NodeFile(['x'], 'a.png') as unknown as File, { event: ' 展示会 ', exchanged_on: '', owner: '', group: '', tags: 'a、b, ,c' });
  expect([...form.keys()]).toEqual(['event', 'tag', 'tag', 'tag', 'files']);
  expect(form.get('event')).toBe('展示会');
});

test.each([
  ['https://cards.example.co.jp/#/account', 'https://cards.example.co.jp/dav/', true],
  ['https://intra.example/meishi/?x=1#/account', 'https://intra.example/meishi/dav/', true],
  ['http://127.0.0.1:8080/#/account', 'http://127.0.0.1:8080/dav/', false],
])('the address book of %s', (page, address, isSafe) => {
  expect(addressBookOf(page)).toEqual({ address, isSafe });
});

describe('a password that is made up', () => {
  test('is long, plain to read and another one each time', () => {
    const passwords = Array.from({ length: 50 }, () => madeUpPassword());
    for (const each of passwords) expect(each).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{20}$/);
    expect(new Set(passwords).size).toBe(50);
  });
  test('takes no letter more often than another: bytes left over are not used', () => {
    expect(madeUpPassword((bytes) => bytes.map((_, at) => (224 + at) % 256))).toBe('abcdefghijkmnpqrstuv');
  });
});

describe('what is printed becomes a link only where it leads to what it says', () => {
  test.each([
    ['www.example.co.jp', 'https://www.example.co.jp'], ['http://example.jp/a?b=c', 'http://example.jp/a?b=c'],
    ['javascript:alert(1)', null], ['JaVaScRiPt:alert(1.5)//x', null], ['data:text/html,x.y', null], ['//evil', null],
    ['http://x.y" onmouseover="alert(6)', null], ['java\nscript:alert(1.2)', null],
  ])('web %s', (text, link) => expect(webAddress(text)).toBe(link));
  test.each([
    ['taro.yamada+x@example.co.jp', 'mailto:taro.yamada+x@example.co.jp'], ['a@b.c?bcc=evil@evil.example&body=x', null],
    ['a@b.c,d@e.f', null], ['a%0d%0abcc:x@b.c', null], ['javascript:alert(1)', null], ['no mailbox', null],
  ])('mail %s', (text, link) => expect(mailAddress(text)).toBe(link));
});

test.each([
  ['3 shown', '3件を表示'], ['user 12, editor', 'ユーザー #12、編集者'], ['csv, 40 contacts', 'csv、40件の連絡先'], ['user 1, command line', 'ユーザー #1、コマンドラインから'],
  ["card's origin", '交換日・イベント・グループ'], ['something new 7', 'something new 7'], ['', ''],
])('the log says %s in Japanese', (detail, japanese) => {
  expect(logDetail('ja', detail)).toBe(japanese);
  expect(logDetail('en', detail)).toBe(detail);
});
