// Whether the machine was too busy to let processes run that ask for next to nothing: this one, and an empty page.
import type { Page } from 'playwright-core';

const everyMs = 5;
const stallMs = 30;

interface Stall {
  from: number;
  to: number;
}

declare global {
  interface Window {
    stalls: Stall[];
  }
}

/** Notes when a timer came late, by the wall clock (ms). Runs here and in a page. */
function note(stalls: Stall[], every: number, stall: number): ReturnType<typeof setInterval> {
  let last = Date.now();
  return setInterval(() => {
    const now = Date.now();
    if (now - last > stall) stalls.push({ from: last, to: now });
    last = now;
  }, every);
}

/**
 * Begins to watch, with an empty page of the browser at hand. The answer ends it and tells whether the machine stood
 * still between two moments.
 */
export async function startPulse(empty: Page): Promise<() => Promise<(from: number, to: number) => boolean>> {
  const stalls: Stall[] = [];
  await empty.evaluate(`window.stalls = []; (${note.toString()})(window.stalls, ${everyMs}, ${stallMs})`);
  const timer = note(stalls, everyMs, stallMs);
  return async () => {
    clearInterval(timer);
    stalls.push(...(await empty.evaluate(() => window.stalls)));
    return (from, to) => stalls.some((each) => each.from < to && each.to > from);
  };
}
