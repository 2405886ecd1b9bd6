// On a phone nothing is cut off, and nothing has to be pushed aside.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, serve, type Served } from './served';

let served: Served;
let browser: Browser;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
  visited = await visit(browser, served, { locale: 'ja-JP', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  page = visited.page;
  await signIn(page, served, administrator);
});

afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await served?.stop();
});

/** What stands out to the right of the window. */
function cutOff(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main td, main td *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}

describe('on a phone', () => {
  test('a long department is shown whole in the list of contacts', async () => {
    await page.goto(`${served.address}/#/contacts`);
    await page.locator('tbody tr td a').first().click();
    await page.getByRole('button', { name: '編集', exact: true }).click();
    const department = page.locator('input[id^="edit-departments"]').first();
    if (!(await department.isVisible())) await page.getByLabel('項目を追加').selectOption('departments');
    await department.fill('Research & Development Resources Management Department 先端材料研究開発本部新事業企画推進部');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('先端材料研究開発本部').first().waitFor();
    await page.goto(`${served.address}/#/contacts`);
    await page.reload();
    await page.getByText('先端材料研究開発本部').first().waitFor();
    expect(await cutOff()).toEqual([]);
    const company = await page.locator('tbody td:nth-child(3)').first().boundingBox();
    expect(company?.width).toBeGreaterThan(130);
  });

  test('two contacts that may be one have the same room', async () => {
    await page.goto(`${served.address}/#/review/merge`);
    await page.locator('[data-review]').waitFor();
    const widths = await page.locator('article').evaluateAll((sides) => sides.map((each) => each.getBoundingClientRect().width));
    expect(widths).toHaveLength(2);
    expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 0))).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('a file with a long name and a long reason is shown whole', async () => {
    await page.goto(`${served.address}/#/intake`);
    const name = 'scan-of-all-cards-of-the-spring-fair-in-Makuhari-2026-04-18-0001.png';
    await page.getByTestId('files').setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.locator('td', { hasText: name }).waitFor();
    await page.locator('td .tag.bad').first().waitFor();
    expect(await cutOff()).toEqual([]);
  });

  test('the camera comes first where nothing can be dropped', async () => {
    await page.goto(`${served.address}/#/intake`);
    await page.getByText('名刺を撮影、またはスキャンを選択').waitFor();
    expect(await page.getByText('ドロップ').count()).toBe(0);
    expect((await page.locator('label.button.primary').innerText()).trim()).toBe('写真を撮る');
  });

  test.each(['companies', 'admin/users', 'admin/log', 'admin/health', 'account'])('%s needs no pushing aside', async (screen) => {
    await page.goto(`${served.address}/#/${screen}`);
    await page.locator('main h1').first().waitFor();
    await page.locator('main td').first().waitFor();
    expect(await cutOff()).toEqual([]);
  });

  test('the tab that is shown can be seen', async () => {
    await page.goto(`${served.address}/#/admin/health`);
    const tab = page.locator('main nav a[aria-current=page]');
    await tab.waitFor();
    const box = await tab.boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 1000)).toBeLessThanOrEqual(360);
  });

  test('what is told does not lie on the buttons of a review', async () => {
    await page.goto(`${served.address}/#/review/card`);
    await page.locator('[data-review]').waitFor();
    await page.getByRole('button', { name: '後で' }).tap();
    await page.getByRole('button', { name: '元に戻す' }).tap();
    const notice = await page.locator('.notices p').first().boundingBox();
    const buttons = await page.locator('footer .actions').boundingBox();
    expect((notice?.y ?? 1000) + (notice?.height ?? 0)).toBeLessThanOrEqual(buttons?.y ?? 0);
  });

  test('quiet', () => expectQuiet(visited));
});
