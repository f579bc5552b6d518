import type { Grammar } from './grammar.ts';
import type { Owner } from './grammar-scan.ts';
import type { OwnerContext } from './owner-reading.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** "The enemy lost two tanks, the Defence Ministry of Russia said": who tells it is not the loser. */
export function ownerWhoIsTheEnemy(
  readings: readonly Reading[],
  { speaker, unitsOfOneSide }: OwnerContext['sides'],
  grammar: Grammar,
): Owner | null {
  for (const { word, view, status } of readings) {
    if (word.voice !== 'loses' || !view.has('enemy')) continue;
    const enemy = view.firstOf('enemy');
    if (enemy > status.start || view.scan.sideOver.has(enemy)) continue;
    if (namesSide(view, view.sentence.start, status.start)) continue;
    const teller = speaker ?? unitsOfOneSide?.code ?? onlySideAfter(view, status.end);
    const code = teller === null ? null : grammar.opponentOf(teller);
    if (code !== null) return { start: enemy, end: enemy + 1, code, tag: null };
  }
  return null;
}

function onlySideAfter(view: SentenceView, from: number): string | null {
  const codes = new Set<string>();
  for (let at = from; at < view.sentence.end; at += 1) {
    const side = view.scan.sideOver.get(at)?.side;
    if (side !== undefined && side.role === 'force') codes.add(side.code);
  }
  const [only, ...others] = codes;
  return only === undefined || others.length > 0 ? null : only;
}

function namesSide(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (view.scan.sideOver.has(at)) return true;
  return false;
}
