import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, inHand, nextItem, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, meishi, serve, type Served } from './served';

let served: Served;
let browser: Browser;
let visited: Visit;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
  visited = await visit(browser, served, { locale: 'en-GB' });
  await signIn(visited.page, served, administrator);
  await visited.page.goto(`${served.address}/#/review/merge`);
  await visited.page.locator('[data-review]').waitFor();
});

afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await served?.stop();
});

async function openMerges(): Promise<number> {
  const lines = (await meishi(served.folder, 'review', 'list', '--json')).trim().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { kind: string }).filter((each) => each.kind === 'merge').length;
}

describe('two contacts that may be one', () => {
  test('stand side by side with the evidence', async () => {
    const { page } = visited;
    expect(await page.locator('article').count()).toBe(2);
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(1);
    expectQuiet(visited);
  });

  test('values are chosen with the arrows', async () => {
    const { page } = visited;
    const choices = page.locator('li.in-hand button.value');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => choices.nth(0).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => choices.nth(1).getAttribute('aria-pressed')).toBe('true');
  });

  test('D says different people, Z takes it back, Enter merges', async () => {
    const { page } = visited;
    const before = await openMerges();
    const item = await inHand(page);
    await page.keyboard.press('d');
    await nextItem(page, item);
    await expect.poll(openMerges).toBe(before - 1);
    await page.keyboard.press('z');
    await page.waitForFunction((id) => document.querySelector('[data-review]')?.getAttribute('data-review') === id, item);
    await expect.poll(openMerges).toBe(before);
  });

  test('what is chosen is what the merged contact shows', async () => {
    const { page } = visited;
    const item = await inHand(page);
    const before = await openMerges();
    const shown = page.locator('ol li', { has: page.locator('button.value:enabled') }).first();
    await shown.locator('button.value').nth(1).click();
    const wanted = await shown.locator('button.value').nth(1).locator('span').first().textContent();
    const [survivor] = await page.locator('article header a').evaluateAll((links) => links.map((each) => each.getAttribute('href')));
    await page.keyboard.press('Enter');
    await nextItem(page, item);
    await expect.poll(openMerges).toBe(before - 1);
    await page.goto(`${served.address}/${survivor}`);
    const contact = page.locator('main .screen', { has: page.getByRole('heading', { name: 'Posts over time' }) });
    await contact.getByText(wanted ?? '', { exact: false }).first().waitFor();
    expectQuiet(visited);
  });

  test('when none is left, what else waits is told', async () => {
    const { page } = visited;
    await page.goto(`${served.address}/#/review/merge`);
    await page.locator('[data-review]').waitFor();
    while ((await page.locator('[data-review]').count()) > 0) {
      const item = await inHand(page);
      await page.keyboard.press('d');
      await nextItem(page, item);
    }
    await page.getByText('No two contacts wait for your answer').waitFor();
    await page.getByRole('link', { name: /other to review/ }).click();
    await page.locator('[data-review]').waitFor();
    expectQuiet(visited);
  });
});
