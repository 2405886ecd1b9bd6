import { remember, remembered } from './remember';

export type Theme = 'light' | 'dark';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const chosen = remembered('theme');
let theme = $state<Theme>(chosen === 'light' || chosen === 'dark' ? chosen : systemIsDark.matches ? 'dark' : 'light');

export function currentTheme(): Theme {
  return theme;
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(next: Theme): void {
  theme = next;
  remember('theme', next);
  applyTheme();
}
