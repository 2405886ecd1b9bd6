// The outline of a card on its scan, which a person drags into place. Pure; pixels of the scan.
import type { Size } from './picture_view';

export type Corner = readonly [number, number];
export type Outline = readonly Corner[];

/** The outline to begin with: where the card was cut out, else the whole picture less a rim. */
export function firstOutline(known: readonly (readonly number[])[] | null, scan: Size): Outline {
  if (known?.length === 4) return known.map((corner) => placed([corner[0] ?? 0, corner[1] ?? 0], scan));
  const { width, height } = scan;
  const rim = 0.04;
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x = 0, y = 0]) => [
    Math.round(width * (rim + x * (1 - 2 * rim))), Math.round(height * (rim + y * (1 - 2 * rim))),
  ]);
}

function placed(corner: Corner, scan: Size): Corner {
  return [Math.min(Math.max(corner[0], 0), scan.width), Math.min(Math.max(corner[1], 0), scan.height)];
}

export function withCorner(outline: Outline, index: number, to: Corner, scan: Size): Outline {
  return outline.map((corner, each) => (each === index ? placed(to, scan) : corner));
}

const steps: Record<string, Corner> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where an arrow key moves a corner: a hundredth of the picture, with Shift a thousandth; null for another key. */
export function nudged(corner: Corner, key: string, fine: boolean, scan: Size): Corner | null {
  const step = steps[key];
  const length = Math.max(scan.width, scan.height) / (fine ? 1000 : 100);
  return step ? [corner[0] + step[0] * length, corner[1] + step[1] * length] : null;
}

/** Shorter sides hold no writing that could be read (capture/find_cards.cpp). */
const leastSide = 64;

/** Whether the four corners go around something that can be read, in whatever order they were dragged. */
export function isUsable(outline: Outline): boolean {
  if (outline.length !== 4) return false;
  const middle = [0, 1].map((axis) => outline.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 4);
  const angle = ([x, y]: Corner): number => Math.atan2(y - (middle[1] ?? 0), x - (middle[0] ?? 0));
  const around = [...outline].sort((a, b) => angle(a) - angle(b));
  return around.every((corner, index) => {
    const next = around[(index + 1) % 4] ?? corner;
    const last = around[(index + 2) % 4] ?? corner;
    const turn = (next[0] - corner[0]) * (last[1] - next[1]) - (next[1] - corner[1]) * (last[0] - next[0]);
    return turn > 0 && Math.hypot(next[0] - corner[0], next[1] - corner[1]) >= leastSide;
  });
}
