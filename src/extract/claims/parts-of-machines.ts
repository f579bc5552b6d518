import { RUNNING_GEAR } from './english-damage.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const PARTS = new Set([
  ...RUNNING_GEAR.split(', '),
  ...'wings nose fuselage engine superstructure turret gun chassis roof side flank sights radar launcher cab armour armor plating cladding skin'.split(
    ' ',
  ),
]);

/** What a machine is without its parts: burnt out, it is the machine that is. */
const BODIES = new Set(
  'hull hulls carcass carcasses body chassis shell skeleton hulk husk'.split(' '),
);

/** "the pilot of a MiG-29 ejected": nobody flies it any more. */
const PILOTS = new Set('pilot pilots crew crews'.split(' '));

/** "the tail of a Tu-22M3 was damaged": what is damaged of a machine damages it; "the hull of a BMP-2 sits scorched". */
export function isToldByPartOf(
  view: SentenceView,
  { start, governor, isCyrillic }: NounPhrase,
  { status, scope }: StatusWord,
): boolean {
  if (governor !== 'of' || isCyrillic) return false;
  let at = start - 1;
  while (view.is(at, 'of') || view.is(at, 'determiner')) at -= 1;
  const head = view.token(at);
  if (PILOTS.has(head?.norm ?? '')) return scope === 'air' && status === 'destroyed';
  if (status !== 'damaged') return BODIES.has(head?.norm ?? '');
  return PARTS.has(head?.norm ?? '') || PARTS.has(head?.singular ?? '');
}
