// Thirty cards by keyboard alone: at most 12 keys a card beyond typed text, and the next card within 100 ms.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { expectQuiet, inHand, signIn, startBrowser, visit } from './browser';
import { administrator, serve, type Served } from './served';
import { startPulse } from './pulse';

const cards = 30;
const mostKeys = 12;
const mostMs = 100;

let served: Served;
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser?.close());
afterEach(() => served?.stop());

interface Step {
  /** Moments of the wall clock, ms: the key, and the frame that shows the next card. */
  from: number;
  to: number;
}

declare global {
  interface Window {
    steps: Step[];
  }
}

/** In the page: from each key that ends a card to the frame that shows the next one. */
function measureSteps(): void {
  window.steps = [];
  let presses = 0;
  addEventListener('keydown', () => {
    const press = ++presses;
    const from = performance.timeOrigin + performance.now();
    const before = document.querySelector('[data-review]')?.getAttribute('data-review');
    const look = (): void => {
      if (press !== presses) return;
      const to = performance.timeOrigin + performance.now();
      const busy = document.querySelector('[aria-busy]') !== null;
      const moved = document.querySelector('[data-review]')?.getAttribute('data-review') !== before;
      if (moved && !busy) window.steps.push({ from, to });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true });
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
}

/** Goes through the card in hand; gives the keys beyond typed text. */
async function reviewCard(page: Page, item: string, corrected: boolean): Promise<number> {
  let pressed = 0;
  if (corrected) {
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
  return pressed;
}

test(`${cards} cards by keyboard alone`, async () => {
  served = await serve(inject('database'));
  const visited = await visit(browser, served);
  const { page } = visited;
  await signIn(page, served, administrator);
  await page.goto(`${served.address}/#/review/card`);
  await page.locator('[data-review]').waitFor();
  await page.evaluate(measureSteps);
  const empty = await browser.newPage();
  const stopPulse = await startPulse(empty);
  const keys: number[] = [];
  for (let card = 0; card < cards; ++card) {
    const item = await inHand(page);
    if (item === null) throw new Error(`only ${card} cards wait for review`);
    keys.push(await reviewCard(page, item, card % 3 === 0));
  }
  const stalled = await stopPulse();
  const steps = await page.evaluate(() => window.steps);
  // A step in which even a process that does nothing had to wait says how busy the machine was, not how fast the page is.
  const all = steps.map((step) => step.to - step.from).sort((a, b) => a - b);
  const fair = steps.filter((step) => !stalled(step.from, step.to)).map((step) => step.to - step.from).sort((a, b) => a - b);
  const mean = keys.reduce((sum, each) => sum + each, 0) / keys.length;
  console.log(
    `keys per card: ${mean.toFixed(1)} on average, ${Math.max(...keys)} at most; key to next card: ` +
      `${median(all).toFixed(0)} ms in the middle, ${fair.at(-1)?.toFixed(0)} ms at most, ${all.at(-1)?.toFixed(0)} ms with the ` +
      `${steps.length - fair.length} of ${steps.length} in which the machine stood still`,
  );
  expect(mean).toBeLessThanOrEqual(mostKeys);
  expect(steps.length).toBeGreaterThanOrEqual(cards - 1);
  expect(median(all)).toBeLessThan(mostMs);
  expect(fair.at(-1) ?? 0).toBeLessThan(mostMs);
  expectQuiet(visited);
  await empty.close();
  await visited.close();
});
