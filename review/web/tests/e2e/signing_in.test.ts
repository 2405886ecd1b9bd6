import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, signIn, startBrowser, visit } from './browser';
import { administrator, serve, viewer, type Served } from './served';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

describe('signing in', () => {
  test('a wrong password is told and leaves no session', async () => {
    const visited = await visit(browser, served);
    const { page } = visited;
    await page.goto(served.address);
    await page.locator('input[name=name]').fill(administrator.name);
    await page.locator('input[name=password]').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.locator('header nav').count()).toBe(0);
    await visited.close();
  });

  test('the session outlives a reload and ends with signing out', async () => {
    const visited = await visit(browser, served, { locale: 'en-GB' });
    const { page } = visited;
    await signIn(page, served, administrator);
    await page.reload();
    await page.locator('header nav').waitFor();
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('input[name=password]').waitFor();
    await page.reload();
    await page.locator('input[name=password]').waitFor();
    expectQuiet(visited);
    await visited.close();
  });

  test('a viewer sees contacts and nothing else', async () => {
    const visited = await visit(browser, served, { locale: 'en-GB' });
    const { page } = visited;
    await signIn(page, served, viewer);
    expect(await page.locator('header nav a').allTextContents()).toEqual([expect.stringContaining('Contacts')]);
    await page.locator('tbody tr').first().waitFor();
    expect(await page.getByRole('button', { name: /Export/ }).count()).toBe(0);
    for (const hidden of ['admin/users', 'intake']) {
      await page.goto(`${served.address}/#/${hidden}`);
      await page.getByRole('searchbox').waitFor();
    }
    await page.goto(`${served.address}/#/account`);
    await page.getByRole('heading', { name: 'API tokens' }).waitFor();
    expect(await page.getByText('CardDAV').count()).toBe(0);  // needs the right to export
    expectQuiet(visited);
    await visited.close();
  });

  test('the page changes its language and its colours, and remembers them', async () => {
    const visited = await visit(browser, served);
    const { page } = visited;
    await signIn(page, served, administrator);
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Dark colours' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false);
    await page.reload();
    await page.getByRole('link', { name: 'Contacts' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expectQuiet(visited);
    await visited.close();
  });
});
