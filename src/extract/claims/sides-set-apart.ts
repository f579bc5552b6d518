import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from an item to a side that is set apart behind it. */
const REACH = 24;
const MARKS = new Set([',', ';', '|', '/', '(', ')']);
const ENDS = new Set([',', ';', '.', '|', '/', ')', '!']);
const LABELS = new Set(['owner', 'side', 'operator', 'so', 'власник', 'владелец', 'сторона']);

/**
 * "2K22M Tunguska, captured, RU, Snihurivka", "destroyed, owner RU": a side that stands alone between
 * two marks of the entry is whose the item was.
 */
export function ownerSetApart(view: SentenceView, { end }: NounPhrase): Owner | null {
  if (!view.once('set apart', () => hasSideApart(view))) return null;
  for (let at = end; at < Math.min(end + REACH, view.sentence.end); at += 1) {
    if (at > end && view.phraseAt(at) !== undefined) return null;
    const mention = view.scan.sideOver.get(at);
    if (mention?.start === at && isApart(view, mention)) return ownerFrom(mention);
  }
  return null;
}

/** "White squares, so RU.": a short sentence that names no item and ends with a side. */
export function ownerSaidLast(view: SentenceView): Owner | null {
  const { start, end } = view.sentence;
  if (end - start > SHORT || view.phrases.length > 0) return null;
  for (let at = start; at < end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention?.start !== at || !isShort(mention)) continue;
    const label = view.token(at - 1)?.norm ?? '';
    const isSaid = LABELS.has(label) && (label !== 'so' || view.statuses.length === 0);
    return isSaid && mention.end >= end - 1 ? ownerFrom(mention) : null;
  }
  return null;
}

const SHORT = 10;

function hasSideApart(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention?.start === at && isApart(view, mention)) return true;
  }
  return false;
}

function isApart(view: SentenceView, mention: SideMention): boolean {
  if (!isShort(mention)) return false;
  const before = view.token(mention.start - 1)?.norm ?? '';
  const after = view.token(mention.end);
  const isClosed =
    after === undefined ||
    mention.end >= view.sentence.end ||
    after.kind === 'newline' ||
    ENDS.has(after.norm);
  return isClosed && (MARKS.has(before) || LABELS.has(before));
}

/** "RU", "UA", "рос.": an adjective of one word; a state or an army so set apart is somewhere, or tells. */
function isShort({ start, end, side }: SideMention): boolean {
  return side.role === 'adjective' && end === start + 1;
}
