// The corners of a card on its scan, clockwise from the top-left of the upright card. Pure.
import type { Size } from './picture_view';

export type Corners = [number, number][];

export function startCorners(picture: Size): Corners {
  const x = picture.width * 0.08;
  const y = picture.height * 0.08;
  const right = picture.width - x;
  const bottom = picture.height - y;
  return [[x, y], [right, y], [right, bottom], [x, bottom]];
}

/** The corner moved to `to`, kept on the picture. */
export function movedCorner(corners: Corners, index: number, to: [number, number], picture: Size): Corners {
  const x = Math.round(Math.min(Math.max(to[0], 0), picture.width - 1));
  const y = Math.round(Math.min(Math.max(to[1], 0), picture.height - 1));
  return corners.map((corner, at) => (at === index ? [x, y] : corner));
}
