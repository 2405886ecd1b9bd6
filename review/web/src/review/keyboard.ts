// Which key means what while reviewing. Pure, and the one list that the help also shows.
import type { Word } from '../i18n/dictionary';
import type { CardStep } from './card_state';

export type ScreenStep =
  | 'accept_card' | 'not_a_card' | 'unreadable' | 'skip' | 'undo' | 'other_side' | 'turn' | 'reread'
  | 'zoom_in' | 'zoom_out' | 'zoom_fit' | 'add_field' | 'help' | 'list';
export type MergeStep = 'same' | 'different' | 'next' | 'previous' | 'left' | 'right';

export interface KeyPress {
  key: string;
  /** The key's place; letters are known by it, so that an input method or another layout does not hide them. */
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

export type Meaning = { card: CardStep } | { screen: ScreenStep } | { merge: MergeStep } | null;

const card = (step: CardStep): Meaning => ({ card: step });
const screen = (step: ScreenStep): Meaning => ({ screen: step });
const merge = (step: MergeStep): Meaning => ({ merge: step });

const screenKeys: Record<string, Meaning> = {
  KeyS: screen('skip'), KeyZ: screen('undo'), KeyF: screen('other_side'), KeyL: screen('list'),
};

const cardKeys: Record<string, Meaning> = {
  ...screenKeys,
  Enter: card({ do: 'accept' }), NumpadEnter: card({ do: 'accept' }),
  ArrowDown: card({ do: 'next' }), KeyJ: card({ do: 'next' }),
  ArrowUp: card({ do: 'previous' }), KeyK: card({ do: 'previous' }),
  KeyE: card({ do: 'edit' }), F2: card({ do: 'edit' }),
  KeyX: card({ do: 'clear' }), Delete: card({ do: 'clear' }),
  KeyA: screen('accept_card'), KeyN: screen('not_a_card'), KeyU: screen('unreadable'),
  KeyR: screen('turn'), KeyG: screen('reread'), KeyO: screen('add_field'),
};

const mergeKeys: Record<string, Meaning> = {
  ...screenKeys,
  Enter: merge('same'), NumpadEnter: merge('same'), KeyD: merge('different'),
  ArrowDown: merge('next'), KeyJ: merge('next'), ArrowUp: merge('previous'), KeyK: merge('previous'),
  ArrowLeft: merge('left'), ArrowRight: merge('right'),
};

const editKeys: Record<string, Meaning> = {
  Enter: card({ do: 'accept' }), NumpadEnter: card({ do: 'accept' }), Escape: card({ do: 'leave' }),
  ArrowDown: card({ do: 'other_alternative', by: 1 }), ArrowUp: card({ do: 'other_alternative', by: -1 }),
};

const signs: Record<string, Meaning> = {
  '?': screen('help'), '+': screen('zoom_in'), '-': screen('zoom_out'), '0': screen('zoom_fit'),
};

export type Mode = 'card' | 'edit' | 'merge';

export function meaningOf(press: KeyPress, mode: Mode): Meaning {
  if (press.isComposing || press.key === 'Process') return null;  // the input method's own Enter
  if (mode === 'edit') return press.ctrlKey || press.metaKey || press.altKey ? null : (editKeys[press.key] ?? null);
  if (press.ctrlKey || press.metaKey) return press.code === 'KeyZ' && !press.shiftKey ? screen('undo') : null;
  if (press.altKey) return null;
  if (mode === 'card' && press.key === 'Enter' && press.shiftKey) return screen('accept_card');
  const sign = signs[press.key];
  if (sign) return sign;
  if (mode === 'card' && /^[1-9]$/.test(press.key)) return card({ do: 'alternative', index: Number(press.key) - 1 });
  return (mode === 'card' ? cardKeys : mergeKeys)[press.code] ?? null;
}

/** The help: keys as printed on them, and what they do. */
export const keyHelp: Record<'card' | 'edit' | 'merge' | 'both', readonly (readonly [string, Word])[]> = {
  card: [
    ['Enter', 'key_accept_field'], ['A', 'key_accept_card'], ['1 – 9', 'key_alternative'], ['E', 'key_edit'],
    ['X', 'key_clear'], ['O', 'key_add'], ['↑ ↓', 'key_move'], ['N', 'key_not_a_card'], ['U', 'key_unreadable'],
    ['R', 'key_turn'], ['G', 'key_reread'],
  ],
  edit: [['Enter', 'key_edit_accept'], ['Esc', 'key_edit_leave'], ['↑ ↓', 'key_edit_alternative']],
  merge: [['Enter', 'key_same'], ['D', 'key_different'], ['← →', 'key_choose'], ['↑ ↓', 'key_move']],
  both: [
    ['S', 'key_skip'], ['Z', 'key_undo'], ['F', 'key_other_side'], ['+ − 0', 'key_zoom'], ['L', 'key_list'], ['?', 'key_help'],
  ],
};
