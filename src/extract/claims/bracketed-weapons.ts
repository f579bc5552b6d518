import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/**
 * "ТОС-1А — уничтожен (HIMARS)", "Msta-S, destroyed (Bayraktar TB2)": alone in brackets behind what
 * became of a named item stands what did it. "Two launchers destroyed (HIMARS)" says which they were.
 */
export function bracketedWeapon(
  view: SentenceView,
  { start, end }: StatusMention,
): NounPhrase | null {
  if (view.token(end)?.norm !== '(') return null;
  const weapon = view.phraseAt(end + 1);
  if (weapon === undefined || weapon.item.start > end + 2 || weapon.item.weapon === null)
    return null;
  if (weapon.number !== null || weapon.barred) return null;
  const close =
    view.token(weapon.item.end)?.kind === 'quote' ? weapon.item.end + 1 : weapon.item.end;
  if (view.token(close)?.norm !== ')') return null;
  const told = view.phrases[view.lastPhraseBefore(start)];
  if (told === undefined || !told.item.named || told.item.munition) return null;
  return weapon;
}
