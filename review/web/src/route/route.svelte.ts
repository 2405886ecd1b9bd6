import { formatRoute, parseRoute, type Route, type Screen } from './route';

let route = $state<Route>(parseRoute(location.hash));
let steps = 0;

addEventListener('hashchange', () => {
  steps += 1;
  route = parseRoute(location.hash);
});

export function currentRoute(): Route {
  return route;
}

/** How often the address has changed since the page was loaded. */
export function stepsHere(): number {
  return steps;
}

export function go(screen: Screen, item?: string | number | null, query?: Record<string, string>): void {
  location.hash = formatRoute(screen, item, query);
}

/** Changes the address without a new step in the browser's history: for words typed into a search box. */
export function replaceRoute(screen: Screen, item: string | null, query: Record<string, string>): void {
  history.replaceState(null, '', formatRoute(screen, item, query));
  route = parseRoute(location.hash);
}
