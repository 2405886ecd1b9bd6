// The evidence for and against two contacts being one person, as bars that add up. Pure.
import type { Reason } from '../api/types';

export interface Bar {
  rule: string;
  weight: number;
  /** Where the bar begins and ends, in hundredths of the whole width. */
  from: number;
  to: number;
}

export interface Waterfall {
  bars: Bar[];
  zero: number;
  score: number;
}

export function waterfallOf(reasons: readonly Reason[]): Waterfall {
  const steps: { rule: string; weight: number; start: number; end: number }[] = [];
  let sum = 0;
  for (const { rule, weight } of reasons) {
    steps.push({ rule, weight, start: sum, end: sum + weight });
    sum += weight;
  }
  const marks = [0, ...steps.map((each) => each.end)];
  const least = Math.min(...marks);
  const span = Math.max(...marks) - least || 1;
  const place = (bits: number): number => ((bits - least) / span) * 100;
  return {
    bars: steps.map(({ rule, weight, start, end }) => ({
      rule, weight, from: place(Math.min(start, end)), to: place(Math.max(start, end)),
    })),
    zero: place(0),
    score: sum,
  };
}
