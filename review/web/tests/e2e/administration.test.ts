import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, inHand, nextItem, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, serve, viewer, type Served } from './served';

let served: Served;
let browser: Browser;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
  visited = await visit(browser, served, { locale: 'en-GB', acceptDownloads: true });
  page = visited.page;
  await signIn(page, served, administrator);
});

afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await served?.stop();
});

afterEach(() => expectQuiet(visited));

const tab = (name: string): Promise<unknown> => page.goto(`${served.address}/#/admin/${name}`);

describe('administration', () => {
  test('figures count contacts and draw charts', async () => {
    await tab('statistics');
    const contacts = page.locator('.counts li', { hasText: 'Contacts' }).locator('.big');
    await expect.poll(async () => Number((await contacts.textContent())?.replace(/\D/g, ''))).toBeGreaterThan(10);
    await page.getByRole('img', { name: 'Cards a day' }).waitFor();
  });

  test('the time that a card takes is measured and shown', async () => {
    await page.goto(`${served.address}/#/review/card`);
    await page.locator('[data-review]').waitFor();
    const item = await inHand(page);
    const glance = 400;
    await page.waitForTimeout(glance);
    await page.keyboard.press('a');
    await nextItem(page, item);
    await tab('statistics');
    const row = page.locator('section', { hasText: 'Time per card' }).locator('tr', { hasText: administrator.name });
    expect(Number(await row.locator('td').nth(2).textContent())).toBeGreaterThanOrEqual(glance / 1000);
  });

  test('a user is added, signs in, and is disabled', async () => {
    await tab('users');
    await page.getByRole('button', { name: 'Add a user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('User name').fill('tanaka');
    await dialog.getByLabel('Shown as').fill('田中 一郎');
    await dialog.getByLabel('Role').selectOption('editor');
    await dialog.getByLabel(/New password/).fill('tanaka has a password');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.locator('tr', { hasText: 'tanaka' }).getByText('Yes').waitFor();  // editors may export
    const theirs = await visit(browser, served, { locale: 'en-GB' });
    await signIn(theirs.page, served, { name: 'tanaka', password: 'tanaka has a password' });
    expect(await theirs.page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await page.locator('tr', { hasText: 'tanaka' }).getByRole('button', { name: 'Edit' }).click();
    await dialog.getByLabel('Disabled').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.locator('tr', { hasText: 'tanaka' }).getByText('Disabled').waitFor();
    await theirs.page.reload();
    await theirs.page.locator('input[name=password]').waitFor();
    await theirs.close();
  });

  test('a user gets a made-up password and no export, and is removed after a question', async () => {
    await tab('users');
    await page.getByRole('button', { name: 'Add a user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('User name').fill('mori');
    await dialog.getByLabel('Role').selectOption('editor');
    await dialog.getByLabel('May export contacts').uncheck();
    await dialog.getByRole('button', { name: 'Make one up' }).click();
    const password = await dialog.getByLabel(/New password/).inputValue();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.locator('tr', { hasText: 'mori' }).getByText('No', { exact: true }).waitFor();
    const theirs = await visit(browser, served, { locale: 'en-GB' });
    await signIn(theirs.page, served, { name: 'mori', password });
    await theirs.page.goto(`${served.address}/#/contacts`);
    await theirs.page.locator('tbody tr').first().waitFor();
    expect(await theirs.page.getByRole('button', { name: /Export/ }).count()).toBe(0);
    await theirs.page.goto(`${served.address}/#/account`);
    await theirs.page.getByLabel('Name', { exact: true }).fill('script');
    expect(await theirs.page.getByLabel('administer').count()).toBe(0);
    await theirs.page.getByRole('button', { name: 'Make the token' }).click();
    const token = (await theirs.page.locator('.made code').textContent()) ?? '';
    const status = async (): Promise<number> =>
      (await fetch(`${served.address}/api/v1/contacts?limit=1`, { headers: { Authorization: `Bearer ${token}` } })).status;
    expect(await status()).toBe(200);
    await theirs.close();
    await page.locator('tr', { hasText: 'mori' }).getByRole('button', { name: 'Edit' }).click();
    expect(await dialog.getByLabel('User name').isEditable()).toBe(false);
    await dialog.locator('li', { hasText: 'script' }).getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(status).toBe(401);
    await dialog.getByRole('button', { name: 'Remove the user' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Cancel' }).click();
    expect(await page.locator('tr', { hasText: 'mori' }).count()).toBe(1);
    await dialog.getByRole('button', { name: 'Remove the user' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => page.locator('tr', { hasText: 'mori' }).count()).toBe(0);
  });

  test('a group with its rule', async () => {
    await tab('groups');
    await page.getByLabel('New group').fill('営業');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const group = page.locator('section', { hasText: '営業' });
    const stored = (act: () => Promise<unknown>): Promise<unknown> =>
      Promise.all([page.waitForResponse((each) => each.request().method() === 'PATCH'), act()]);
    await stored(() => group.getByLabel('The cards are seen by').selectOption('everyone'));
    await stored(() => group.getByLabel('Mobile').check());
    await stored(() => group.getByLabel('The cards may be taken out by').selectOption('members'));
    await page.reload();
    await expect.poll(() => group.getByLabel('Mobile').isChecked()).toBe(true);
    expect(await group.getByLabel('The cards may be taken out by').inputValue()).toBe('members');
    await group.getByRole('button', { name: 'Remove the group' }).click();
    await expect.poll(() => group.count()).toBe(0);
  });

  test('of two administrators on one user the second is told, and sees what is there', async () => {
    await tab('users');
    const edit = async (window: Page): Promise<void> => window.locator('tr', { hasText: viewer.name }).getByRole('button', { name: 'Edit' }).click();
    const other = await visit(browser, served, { locale: 'en-GB' });
    await signIn(other.page, served, administrator);
    await other.page.goto(`${served.address}/#/admin/users`);
    await edit(other.page);
    await edit(page);
    await page.getByRole('dialog').getByLabel('Shown as').fill('鈴木 次郎');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.locator('tr', { hasText: '鈴木 次郎' }).waitFor();
    await other.page.getByRole('dialog').getByLabel('Role').selectOption('administrator');
    await other.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await other.page.locator('.notices p.bad', { hasText: 'Somebody else changed it' }).waitFor();
    await other.page.locator('tr', { hasText: '鈴木 次郎' }).getByText('Viewer').waitFor();
    expectQuiet(other);
    await other.close();
  });

  test('rules that are changed one right after the other are all kept', async () => {
    await tab('groups');
    await page.getByLabel('New group').fill('総務');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const group = page.locator('section', { hasText: '総務' });
    await group.getByLabel('The cards are seen by').selectOption('everyone');
    await expect.poll(() => group.getByLabel('Mobile').isEnabled()).toBe(true);
    // Faster than the server answers.
    let answers = 0;
    page.on('response', (each) => void (each.request().method() === 'PATCH' && each.ok() && ++answers));
    await group.evaluate((section) => {
      for (const box of section.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.click();
    });
    await expect.poll(() => answers).toBe(6);
    await page.reload();
    await expect.poll(() => group.locator('input[type=checkbox]:checked').count()).toBe(6);
    await group.getByRole('button', { name: 'Remove the group' }).click();
    await expect.poll(() => group.count()).toBe(0);
  });

  test('a card given to a group is seen by its members, and by others as its rule says', async () => {
    await tab('groups');
    await page.getByLabel('New group').fill('法務');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const group = page.locator('section', { hasText: '法務' });
    await group.waitFor();
    await page.goto(`${served.address}/#/intake`);
    await expect.poll(() => page.getByRole('combobox', { name: 'Group' }).locator('option').allTextContents()).toContain('法務');

    const address = `${served.address}/#/contacts/2`;
    await page.goto(address);
    await page.locator('a[href^="mailto:"]').first().waitFor();
    const mailbox = await page.locator('a[href^="mailto:"]').first().textContent();
    const giveTo = async (name: string): Promise<void> => {
      await page.goto(address);
      await page.getByRole('button', { name: 'Change day, event, group' }).click();
      await expect.poll(() => page.getByRole('dialog').getByLabel('Group').locator('option').count()).toBeGreaterThan(1);
      await page.getByRole('dialog').getByLabel('Group').selectOption(name);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await giveTo('法務');
    const theirs = await visit(browser, served, { locale: 'en-GB' });
    await signIn(theirs.page, served, viewer);
    await theirs.page.goto(address);
    await theirs.page.getByRole('alert').waitFor();

    await tab('groups');
    await group.getByLabel('The cards are seen by').selectOption('everyone');
    await group.getByLabel('E-mail').check();
    await expect.poll(() => group.getByLabel('E-mail').isEnabled()).toBe(true);
    await expect.poll(async () => {
      await theirs.page.reload();
      return theirs.page.getByText('Hidden by group rules: E-mail').isVisible();
    }).toBe(true);
    expect(await theirs.page.content()).not.toContain(mailbox);
    await theirs.page.goto(`${served.address}/#/contacts?q=${encodeURIComponent(mailbox ?? '')}`);
    await theirs.page.getByText('Nobody matches').waitFor();
    expectQuiet(theirs);
    await theirs.close();
    await giveTo('');
  });

  test('a token is shown once and revoked', async () => {
    await page.goto(`${served.address}/#/account`);
    await page.getByLabel('Name', { exact: true }).fill('crm');
    await page.getByRole('button', { name: 'Make the token' }).click();
    const token = (await page.locator('.made code').textContent()) ?? '';
    expect(token.length).toBeGreaterThan(20);
    const answer = await fetch(`${served.address}/api/v1/contacts?limit=1`, { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    await page.reload();
    await page.locator('tr', { hasText: 'crm' }).getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(() => page.locator('tr', { hasText: 'crm' }).count()).toBe(0);
    expect(await page.getByText(token).count()).toBe(0);
  });

  test('the log names sign-ins and is searched', async () => {
    await tab('log');
    await page.locator('tbody tr', { hasText: 'Signed in' }).first().waitFor();
    await page.getByLabel('User name').fill('nobody');
    await page.getByText('None', { exact: true }).waitFor();
    await page.getByLabel('User name').fill('');
    await page.locator('tbody tr', { hasText: 'Signed in' }).first().waitFor();
    await page.getByRole('combobox', { name: 'What' }).selectOption('user_added');
    await expect.poll(() => page.locator('tbody tr', { hasText: 'Signed in' }).count()).toBe(0);
    await page.locator('tbody tr', { hasText: 'Added a user' }).first().waitFor();
  });

  test('the log is taken along as a list, without any text of a card', async () => {
    await tab('log');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'As CSV' }).click()]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.split('\r\n')[0]).toContain('action');
    expect(text).toContain(administrator.name);
    expect(text).not.toMatch(/株式会社|[ァ-ヶ]{3}/);
  });

  test('health', async () => {
    await tab('health');
    await page.getByText('Database', { exact: true }).waitFor();
    expect(await page.locator('dl').textContent()).toContain('GiB');
  });
});
