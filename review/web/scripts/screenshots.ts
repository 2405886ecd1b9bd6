// Takes the pictures of docs/screenshots with the real server and the sample cards.
//   npm run screenshots      (MEISHI_PROGRAM and MEISHI_PAGE_DIR as for the end-to-end tests)
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '../tests/e2e/chromium';
import { administrator, filledDatabase, repository, samples, serve } from '../tests/e2e/served';

const folder = join(repository, 'docs/screenshots');
const desk = { viewport: { width: 1200, height: 760 } };
const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
/** Left out of the database, and brought in for the picture of the intake. */
const dropped = ['dev-clean-101-002.png', 'dev-clean-101-007.png', 'dev-no_card-105-000.jpg'];
const pictures = [
  { name: 'review-ja', address: 'review/card', locale: 'ja-JP', window: desk },
  { name: 'review-phone-ja', address: 'review/card', locale: 'ja-JP', window: phone },
  { name: 'merge-en', address: 'review/merge', locale: 'en-GB', window: desk },
  { name: 'contacts-ja', address: 'contacts', locale: 'ja-JP', window: desk },
  { name: 'contacts-phone-en', address: 'contacts', locale: 'en-GB', window: phone },
  { name: 'contact-en', address: 'contacts/1', locale: 'en-GB', window: desk },
  { name: 'intake-ja', address: 'intake', locale: 'ja-JP', window: desk },
  { name: 'account-en', address: 'account', locale: 'en-GB', window: desk },
  { name: 'figures-en', address: 'admin/statistics', locale: 'en-GB', window: desk },
] as const;

/** What is drawn without being an image of the document: pictures inside drawings. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[aria-busy]') === null && [...document.images].every((image) => image.complete),
  );
  await page.evaluate(async () => {
    const addresses = [...document.querySelectorAll<SVGImageElement>('svg image')].map((each) => each.href.baseVal);
    await Promise.all(addresses.filter(Boolean).map((address) => Object.assign(new Image(), { src: address }).decode()));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

async function bringIn(page: Page): Promise<void> {
  await page.getByTestId('files').setInputFiles(dropped.map((each) => join(samples, each)));
  for (const each of dropped) await page.locator(`[data-file="${each}"] .tag.good`).waitFor({ timeout: 120_000 });
}

const cards = readdirSync(samples)
  .filter((each) => /^dev-(clean|photo|scan).*\.(png|jpg)$/.test(each) && !dropped.includes(each))
  .map((each) => join(samples, each));
const kept = process.env['MEISHI_E2E_DATABASE'];  // a folder that was filled before, to save the reading
const database = kept ?? (await filledDatabase(cards));
const [served, browser] = await Promise.all([serve(database), startBrowser()]);
mkdirSync(folder, { recursive: true });
for (const { name, address, locale, window } of pictures) {
  const context = await browser.newContext({ ...window, locale, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(served.address);
  await page.locator('input[name=name]').fill(administrator.name);
  await page.locator('input[name=password]').fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.locator('header nav').waitFor();
  await page.goto(`${served.address}/#/${address}`);
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  if (address === 'intake') await bringIn(page);
  await drawn(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
await served.stop();
if (kept === undefined) rmSync(database, { recursive: true, force: true });
