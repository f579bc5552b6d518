import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between "у" and the side it speaks of: "у штурмов 1-й Славянской". */
const REACH = 6;
const AT = new Set(['у', 'в']);
/** "у Росії згорів танк": where, not whose. */
const STATE = /^(?:росі[їяю]|росси[ияею]|україн[аіиу]|украин[аеыу])$/;

/** "У росіян згорів «Град»", "у штурмов 1-й Славянской сгорела «буханка»": whose it was. */
export function ownerBereft(readings: readonly Reading[]): Owner | null {
  for (const { view, status, word } of readings) {
    if (word.voice !== 'subject' || view.token(status.start)?.cyrillic !== true) continue;
    const first = Math.max(view.sentence.start, status.start - REACH * 2);
    for (let at = status.start - 1; at >= first; at -= 1) {
      // "В ГУР сообщили, что сгорел Т-72": who speaks.
      if (view.token(at)?.norm === ',') break;
      if (!AT.has(view.token(at)?.norm ?? '')) continue;
      const side = sideBehind(view, at, status.start);
      if (side !== null) return ownerFrom(side);
    }
  }
  return null;
}

function sideBehind(view: SentenceView, preposition: number, end: number): SideMention | null {
  for (let at = preposition + 1; at < Math.min(end, preposition + REACH); at += 1) {
    const side = view.scan.sideOver.get(at);
    if (side !== undefined)
      return side.side.role === 'force' && !STATE.test(view.token(at)?.norm ?? '') ? side : null;
    if (view.phraseAt(at) !== undefined || view.isPlaceOrDateAt(at) || view.token(at)?.norm === ',')
      return null;
  }
  return null;
}
