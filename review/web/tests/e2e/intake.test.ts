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

  test('the camera of a phone is offered', async () => {
    expect(await page.locator('input[capture=environment]').getAttribute('accept')).toBe('image/*');
  });
});

test('a watched folder shows its state, and what lands in it becomes contacts', async () => {
  const inbox = join(newFolder(), 'inbox');
  mkdirSync(inbox);
  const folder = page.getByRole('region', { name: 'Watched folders' }).locator('tr', { hasText: inbox });
  const watch = spawn(program(), ['watch', '--database', databaseIn(served.folder), '--stability-delay', '1', inbox], {
    stdio: 'ignore', env: { ...process.env, OMP_THREAD_LIMIT: '1' },
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
