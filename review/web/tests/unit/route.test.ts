import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute } from '../../src/route/route';

describe('addresses', () => {
  test.each([
    ['', 'review', null], ['#/review', 'review', null], ['#/review/12', 'review', '12'], ['#/contacts/7', 'contacts', '7'],
    ['#/companies/%E5%B1%B1%2F%E7%94%B0', 'companies', '山/田'], ['#/nowhere/7', 'review', null], ['#/admin/users?x=1', 'admin', 'users'], ['#/account', 'account', null],
    ['#/contacts/%E5%', 'contacts', '%E5%'],
  ])('%s', (hash, screen, item) => {
    expect(parseRoute(hash)).toMatchObject({ screen, item });
  });

  test('what is written is read again', () => {
    const route = parseRoute(formatRoute('contacts', null, { q: '山田 & 太郎', tag: '', sort: 'reading' }));
    expect(Object.fromEntries(route.query)).toEqual({ q: '山田 & 太郎', sort: 'reading' });
    expect(parseRoute(formatRoute('companies', 'a/b?c#d')).item).toBe('a/b?c#d');
  });
});
