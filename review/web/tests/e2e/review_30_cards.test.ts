// Thirty cards by keyboard alone: at most 12 keys a card beyond typed text, and the next card within 100 ms.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectQuiet, inHand, signIn, startBrowser, visit } from './browser';
import { administrator, serve, type Served } from './served';

const cards = 30;
const mostKeys = 12;
const mostMs = 100;

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

declare global {
  interface Window {
    steps: number[];
  }
}

/** In the page: from each key to the frame that shows what it did. */
function measureSteps(): void {
  window.steps = [];
  addEventListener('keydown', () => {
    const pressed = performance.now();
    const before = document.querySelector('[data-review]')?.getAttribute('data-review');
    const look = (): void => {
      const busy = document.querySelector('[aria-busy]') !== null;
      const moved = document.querySelector('[data-review]')?.getAttribute('data-review') !== before;
      if (moved && !busy) window.steps.push(performance.now() - pressed);
      else if (performance.now() - pressed < 5000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true });
}

test(`${cards} cards by keyboard alone`, async () => {
  const visited = await visit(browser, served);
  const { page } = visited;
  await signIn(page, served, administrator);
  await page.goto(`${served.address}/#/review/card`);
  await page.locator('[data-review]').waitFor();
  await page.evaluate(measureSteps);
  const keys: number[] = [];
  for (let card = 0; card < cards; ++card) {
    const item = await inHand(page);
    expect(item, `only ${card} cards wait for review`).not.toBeNull();
    let pressed = 0;
    if (card % 3 === 0) {  // every third card is corrected: E, the text, Enter
      await page.keyboard.press('e');
      await page.keyboard.type('訂正');
      await page.keyboard.press('Enter');
      pressed += 2;
    }
    while ((await inHand(page)) === item && pressed < 40) {
      const last = (await page.locator('.card-review footer p.ready').count()) > 0;
      await page.keyboard.press('Enter');
      pressed += 1;
      if (last) await page.waitForFunction((id) => document.querySelector('[data-review]')?.getAttribute('data-review') !== id, item);
    }
    keys.push(pressed);
  }
  const steps = await page.evaluate(() => window.steps);
  const mean = keys.reduce((sum, each) => sum + each, 0) / keys.length;
  const slowest = Math.max(...steps);
  console.log(`keys per card: ${mean.toFixed(1)} on average, ${Math.max(...keys)} at most; key to next card: ${slowest.toFixed(0)} ms at most`);
  expect(mean).toBeLessThanOrEqual(mostKeys);
  expect(steps.length).toBeGreaterThanOrEqual(cards - 1);
  expect(slowest).toBeLessThan(mostMs);
  expectQuiet(visited);
  await visited.close();
});
