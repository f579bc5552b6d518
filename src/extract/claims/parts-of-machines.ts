import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const PARTS = new Set(
  'tail wing wings nose fuselage canopy cockpit rotor engine hull bow stern deck superstructure bridge mast turret barrel gun chassis track tracks wheel wheels roof side flank optics sights antenna radar launcher cab armour armor plating cladding skin'.split(
    ' ',
  ),
);

/** "the tail of a Tu-22M3 was damaged": what is damaged of a machine damages it. */
export function isDamagedInPart(
  view: SentenceView,
  { start, governor, isCyrillic }: NounPhrase,
  { status }: StatusWord,
): boolean {
  if (governor !== 'of' || isCyrillic || status !== 'damaged') return false;
  let at = start - 1;
  while (view.is(at, 'of') || view.is(at, 'determiner')) at -= 1;
  const head = view.token(at);
  return PARTS.has(head?.norm ?? '') || PARTS.has(head?.singular ?? '');
}
