// axe finds nothing serious on any screen, in light and dark colours, on a screen and on a phone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, signIn, startBrowser, visit } from './browser';
import { administrator, serve, type Served } from './served';

declare global {
  interface Window {
    axe: { run: (options: unknown) => Promise<AxeResults> };
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screens = [
  'review/card', 'review/merge', 'contacts', 'contacts/1', 'companies', 'intake', 'admin/statistics', 'admin/users', 'admin/groups',
  'admin/log', 'admin/health', 'account',
];

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);  // by the debugger, which the page's own policy does not bind
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return violations
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

describe.each([
  ['light', { width: 1280, height: 800 }],
  ['dark', { width: 1280, height: 800 }],
  ['light', { width: 390, height: 844 }],
] as const)('in %s colours, %o', (colorScheme, viewport) => {
  test('nothing serious on any screen', async () => {
    const visited = await visit(browser, served, { colorScheme, viewport });
    const { page } = visited;
    await page.goto(served.address);
    await page.locator('input[name=name]').waitFor();
    expect(await serious(page), 'sign-in').toEqual([]);
    await signIn(page, served, administrator);
    for (const screen of screens) {
      await page.goto(`${served.address}/#/${screen}`);
      await page.locator('main h1').first().waitFor({ state: 'attached' });
      await page.waitForFunction(() => document.querySelector('[aria-busy]') === null);
      expect(await serious(page), screen).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${screen} is wider than the window`).toBeLessThanOrEqual(viewport.width);
    }
    await page.goto(`${served.address}/#/contacts/1`);
    await page.locator('.button.primary').waitFor();
    for (const button of await page.locator('.button:visible').all()) {
      await button.hover();
      expect(await serious(page), `under the pointer: ${await button.textContent()}`).toEqual([]);
    }
    await page.goto(`${served.address}/#/review/card`);
    await page.locator('[data-review]').waitFor();
    for (const [key, name] of [['?', 'help'], ['l', 'list'], ['o', 'add a value'], ['g', 'read again']] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      expect(await serious(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expectQuiet(visited);
    await visited.close();
  });
});
