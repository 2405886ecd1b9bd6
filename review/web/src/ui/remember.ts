// What the browser keeps between visits. Private windows may refuse; then it is forgotten.
const prefix = 'meishi.';

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Nothing depends on it.
  }
}
