// Which part of a picture is to be seen. Pure; all in the picture's pixels.
import type { Box } from './field_rows';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export const mostZoom = 8;

export function whole(picture: Size): Rect {
  return { x: 0, y: 0, width: picture.width, height: picture.height };
}

export function rectOf(box: Box): Rect {
  const xs = box.map((corner) => corner[0] ?? 0);
  const ys = box.map((corner) => corner[1] ?? 0);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** `rect` with a margin round it. */
export function padded(rect: Rect, margin: number): Rect {
  return { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
}

/**
 * What to show of the print at `box`, within the picture: further along the line than across it, since a box may miss a
 * letter at either end.
 */
export function stripOf(box: Rect, picture: Size): Rect {
  const thickness = Math.min(box.width, box.height);
  const [along, across] = [thickness * 1.5, thickness * 0.25 + 2];
  const [dx, dy] = box.width >= box.height ? [along, across] : [across, along];
  const x = Math.max(0, box.x - dx);
  const y = Math.max(0, box.y - dy);
  return { x, y, width: Math.min(picture.width, box.x + box.width + dx) - x, height: Math.min(picture.height, box.y + box.height + dy) - y };
}

export type Turn = 0 | 90 | 180 | 270;

/** The size of a picture turned clockwise. */
export function turnedSize(picture: Size, turn: Turn): Size {
  return turn % 180 === 0 ? picture : { width: picture.height, height: picture.width };
}

/** The transform that turns a picture clockwise and puts its top-left corner at (0, 0) again, for SVG. */
export function turnTransform(picture: Size, turn: Turn): string {
  const { width, height } = picture;
  const moves: Record<Turn, string> = { 0: '', 90: `translate(${height} 0) `, 180: `translate(${width} ${height}) `, 270: `translate(0 ${width}) ` };
  return `${moves[turn]}rotate(${turn})`;
}

/** Where a part of the picture lies once the picture is turned. */
export function turnedRect(rect: Rect, picture: Size, turn: Turn): Rect {
  const { x, y, width, height } = rect;
  if (turn === 90) return { x: picture.height - y - height, y: x, width: height, height: width };
  if (turn === 180) return { x: picture.width - x - width, y: picture.height - y - height, width, height };
  if (turn === 270) return { x: y, y: picture.width - x - width, width: height, height: width };
  return rect;
}

function clamped(view: Rect, picture: Size): Rect {
  const within = (from: number, length: number, all: number): number =>
    length >= all ? (all - length) / 2 : Math.min(Math.max(from, 0), all - length);
  return { ...view, x: within(view.x, view.width, picture.width), y: within(view.y, view.height, picture.height) };
}

export function zoomOf(view: Rect, picture: Size): number {
  return picture.width / view.width;
}

/** Zooms by `factor`; the point `at` stays where it is on the screen. */
export function zoomed(view: Rect, picture: Size, factor: number, at: { x: number; y: number }): Rect {
  const zoom = Math.min(Math.max(zoomOf(view, picture) * factor, 1), mostZoom);
  const width = picture.width / zoom;
  const scale = width / view.width;
  return clamped(
    { x: at.x - (at.x - view.x) * scale, y: at.y - (at.y - view.y) * scale, width, height: view.height * scale },
    picture,
  );
}

export function moved(view: Rect, picture: Size, by: { x: number; y: number }): Rect {
  return clamped({ ...view, x: view.x + by.x, y: view.y + by.y }, picture);
}

/** The view moved so far that `box` lies in its middle; the whole picture stays as it is. */
export function following(view: Rect, picture: Size, box: Rect): Rect {
  if (zoomOf(view, picture) <= 1.001) return whole(picture);
  const x = box.x + box.width / 2 - view.width / 2;
  const y = box.y + box.height / 2 - view.height / 2;
  return clamped({ ...view, x, y }, picture);
}

export function viewBoxOf(rect: Rect): string {
  return [rect.x, rect.y, rect.width, rect.height].map((each) => Math.round(each * 10) / 10).join(' ');
}
