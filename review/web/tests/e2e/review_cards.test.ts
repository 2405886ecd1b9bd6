import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { expectQuiet, inHand, nextItem, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, leftOut, meishi, samples, serve, type Served } from './served';

let served: Served;
let browser: Browser;
let visited: Visit;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

beforeEach(async () => {
  visited = await visit(browser, served, { locale: 'en-GB' });
  await signIn(visited.page, served, administrator);
  await visited.page.goto(`${served.address}/#/review/card`);
  await visited.page.locator('[data-review]').waitFor();
});

afterEach(async () => {
  expectQuiet(visited);
  await visited.close();
});

async function waiting(): Promise<number> {
  const text = await visited.page.getByTestId('queue-count').textContent();
  return Number(text?.replace(/\D/g, ''));
}

/** Accepts until the card is gone; gives the keys that took. */
async function acceptCard(): Promise<number> {
  const before = await inHand(visited.page);
  for (let keys = 1; keys <= 30; ++keys) {
    const last = (await visited.page.locator('.card-review footer p.ready').count()) > 0;
    await visited.page.keyboard.press('Enter');
    if (last) {
      await nextItem(visited.page, before);
      return keys;
    }
  }
  throw new Error('the card is not accepted after 30 keys');
}

describe('reviewing a card', () => {
  test('the value in hand is doubtful, and its place on the picture is marked', async () => {
    const { page } = visited;
    await page.locator('li.in-hand .tag.doubt').waitFor();
    expect(await page.locator('.frame svg image').getAttribute('href')).toContain('api/v1/cards/');
    const boxes = await page.locator('.frame svg rect.mark').count();
    const unread = await page.locator('li.in-hand', { hasText: 'Not read' }).count();
    expect(boxes + unread).toBeGreaterThan(0);
  });

  test('Enter accepts value by value, then the card, and goes on', async () => {
    const before = await waiting();
    const first = await inHand(visited.page);
    await acceptCard();
    expect(await inHand(visited.page)).not.toBe(first);
    await expect.poll(waiting).toBe(before - 1);
  });

  test('a typed value is stored, shown in the contact, and undone', async () => {
    const { page } = visited;
    const first = await inHand(page);
    await page.locator('[data-path="company"] button').first().click();
    await page.keyboard.press('e');
    await page.keyboard.type('株式会社訂正済');
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await nextItem(page, first);
    await page.keyboard.press('z');
    await page.waitForFunction((id) => document.querySelector('[data-review]')?.getAttribute('data-review') === id, first);
    await page.keyboard.press('a');
    await nextItem(page, first);
  });

  test('the queue is in the order of what helps most', async () => {
    const { page } = visited;
    const items = await page.evaluate(async () => (await (await fetch('api/v1/reviews?kind=card&limit=100')).json()).items as { id: number; priority: number }[]);
    expect(items.length).toBeGreaterThan(20);
    expect(items.map((each) => each.priority)).toEqual(items.map((each) => each.priority).sort((a, b) => b - a));
    expect(await inHand(page)).toBe(String(items[0]?.id));
    expect(await page.getByText('Most helpful first').getAttribute('title')).toContain('helps most');
  });

  test('what is not a card leaves the contacts, and comes back by undo', async () => {
    const { page } = visited;
    const item = await inHand(page);
    const contact = await page.evaluate(async (id) => (await (await fetch(`api/v1/reviews/${id}`)).json()).contact as number, item);
    const status = (): Promise<number> => page.evaluate(async (id) => (await fetch(`api/v1/contacts/${id}`)).status, contact);
    expect(await status()).toBe(200);
    await page.keyboard.press('n');
    await nextItem(page, item);
    await expect.poll(status).toBe(404);
    await page.keyboard.press('z');
    await page.waitForFunction((id) => document.querySelector('[data-review]')?.getAttribute('data-review') === id, item);
    expect(await status()).toBe(200);
  });

  test('a card that was scanned before says so, and the further scan is left out by one key', async () => {
    const { page } = visited;
    const again = join(served.folder, 'again.png');  // the same pixels in other bytes
    writeFileSync(again, Buffer.concat([readFileSync(join(samples, leftOut)), Buffer.from('once more')]));
    await meishi(served.folder, 'import', '--quiet', join(samples, leftOut));
    const outcome = JSON.parse(await meishi(served.folder, 'import', '--quiet', '--json', again)) as { contact: number; reviews: number[] };
    const cards = (): Promise<number> =>
      page.evaluate(async (id) => ((await (await fetch(`api/v1/contacts/${id}`)).json()).cards as unknown[]).length, outcome.contact);
    expect(await cards()).toBe(2);
    await page.goto(`${served.address}/#/contacts`);
    await page.goto(`${served.address}/#/review/${outcome.reviews[0]}`);
    await page.locator('.scanned-before', { hasText: 'Scanned before' }).waitFor();
    const item = await inHand(page);
    await page.keyboard.press('n');
    await nextItem(page, item);
    await expect.poll(cards).toBe(1);
  });

  test('a card with two sides is turned over, and taken apart into two', async () => {
    const { page } = visited;
    const item = await page.evaluate(async () => {
      const { items } = (await (await fetch('api/v1/reviews?kind=card&limit=100')).json()) as { items: { id: number }[] };
      for (const { id } of items) {
        const review = (await (await fetch(`api/v1/reviews/${id}`)).json()) as { card: { summary: { sides: unknown[] } } };
        if (review.card.summary.sides.length > 1) return String(id);
      }
      throw new Error('no card with two sides waits for review');
    });
    await page.goto(`${served.address}/#/review/${item}`);
    await page.waitForFunction((id) => document.querySelector('[data-review]')?.getAttribute('data-review') === id, item);
    const picture = page.locator('.frame svg image');
    const shown = await picture.getAttribute('href');
    await page.keyboard.press('f');
    await expect.poll(() => picture.getAttribute('href')).not.toBe(shown);
    await page.keyboard.press('f');
    await expect.poll(() => picture.getAttribute('href')).toBe(shown);
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Read again' });
    await dialog.getByRole('radio', { name: /Front and back are two cards/ }).check();
    const cards = (): Promise<number> => page.evaluate(async () => (await (await fetch('api/v1/contacts?limit=1')).json()).total as number);
    const before = await cards();
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await page.locator('.notices p', { hasText: 'was read again' }).waitFor();
    await expect.poll(cards).toBe(before + 1);
  });

  test('skip, not a card and unreadable go on; undo comes back', async () => {
    const { page } = visited;
    const before = await waiting();
    for (const key of ['s', 'n', 'u']) {
      const item = await inHand(page);
      await page.keyboard.press(key);
      await nextItem(page, item);
    }
    await expect.poll(waiting).toBe(before - 2);
    const last = await inHand(page);
    await page.keyboard.press('z');
    await nextItem(page, last);
    await page.keyboard.press('z');
    await expect.poll(waiting).toBe(before);
  });

  test('zoom, help and list have keys; Escape closes them', async () => {
    const { page } = visited;
    const whole = await page.locator('.frame svg').getAttribute('viewBox');
    await page.keyboard.press('+');
    await expect.poll(() => page.locator('.frame svg').getAttribute('viewBox')).not.toBe(whole);
    await page.keyboard.press('0');
    await expect.poll(() => page.locator('.frame svg').getAttribute('viewBox')).toBe(whole);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await page.getByRole('dialog', { name: 'List' }).locator('li').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a card is cut out again by keyboard, and comes back with what was read then', async () => {
    const { page } = visited;
    const item = await inHand(page);
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Read again' });
    const corner = dialog.getByRole('button', { name: 'Top left corner' });
    await corner.focus();
    const place = () => corner.evaluate((handle) => handle.style.left);
    const before = await place();
    await page.keyboard.press('ArrowRight');
    await expect.poll(place).not.toBe(before);
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await nextItem(page, item);
    await page.locator('.notices p', { hasText: 'was read again' }).waitFor();
    const card = await page.evaluate(async (id) => (await fetch(`api/v1/reviews/${id}`)).json(), item);
    const history = await page.evaluate(async (id) => (await fetch(`api/v1/contacts/${id}/history`)).json(), card.contact);
    expect(history.items.map((each: { kind: string }) => each.kind)).toContain('card_reread');
  });

  test('a card that was turned by hand is read that way up', async () => {
    const { page } = visited;
    const item = await inHand(page);
    await page.keyboard.press('r');
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Read again' });
    expect(await dialog.getByRole('radio', { name: /right way up/ }).isChecked()).toBe(true);
    expect(await dialog.getByRole('combobox').inputValue()).toBe('90');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await inHand(page)).toBe(item);
  });

  test('another reading is one key away', async () => {
    const { page } = visited;
    for (let card = 0; card < 40; ++card) {
      const item = await inHand(page);
      const choice = page.locator('.in-hand ul button').first();
      if ((await choice.count()) > 0) {
        const wanted = ((await choice.textContent()) ?? '').replace(/^1/, '');
        await page.keyboard.press('1');
        await expect.poll(() => page.locator('.in-hand button.value').textContent()).toContain(wanted);
        return;
      }
      await page.keyboard.press('s');
      await nextItem(page, item);
    }
    throw new Error('no card has another reading of its first doubtful value');
  });

  test('several cards are accepted at once', async () => {
    const { page } = visited;
    const before = await waiting();
    await page.keyboard.press('l');
    const list = page.getByRole('dialog', { name: 'List' });
    await list.locator('li input').nth(0).check();
    await list.locator('li input').nth(1).check();
    await list.getByRole('button', { name: /Accept 2/ }).click();
    await expect.poll(waiting).toBe(before - 2);
  });

  test('of two reviewers on one card the second is told', async () => {
    const other = await visit(browser, served, { locale: 'en-GB' });
    await signIn(other.page, served, administrator);
    await other.page.goto(`${served.address}/#/review/${await inHand(visited.page)}`);
    await other.page.locator('[data-review]').waitFor();
    const item = await inHand(other.page);
    await visited.page.keyboard.press('a');
    await nextItem(visited.page, item);
    await other.page.locator('.notices p.bad', { hasText: administrator.name }).waitFor();
    await nextItem(other.page, item);
    expectQuiet(other);
    await other.close();
  });

  test('on a phone the buttons do the same', async () => {
    const phone = await visit(browser, served, { locale: 'ja-JP', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await signIn(phone.page, served, administrator);
    await phone.page.goto(`${served.address}/#/review/card`);
    await phone.page.locator('[data-review]').waitFor();
    const item = await inHand(phone.page);
    await phone.page.getByRole('button', { name: '後で' }).tap();
    await nextItem(phone.page, item);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expectQuiet(phone);
    await phone.close();
  });
});
