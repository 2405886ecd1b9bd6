import { describe, expect, test } from 'vitest';
import { words } from '../../src/i18n/dictionary';
import { keyHelp, meaningOf, type KeyPress, type Mode } from '../../src/review/keyboard';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return { key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more };
}

describe('keys', () => {
  test.each<[string, KeyPress, Mode, unknown]>([
    ['Enter accepts', press('Enter'), 'card', { card: { do: 'accept' } }],
    ['Enter accepts what is typed', press('Enter'), 'edit', { card: { do: 'accept' } }],
    ['Enter of an input method is not ours', press('Enter', { isComposing: true }), 'edit', null],
    ['nor is its key', press('Process', { code: 'KeyN' }), 'card', null],
    ['letters are typed while typing', press('n'), 'edit', null],
    ['digits take alternatives', press('2'), 'card', { card: { do: 'alternative', index: 1 } }],
    ['digits are typed while typing', press('2'), 'edit', null],
    ['letters by their place, whatever the layout', press('н', { code: 'KeyN' }), 'card', { screen: 'not_a_card' }],
    ['the same on kana keys', press('み', { code: 'KeyN' }), 'card', { screen: 'not_a_card' }],
    ['Ctrl+Z undoes', press('z', { ctrlKey: true }), 'card', { screen: 'undo' }],
    ['Ctrl+Z undoes typing while typing', press('z', { ctrlKey: true }), 'edit', null],
    ['the browser keeps Ctrl+R', press('r', { ctrlKey: true }), 'card', null],
    ['and Alt+Left', press('ArrowLeft', { altKey: true }), 'merge', null],
    ['Shift+Enter accepts all', press('Enter', { shiftKey: true }), 'card', { screen: 'accept_card' }],
    ['? explains', press('?', { shiftKey: true, code: 'Slash' }), 'card', { screen: 'help' }],
    ['Enter merges', press('Enter'), 'merge', { merge: 'same' }],
    ['D parts', press('d'), 'merge', { merge: 'different' }],
    ['N means nothing on a pair', press('n'), 'merge', null],
    ['digits mean nothing on a pair', press('1'), 'merge', null],
    ['unknown keys mean nothing', press('F7'), 'card', null],
  ])('%s', (_, key, mode, meaning) => expect(meaningOf(key, mode)).toEqual(meaning));

  test('every letter of the help does something', () => {
    for (const mode of ['card', 'merge'] as const) {
      for (const [keys] of [...keyHelp[mode], ...keyHelp.both]) {
        if (/^[A-Z]$/.test(keys)) expect(meaningOf(press(keys.toLowerCase()), mode), `${mode} ${keys}`).not.toBeNull();
      }
    }
  });

  test('the help has words', () => {
    for (const [, word] of Object.values(keyHelp).flat()) expect(words).toHaveProperty(word);
  });
});
