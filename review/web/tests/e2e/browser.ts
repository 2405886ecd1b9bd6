// What every test does with the browser.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Served } from './served';

export { startBrowser } from './chromium';

export interface Visit {
  page: Page;
  /** What the console complained about, and requests to other servers: both have to stay empty. */
  complaints: string[];
  close: () => Promise<void>;
}

/** A window of its own with an empty browser storage. */
export async function visit(browser: Browser, served: Pick<Served, 'address'>, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);  // nothing takes so long; a machine may be busy with other things
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const expected = /status of (401|409|412|404)/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(served.address) && !/^(data|blob):/.test(url)) complaints.push(`request to ${url}`);
  });
  return { page, complaints, close: () => context.close() };
}

export async function signIn(page: Page, served: Pick<Served, 'address'>, who: { name: string; password: string }): Promise<void> {
  await page.goto(`${served.address}/`);
  await page.locator('input[name=name]').fill(who.name);
  await page.locator('input[name=password]').fill(who.password);
  await page.keyboard.press('Enter');
  await page.locator('header nav').waitFor();
}

/** The review item in hand. */
export function inHand(page: Page): Promise<string | null> {
  return page.locator('[data-review]').getAttribute('data-review');
}

/** Waits until another item is in hand, or none. */
export async function nextItem(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction(
    (last) => document.querySelector('[data-review]')?.getAttribute('data-review') !== last && document.querySelector('[aria-busy]') === null,
    before,
  );
}

export function expectQuiet(visits: Visit): void {
  expect(visits.complaints).toEqual([]);
}
