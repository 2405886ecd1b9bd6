import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectQuiet, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, databaseIn, leftOut, meishi, newFolder, program, samples, serve, stopped, type Served } from './served';

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

/** A PNG that claims a size and holds next to nothing. */
function hugePicture(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))), chunk('IEND', Buffer.alloc(0))]);
}

/** The checksum of PNG (ISO 3309); Node has its own from version 20.15 on only. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** Where the card lies on the desk of deskWithALostCard(), as shares of its width and height. */
const lostCard = [['Top left', 0.3, 0.3], ['Top right', 0.54667, 0.3], ['Bottom right', 0.54667, 0.49867], ['Bottom left', 0.3, 0.49867]] as const;

/** A picture from too far away: the card on it is too small to be found by itself. */
async function deskWithALostCard(): Promise<Buffer> {
  const card = readFileSync(join(samples, 'dev-clean-101-003.png')).toString('base64');
  const drawn = await page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))]));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 900];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('nothing can be drawn');
    pen.fillStyle = '#777';
    pen.fillRect(0, 0, 1200, 900);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 360, 270, 296, 179);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, card);
  return Buffer.from(drawn, 'base64');
}

const row = (name: string): ReturnType<Page['locator']> => page.locator(`[data-file="${name}"]`);

describe('bringing in cards', () => {
  test('several files at once; each tells what became of it, without a reload', async () => {
    const broken = join(newFolder(), 'broken.png');
    writeFileSync(broken, 'this is no picture');
    await page.getByLabel('Event').fill('名刺交換会');
    await page.getByTestId('files').setInputFiles([join(samples, 'dev-no_card-105-000.jpg'), broken]);
    await row('dev-no_card-105-000.jpg').getByText('Known card').or(row('dev-no_card-105-000.jpg').getByText('No card on it')).waitFor();
    await row('broken.png').getByText('Failed').waitFor();
    expect(await row('broken.png').locator('.problem').textContent()).toContain('no picture of a known kind');
  });

  test('what failed is told in the language of the page', async () => {
    const japanese = await visit(browser, served, { locale: 'ja-JP' });
    await signIn(japanese.page, served, administrator);
    await japanese.page.goto(`${served.address}/#/intake`);
    await japanese.page.locator('table tr', { hasText: 'broken.png' }).getByText('対応していない形式です').waitFor();
    expectQuiet(japanese);
    await japanese.close();
  });

  test('a failed file can be tried again and discarded', async () => {
    const job = page.locator('table tr', { hasText: 'broken.png' });
    await job.getByRole('button', { name: 'Try again' }).click();
    await job.getByText('Failed').waitFor();
    await job.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => job.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  test('a picture that claims more pixels than memory has fails alone', async () => {
    const bomb = join(newFolder(), 'bomb.png');
    writeFileSync(bomb, hugePicture(60_000, 60_000));
    await page.getByTestId('files').setInputFiles([bomb]);
    await row('bomb.png').getByText('Failed').waitFor();
    expect((await fetch(`${served.address}/healthz`)).status).toBe(200);
  });

  test('a dropped picture of a new card becomes a contact with its event', async () => {
    // A drop as the desktop makes it; Chromium has no way to script one.
    const bytes = readFileSync(join(samples, leftOut)).toString('base64');
    await page.locator('.zone').evaluate((zone, { name, data }) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(data), (each) => each.charCodeAt(0))], name, { type: 'image/png' }));
      for (const kind of ['dragenter', 'dragover', 'drop']) zone.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
    }, { name: leftOut, data: bytes });
    await row(leftOut).getByText('New contact').waitFor();
    await row(leftOut).getByRole('link', { name: 'New contact' }).click();
    await page.getByText('名刺交換会').waitFor();
    await page.goto(`${served.address}/#/intake`);
    expectQuiet(visited);
  });

  test('where no card was found one is cut out by hand, by keyboard and by mouse', async () => {
    const name = 'desk.png';
    await page.getByTestId('files').setInputFiles([{ name, mimeType: 'image/png', buffer: await deskWithALostCard() }]);
    await row(name).getByText('No card on it').waitFor();
    await row(name).getByRole('button', { name: 'Cut it out by hand' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cut a card out by hand' });
    const corner = (which: string): ReturnType<Page['locator']> => dialog.getByRole('button', { name: `${which} corner` });
    await corner('Top left').waitFor();
    const place = (which: string): Promise<[number, number]> =>
      corner(which).evaluate((handle) => [parseFloat(handle.style.left), parseFloat(handle.style.top)]);
    const read = dialog.getByRole('button', { name: 'Cut out and read' });
    // By keyboard, to a hundredth of the picture: a corner too near to the next one is told.
    await corner('Top left').focus();
    for (let steps = 0; steps < 90; ++steps) await page.keyboard.press('ArrowRight');
    await dialog.getByText('The corners have to go around a card').waitFor();
    expect(await read.isDisabled()).toBe(true);
    // By mouse.
    const picture = await dialog.getByRole('img', { name: 'The picture that was handed in' }).boundingBox();
    if (!picture) throw new Error('the picture is not shown');
    for (const [which, x, y] of lostCard) {
      const handle = await corner(which).boundingBox();
      if (!handle) throw new Error(`${which}: no corner`);
      await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
      await page.mouse.down();
      await page.mouse.move(picture.x + x * picture.width, picture.y + y * picture.height, { steps: 4 });
      await page.mouse.up();
      const [left, top] = await place(which);
      expect(Math.abs(left - 100 * x) + Math.abs(top - 100 * y), which).toBeLessThan(1);
    }
    await read.click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.notices p', { hasText: 'The card was read.' }).waitFor();
    await row(name).getByRole('link', { name: /New contact|Known contact/ }).waitFor();
    await row(name).getByRole('button', { name: 'One more card' }).waitFor();
    await row(name).getByRole('link', { name: /New contact|Known contact/ }).click();
    await page.locator('section', { has: page.getByRole('heading', { name: 'Cards', exact: true }) }).getByText('desk.png').waitFor();
    await page.goto(`${served.address}/#/intake`);
    expectQuiet(visited);
  });

  test('a corner is dragged with a finger, and seen beside it', async () => {
    const phone = await visit(browser, served, { locale: 'ja-JP', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await signIn(phone.page, served, administrator);
    await phone.page.goto(`${served.address}/#/intake`);
    await phone.page.locator('table tr', { hasText: 'desk.png' }).filter({ hasText: '手動での切り抜き' }).waitFor();
    await phone.page.locator('table tr', { hasText: 'desk.png' }).getByRole('button', { name: 'ほかの名刺を切り抜く' }).tap();
    const dialog = phone.page.getByRole('dialog', { name: '名刺を手動で切り抜く' });
    const corner = dialog.getByRole('button', { name: '左上の角' });
    await corner.waitFor();
    const box = await corner.boundingBox();
    if (!box) throw new Error('no corner');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = await phone.page.context().newCDPSession(phone.page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]): Promise<unknown> =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await send('touchStart', [{ x, y }]);
    await send('touchMove', [{ x: x + 20, y: y + 12 }]);
    await send('touchMove', [{ x: x + 40, y: y + 25 }]);
    await dialog.locator('.loupe').waitFor();
    await send('touchEnd', []);
    const moved = await corner.boundingBox();
    expect(Math.abs((moved?.x ?? 0) - box.x - 40)).toBeLessThanOrEqual(2);
    expect(Math.abs((moved?.y ?? 0) - box.y - 25)).toBeLessThanOrEqual(2);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expectQuiet(phone);
    await phone.close();
  });

  test('the camera of a phone is offered', async () => {
    expect(await page.locator('input[capture=environment]').getAttribute('accept')).toBe('image/*');
  });
});

test('a watched folder shows its state, and what lands in it becomes contacts', async () => {
  const inbox = join(newFolder(), 'inbox');
  mkdirSync(inbox);
  const folder = page.getByRole('region', { name: 'Watched folders' }).locator('tr', { hasText: inbox });
  const watch = spawn(program(), ['watch', '--database', databaseIn(served.folder), '--stability-delay', '1', inbox], {
    stdio: 'ignore',
  });
  try {
    await page.goto(`${served.address}/#/intake`);
    await page.reload();
    await folder.getByText('Watching').waitFor();
    writeFileSync(join(inbox, 'not-a-picture.png'), 'this is no picture either');
    await page.locator('table tr', { hasText: 'not-a-picture.png' }).getByText('Failed').waitFor();
    await expect.poll(() => folder.locator('td').nth(3).textContent()).toBe('1');
  } finally {
    await stopped(watch);
  }
  await folder.getByText('Stopped').waitFor();
  expectQuiet(visited);
});

test('what the command line brings in appears by itself', async () => {
  await page.goto(`${served.address}/#/contacts`);
  const count = page.getByText(/^\d+ contacts$/);
  const before = await count.textContent();
  const list = join(newFolder(), 'list.csv');
  writeFileSync(list, 'family_name,given_name,company\r\n外部,読込,<img src=x onerror=alert(1)>\r\n');
  await meishi(served.folder, 'load', list);
  await expect.poll(() => count.textContent()).not.toBe(before);
  await page.getByRole('searchbox').fill('外部');
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();  // markup in a value is text
  expectQuiet(visited);
});
