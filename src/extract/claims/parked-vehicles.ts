import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const LEAVES = /^(?:left|leave|leaves|leaving|оставил[аи]?|залишив|залишил[аи]|лишив|лишил[аи])$/;
const GARAGE = /^(?:гараже|гаражі|боксе|боксі|автопарке|автопарку|garages?)$/;

/** "залишили в гаражі": parked, not abandoned. */
export function isParked(view: SentenceView, { start, end }: StatusMention): boolean {
  if (!LEAVES.test(view.token(start)?.norm ?? '') || !view.is(end, 'preposition')) return false;
  const at = view.is(end + 1, 'determiner') ? end + 2 : end + 1;
  return GARAGE.test(view.token(at)?.norm ?? '');
}
