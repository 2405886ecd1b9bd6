import { describe, expect, test } from 'vitest';
import { firstOutline, isUsable, nudged, withCorner } from '../../src/review/outline';
import { rereadBody } from '../../src/review/reread';

const scan = { width: 1000, height: 500 };

describe('the outline of a card', () => {
  test('begins where the card was cut out, within the picture', () => {
    expect(firstOutline([[10, 20], [1200, 20], [990, 480], [10, -3]], scan)).toEqual([[10, 20], [1000, 20], [990, 480], [10, 0]]);
  });

  test('begins with a rim where nothing is known', () => {
    expect(firstOutline(null, scan)).toEqual([[40, 20], [960, 20], [960, 480], [40, 480]]);
  });

  test('corners are moved by arrows, and stay on the picture', () => {
    const outline = firstOutline(null, scan);
    expect(nudged([40, 20], 'ArrowRight', false, scan)).toEqual([50, 20]);
    expect(nudged([40, 20], 'ArrowUp', true, scan)).toEqual([40, 19]);
    expect(nudged([40, 20], 'a', false, scan)).toBeNull();
    expect(withCorner(outline, 2, [2000, 2000], scan)[2]).toEqual([1000, 500]);
  });

  test('what is wrong says what is asked', () => {
    const outline = firstOutline(null, scan);
    expect(rereadBody('outline', 'back', 90, outline)).toMatchObject({ side: 'back', becomes: 'this_card', quad: outline });
    expect(rereadBody('turn', 'front', 270, null)).toEqual({ side: 'front', turn_degrees: 270, becomes: 'this_card' });
    expect(rereadBody('another', 'front', 90, outline)).toMatchObject({ becomes: 'another_card' });
    expect(rereadBody('apart', 'front', 90, null)).toEqual({ becomes: 'two_cards' });
    expect(rereadBody('again', 'front', 90, outline)).toEqual({ side: 'front', becomes: 'this_card' });
  });
});

test('an outline is usable when its corners go around something large enough, in any order', () => {
  const square = [[100, 100], [400, 100], [400, 300], [100, 300]] as const;
  expect(isUsable(square)).toBe(true);
  expect(isUsable([square[1], square[0], square[2], square[3]]), 'corners exchanged').toBe(true);
  expect(isUsable([[100, 100], [400, 100], [140, 120], [100, 300]]), 'a corner within the others').toBe(false);
  expect(isUsable([[100, 100], [150, 100], [150, 300], [100, 300]]), 'too narrow to read').toBe(false);
  expect(isUsable([[100, 100], [400, 100], [400, 300]]), 'three corners').toBe(false);
});
