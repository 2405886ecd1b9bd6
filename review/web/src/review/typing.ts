// Whether a key belongs to what has the focus (an input, a button) or to the screen.
const typesText = 'input, textarea, select, [contenteditable]';
const isPressed = 'button, a, summary';

export function keysOf(target: EventTarget | null, key: string): 'theirs' | 'ours' {
  if (!(target instanceof Element)) return 'ours';
  if (target.closest(typesText)) return 'theirs';
  return target.closest(isPressed) && (key === 'Enter' || key === ' ') ? 'theirs' : 'ours';
}
