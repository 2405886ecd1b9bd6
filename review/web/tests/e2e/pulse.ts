// Whether the machine was too busy to let a process run that asked for next to nothing.
const everyMs = 5;
const stallMs = 30;

export interface Pulse {
  /** Ends it; the answer tells whether the machine stood still between two moments of the wall clock (ms). */
  stop: () => (from: number, to: number) => boolean;
}

export function startPulse(): Pulse {
  const stalls: { from: number; to: number }[] = [];
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > stallMs) stalls.push({ from: last, to: now });
    last = now;
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return (from, to) => stalls.some((stall) => stall.from < to && stall.to > from);
    },
  };
}
