// What the server is asked when a card is to be read again. Pure.
import type { Operations } from '../api/types';
import type { Outline } from './outline';
import type { Turn } from './picture_view';

export type RereadBody = NonNullable<Operations['POST cards/{id}/reread']['body']>;

/** What a person finds wrong: the outline, which way up it is, a card that was passed over, two cards taken for one. */
export type Fault = 'outline' | 'turn' | 'another' | 'apart' | 'again';

export function rereadBody(fault: Fault, side: 'front' | 'back', turn: Turn, outline: Outline | null): RereadBody {
  const quad = (outline ?? []).map((corner) => [...corner]);
  switch (fault) {
    case 'outline': return { side, quad, becomes: 'this_card' };
    case 'turn': return { side, turn_degrees: turn, becomes: 'this_card' };
    case 'another': return { side, quad, becomes: 'another_card' };
    case 'apart': return { becomes: 'two_cards' };
    case 'again': return { side, becomes: 'this_card' };
  }
}
