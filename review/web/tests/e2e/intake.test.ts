import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, meishi, leftOut, newFolder, samples, serve, type Served } from './served';

let served: Served;
let browser: Browser;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
  visited = await visit(browser, served, { locale: 'en-GB' });
  page = visited.page;
  await signIn(page, served, administrator);
  await page.goto(`${served.address}/#/intake`);
});

afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await served?.stop();
});

const row = (name: string): ReturnType<Page['locator']> => page.locator(`[data-file="${name}"]`);

describe('bringing in cards', () => {
  test('several files at once; each tells what became of it, without a reload', async () => {
    const broken = join(newFolder(), 'broken.png');
    writeFileSync(broken, 'this is no picture');
    await page.getByLabel('Event').fill('名刺交換会');
    await page.getByTestId('files').setInputFiles([join(samples, 'dev-no_card-105-000.jpg'), broken]);
    await row('dev-no_card-105-000.jpg').getByText('Known card').or(row('dev-no_card-105-000.jpg').getByText('No card on it')).waitFor({ timeout: 60_000 });
    await row('broken.png').getByText('Failed').waitFor({ timeout: 60_000 });
    expect(await row('broken.png').locator('.problem').textContent()).toContain('broken.png');
  });

  test('a failed file can be tried again and discarded', async () => {
    const job = page.locator('table tr', { hasText: 'broken.png' });
    await job.getByRole('button', { name: 'Try again' }).click();
    await job.getByText('Failed').waitFor({ timeout: 60_000 });
    await job.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => job.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  test('a dropped picture of a new card becomes a contact with its event', async () => {
    await page.getByTestId('files').setInputFiles([join(samples, leftOut)]);
    await row(leftOut).getByText('New contact').waitFor({ timeout: 60_000 });
    await row(leftOut).getByRole('link', { name: 'New contact' }).click();
    await page.getByText('名刺交換会').waitFor();
    await page.goto(`${served.address}/#/intake`);
    expectQuiet(visited);
  });

  test('the camera of a phone is offered', async () => {
    expect(await page.locator('input[capture=environment]').getAttribute('accept')).toBe('image/*');
  });
});

test('what the command line brings in appears by itself', async () => {
  await page.goto(`${served.address}/#/contacts`);
  const count = page.getByText(/^\d+ contacts$/);
  const before = await count.textContent();
  const list = join(newFolder(), 'list.csv');
  writeFileSync(list, 'family_name,given_name,company\r\n外部,読込,株式会社一覧\r\n');
  await meishi(served.folder, 'load', list);
  await expect.poll(() => count.textContent(), { timeout: 20_000 }).not.toBe(before);
  expectQuiet(visited);
});
