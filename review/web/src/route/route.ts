// Where the page is, as the part of the address behind '#': the server needs to know nothing about it.
export type Screen = 'review' | 'contacts' | 'companies' | 'intake' | 'admin' | 'account';

export interface Route {
  screen: Screen;
  /** What stands behind the screen: the contact's number, the company's key, the tab of the administration. */
  item: string | null;
  query: URLSearchParams;
}

const screens: readonly Screen[] = ['review', 'contacts', 'companies', 'intake', 'admin', 'account'];

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [name = '', ...rest] = path.split('/');
  const screen = screens.find((each) => each === name) ?? 'review';
  const item = screen === name && rest.length > 0 ? decoded(rest.join('/')) : '';
  return { screen, item: item === '' ? null : item, query: new URLSearchParams(query) };
}

export function formatRoute(screen: Screen, item?: string | number | null, query?: Record<string, string>): string {
  const path = item === undefined || item === null ? screen : `${screen}/${encodeURIComponent(item)}`;
  const filled = Object.entries(query ?? {}).filter(([, value]) => value !== '');
  return filled.length === 0 ? `#/${path}` : `#/${path}?${new URLSearchParams(filled)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
