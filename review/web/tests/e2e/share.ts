// How much of the machine the processes under test really had: other work on it says nothing about the page.
import { readdirSync, readFileSync } from 'node:fs';

/** Nanoseconds that threads ran, and that they could have run but waited for a processor (Linux: schedstat). */
export interface Ran {
  ran: number;
  waited: number;
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';  // it has ended meanwhile
  }
}

/** The processes that this one started: the browser's and the server's. */
export function descendants(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(/^\d+$/.test(name) ? text(`/proc/${name}/stat`) : '');
    if (parent) parents.set(Number(name), Number(parent[1]));
  }
  const ours = new Set([process.pid]);
  for (let known = 0; known !== ours.size;) {
    known = ours.size;
    for (const [child, parent] of parents) if (ours.has(parent)) ours.add(child);
  }
  ours.delete(process.pid);
  return [...ours];
}

export function ranSoFar(processes: readonly number[]): Ran {
  const sum: Ran = { ran: 0, waited: 0 };
  for (const process of processes) {
    for (const thread of threadsOf(process)) {
      const [ran = 0, waited = 0] = text(`/proc/${process}/task/${thread}/schedstat`).split(' ').map(Number);
      sum.ran += ran;
      sum.waited += waited;
    }
  }
  return sum;
}

function threadsOf(process: number): string[] {
  try {
    return readdirSync(`/proc/${process}/task`);
  } catch {
    return [];
  }
}

/** The part of the time in which they could run that they did run, between two moments: 1 on a machine of their own. */
export function shareOf(before: Ran, after: Ran): number {
  const ran = after.ran - before.ran;
  const waited = after.waited - before.waited;
  return ran > 0 ? ran / (ran + Math.max(0, waited)) : 1;
}
