import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { textOf, words, type Word } from '../../src/i18n/dictionary';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const names = Object.keys(words) as Word[];

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)[|}]/g)].map((each) => each[1] ?? '').sort();
}

describe('every text', () => {
  test.each(names)('%s is there in both languages, with the same values', (name) => {
    const [english, japanese] = words[name];
    expect(english.trim()).not.toBe('');
    expect(japanese.trim()).not.toBe('');
    expect(placeholders(japanese)).toEqual(placeholders(english));
  });
});

test('values are put in', () => {
  expect(textOf('en', 'queue_waiting', { open: 1204 })).toBe('1,204 waiting');
  expect(textOf('ja', 'queue_waiting', { open: 3 })).toBe('残り3件');
  expect(textOf('en', 'queue_waiting')).toBe('{open} waiting');
  expect(textOf('en', 'merge_cards', { cards: 1 })).toBe('1 card');
  expect(textOf('en', 'merge_cards', { cards: 1200 })).toBe('1,200 cards');
});

/** What the server's sources say, by a pattern with one group. */
function saidIn(paths: readonly string[], pattern: RegExp): string[] {
  const texts = paths.map((each) => readFileSync(fileURLToPath(new URL(`../../../../${each}`, import.meta.url)), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((each) => each[1] ?? '')))];
}

test('every event of a history has its words, and no other', () => {
  const kinds = saidIn(['store/words.cpp'], /\{EventKind::\w+, "(\w+)"\}/g);
  expect(kinds.length).toBeGreaterThan(10);
  expect(names.filter((each) => each.startsWith('happened_')).sort()).toEqual(kinds.map((each) => `happened_${each}`).sort());
});

test('every action of the operation log has its words', () => {
  const folder = fileURLToPath(new URL('../../../', import.meta.url));
  const sources = ['', 'api/', 'dav/'].flatMap((each) =>
    readdirSync(folder + each).filter((name) => name.endsWith('.cpp')).map((name) => `review/${each}${name}`));
  const actions = saidIn(sources, /(?:\.log\((?:transaction, )?|\.action = )"(\w+)"/g);
  expect(actions).toEqual(expect.arrayContaining(['view', 'edit', 'reread', 'carddav', 'refused']));
  for (const action of actions) expect(names, action).toContain(`log_${action}`);
});

test('no component carries words of its own', () => {
  const components = readdirSync(source, { recursive: true }).map(String).filter((each) => each.endsWith('.svelte'));
  expect(components.length).toBeGreaterThan(30);
  for (const component of components) {
    const text = readFileSync(source + component, 'utf8')
      .replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
      .replace(/\{[^{}]*\}/g, '');
    expect(text, component).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  }
});
