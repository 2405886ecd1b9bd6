import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { expectQuiet, signIn, startBrowser, visit, type Visit } from './browser';
import { administrator, meishi, samples, serve, type Served } from './served';

let served: Served;
let browser: Browser;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('database')), startBrowser()]);
  visited = await visit(browser, served, { locale: 'en-GB', acceptDownloads: true });
  page = visited.page;
  await signIn(page, served, administrator);
});

afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await served?.stop();
});

beforeEach(async () => {
  await page.goto(`${served.address}/#/contacts`);
  await page.reload(); // another address of the same page would for a moment show what the last test had searched for
  await page.locator('tbody tr td a').first().waitFor();
});

afterEach(() => expectQuiet(visited));

const formerCount = 3;

const names = (): Promise<string[]> => page.locator('tbody tr td:nth-child(2) a').allTextContents();

async function openFilters(): Promise<void> {
  const button = page.getByRole('button', { name: 'Filters' });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

async function search(words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
}

async function openFirst(): Promise<string> {
  const name = (await page.locator('tbody tr td a').first().textContent()) ?? '';
  await page.locator('tbody tr td a').first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return name;
}

describe('finding people', () => {
  test('one box finds by name, reading in kana and romaji, company and digits', async () => {
    const finds = [
      ['長渕', '長渕'], ['nagabuchi', '長渕'], ['ナガブチ', '長渕'], ['ながぶち', '長渕'], ['長淵', '長渕'], ['スカイトロン', '長渕'], ['0422529995', '長渕'],
    ] as const;
    for (const [words, found] of finds) {
      await search(words);
      await expect.poll(async () => (await names())[0], { message: words }).toContain(found);
    }
    await search('nobody is called like this');
    await page.getByText('Nobody matches').waitFor();
  });

  test('the list is sorted by reading, with headings, and shown as cards too', async () => {
    await page.locator('tr.heading').first().waitFor();
    // Names without furigana stand by their likely reading, and not at the end by their kanji.
    const headings = await page.locator('tr.heading').allTextContents();
    expect(headings.filter((each) => /^[ア-ワ]$/.test(each.trim())).length).toBeGreaterThan(4);
    expect(new Set(headings).size).toBe(headings.length);
    await page.getByRole('button', { name: 'Cards', exact: true }).click();
    await page.locator('ul li img').first().waitFor();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByLabel('Order').selectOption('company');
    await expect.poll(() => page.locator('tr.heading').count()).toBe(0);
    const companies = page.locator('tbody tr td:nth-child(3)');
    await expect.poll(async () => (await companies.allTextContents()).map((each) => each.trim() !== '').lastIndexOf(true)).toBeGreaterThan(5);
  });

  test('tags, days, the owner and the company narrow what is found', async () => {
    const count = page.getByText(/^[\d,]+ contacts?$/);
    const all = Number((await count.textContent())?.replace(/\D/g, ''));
    const found = async (): Promise<number> => Number((await count.textContent())?.replace(/\D/g, ''));
    await openFilters();
    await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('見本');
    await expect.poll(found).toBe(all - formerCount);
    await page.getByRole('combobox', { name: 'Met by', exact: true }).selectOption('佐藤');
    await page.getByRole('combobox', { name: 'Event', exact: true }).selectOption('展示会');
    await page.getByLabel('Met from').fill('2025-04-18');
    await page.getByLabel('Met until').fill('2025-04-18');
    await expect.poll(() => new URL(page.url()).hash).toContain('exchanged_to=2025-04-18');
    await expect.poll(found).toBe(all - formerCount);
    await page.goto(`${served.address}/#/contacts?not_seen_since=2023-01-01`);
    await expect.poll(found).toBe(formerCount);
    await page.goto(`${served.address}/#/contacts`);
    await expect.poll(found).toBe(all);
    await page.getByRole('combobox', { name: 'Company', exact: true }).fill('スカイトロン精密');
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual([expect.stringContaining('長渕')]);
  });

  test('filters narrow, stand in the address, and are saved as a search', async () => {
    const all = (await names()).length;
    await openFilters();
    await page.getByRole('combobox', { name: 'State', exact: true }).selectOption('confirmed');
    await expect.poll(async () => (await names()).length).toBeLessThan(all);
    expect(page.url()).toContain('status=confirmed');
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByLabel('Name of the search').fill('Sure ones');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Sure ones' }).waitFor();
    await page.goto(`${served.address}/#/contacts`);
    await expect.poll(async () => (await names()).length).toBe(all);
    await page.getByRole('link', { name: 'Sure ones' }).click();
    await expect.poll(async () => (await names()).length).toBeLessThan(all);
    await page.getByRole('button', { name: 'Forget the search Sure ones' }).click();
    await expect.poll(() => page.getByRole('link', { name: 'Sure ones' }).count()).toBe(0);
  });

  test('the key that leads to the box is no part of what is looked for', async () => {
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('長渕');
    expect(await page.getByRole('searchbox').inputValue()).toBe('長渕');
    await expect.poll(async () => (await names())[0]).toContain('長渕');
  });

  test('Enter in the box opens the first', async () => {
    await search('長渕');
    await expect.poll(async () => (await names())[0]).toContain('長渕');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /長渕/ }).waitFor();
  });

  test('what is chosen is exported', async () => {
    await page.locator('tbody input[type=checkbox]').nth(0).check();
    await page.locator('tbody input[type=checkbox]').nth(1).check();
    await page.getByLabel('Format of the export').selectOption('csv');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export the chosen' }).click()]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('family_name,given_name');
    await page.getByRole('button', { name: 'Choose none' }).click();
  });
});

test('two contacts are made one by hand, after a look at what speaks for it, and apart again', async () => {
  await openFilters();
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('見本');
  await expect.poll(() => new URL(page.url()).hash).toContain('tag=');
  const [first, second] = [(await names())[0] ?? '', (await names())[1] ?? ''];
  const all = await page.getByText(/^[\d,]+ contacts?$/).textContent();
  await page.locator('tbody input[type=checkbox]').nth(0).check();
  await page.locator('tbody input[type=checkbox]').nth(1).check();
  await page.getByRole('button', { name: 'Merge the two' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.locator('li').allTextContents()).toEqual([expect.stringContaining(first), expect.stringContaining(second)]);
  await dialog.getByText('meishi takes them for different people').waitFor();
  expect(await dialog.locator('table tbody tr').count()).toBeGreaterThan(1);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Merge the two' }).click();
  await dialog.getByRole('button', { name: 'Same person: merge' }).click();
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await page.getByText('The last change is undone.').waitFor();
  await page.goto(`${served.address}/#/contacts`);
  await expect.poll(() => page.getByText(/^[\d,]+ contacts?$/).textContent()).not.toBe(null);
  await page.goto(`${served.address}/#/contacts?tag=${encodeURIComponent('見本')}`);
  await expect.poll(() => page.getByText(/^[\d,]+ contacts?$/).textContent()).toBe(all);
});

describe('a contact', () => {
  test('shows its posts, pictures, who met them and its history', async () => {
    await openFirst();
    await page.getByRole('heading', { name: 'Posts over time' }).waitFor();
    const met = page.locator('section', { has: page.getByRole('heading', { name: 'Cards', exact: true }) });
    await met.getByText('展示会').first().waitFor();
    await met.getByText('佐藤').first().waitFor();
    await met.getByText('Apr 18, 2025').first().waitFor();
    await page.locator('.sides img').first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('section', { hasText: 'History' }).locator('li').count()).toBeGreaterThan(0);
  });

  test('is edited, and the edit undone', async () => {
    await openFirst();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Company', exact: true }).fill('株式会社編集済');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('株式会社編集済').first().waitFor();
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await expect.poll(() => page.getByText('株式会社編集済').count()).toBe(0);
  });

  test('is edited by keyboard from its first value on, and Escape leaves it as it was', async () => {
    await openFirst();
    await page.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
    await page.keyboard.type('書きかけ');
    expect(await page.getByLabel('Family name', { exact: true }).inputValue()).toContain('書きかけ');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    expect(await page.getByText('書きかけ').count()).toBe(0);
  });

  test('where and when its card was received is changed', async () => {
    await openFirst();
    const cards = page.locator('section', { has: page.getByRole('heading', { name: 'Cards', exact: true }) });
    await cards.getByRole('button', { name: 'Change day, event, group' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Met on').fill('2024-02-29');
    await dialog.getByLabel('Event').fill('懇親会');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await cards.getByText('懇親会').waitFor();
    await cards.getByText('Feb 29, 2024').waitFor();
    await page.getByText('Day, event, group or tags changed').first().waitFor();
    await cards.getByRole('button', { name: 'Change day, event, group' }).first().click();
    await dialog.getByLabel('Met on').fill('2025-04-18');
    await dialog.getByLabel('Event').fill('展示会');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('takes tags and notes', async () => {
    await openFirst();
    await page.getByLabel('New tag').fill('重要');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove the tag 重要' }).waitFor();
    await page.getByLabel('New note').fill('来月また会う');
    await page.locator('form', { has: page.getByLabel('New note') }).getByRole('button').click();
    await page.getByText('来月また会う').waitFor();
    await page.getByRole('button', { name: 'Remove the tag 重要' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Remove the tag 重要' }).count()).toBe(0);
  });

  test('gives a vCard', async () => {
    const name = await openFirst();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'vCard' }).click()]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('BEGIN:VCARD');
    expect(text).toContain(name.split(' ')[0]);
  });

  test('gives all that is stored of the person', async () => {
    const name = await openFirst();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'All that is stored' }).click()]);
    const disclosed = readFileSync(await download.path(), 'utf8');
    expect(() => JSON.parse(disclosed) as unknown).not.toThrow();
    expect(disclosed).toContain(name.split(' ')[0]);
    expect(disclosed).toContain('展示会');
  });

  test('is told apart by a change made elsewhere at the same time', async () => {
    await openFirst();
    const other = await visit(browser, served, { locale: 'en-GB' });
    await signIn(other.page, served, administrator);
    await other.page.goto(page.url());
    await other.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('New tag').fill('同時');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove the tag 同時' }).waitFor();
    await other.page.getByRole('textbox', { name: 'Company', exact: true }).fill('後から');
    await other.page.getByRole('button', { name: 'Save' }).click();
    await other.page.locator('.notices p.bad').waitFor();
    expect(await page.getByText('後から').count()).toBe(0);
    await other.close();
  });
});

describe('companies', () => {
  test('are listed, found, and show their people by department', async () => {
    await page.getByRole('link', { name: 'Companies' }).click();
    await page.getByPlaceholder('Search companies').fill('スカイトロン');
    await page.getByRole('link', { name: /スカイトロン/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /スカイトロン/ }).waitFor();
    await page.getByRole('link', { name: /長渕/ }).click();
    await page.getByRole('heading', { level: 1, name: /長渕/ }).waitFor();
  });

  test('show who moved on apart from who is there', async () => {
    const list = join(served.folder, 'moved.csv');
    const moved = (company: string, title: string, day: string): string => `藤堂,亮介,${company},物流部,${title},todo.r@hokushin.example,090-1122-3344,${day}\r\n`;
    writeFileSync(list, 'family_name,given_name,company,departments,job_titles,emails,mobile,exchanged_on\r\n'
      + moved('北辰運輸株式会社', '主任', '2018-04-02') + moved('南洋倉庫株式会社', '課長', '2024-05-10')
      + '北見,次郎,北辰運輸株式会社,物流部,部長,kitami@hokushin.example,090-5566-7788,2023-06-01\r\n');
    await meishi(served.folder, 'load', '--quiet', list);
    await page.goto(`${served.address}/#/companies`);
    await page.getByPlaceholder('Search companies').fill('北辰運輸');
    const row = page.locator('tbody tr');
    await expect.poll(() => row.locator('td').allTextContents()).toEqual(['北辰運輸株式会社', '1', '1', expect.stringContaining('2023')]);
    await row.getByRole('link').click();
    await page.getByText('1 there now, 1 moved on').waitFor();
    const present = page.locator('section').filter({ has: page.getByRole('heading', { name: '物流部' }) });
    expect(await present.getByRole('link').allTextContents()).toEqual(['北見 次郎']);
    const former = page.getByRole('region', { name: 'Moved on' });
    expect(await former.getByRole('listitem').innerText()).toMatch(/藤堂 亮介\s+物流部 主任\s+seen here until .*2018\s+now: 南洋倉庫株式会社/);
    await former.getByRole('link', { name: '藤堂 亮介' }).click();
    await page.getByRole('heading', { level: 1, name: '藤堂 亮介' }).waitFor();
    await page.getByRole('link', { name: '北辰運輸株式会社' }).click();
    await page.getByRole('heading', { level: 1, name: '北辰運輸株式会社' }).waitFor();
  });
});

test('erasing a person asks first, and then leaves nothing, nor does the same scan bring them back', async () => {
  await search('長渕');
  await expect.poll(async () => (await names())[0]).toContain('長渕');
  const name = await openFirst();
  const address = page.url();
  const file = join(samples, (await page.getByText(/^dev-.*\.png$/).first().textContent()) ?? '');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await page.getByText('The person’s data is erased.').waitFor();
  await search(name);
  await expect.poll(async () => (await names()).filter((each) => each.includes(name))).toEqual([]);
  await page.goto(address);
  await page.getByRole('alert').waitFor();
  // Neither the same bytes nor the same card in others.
  const bytes = readFileSync(file);
  await page.goto(`${served.address}/#/intake`);
  for (const [as, buffer] of [['same.png', bytes], ['again.png', Buffer.concat([bytes, Buffer.from('once more')])]] as const) {
    await page.getByTestId('files').setInputFiles([{ name: as, mimeType: 'image/png', buffer }]);
    const row = page.locator(`[data-file="${as}"]`);
    await row.getByText('Nothing was kept').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
  }
  await page.goto(`${served.address}/#/contacts`);
  await search(name);
  await page.getByText('Nobody matches').waitFor();
});
