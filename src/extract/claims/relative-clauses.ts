import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Found } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

const RELATIVES = new Set(['that', 'which']);

const CONTACT_PRONOUNS = new Set(['it', 'they', 'we', 'he', 'she', 'i']);

/** "the ring of a BMP-2 that got vaporised", "with a BTR-82A it seized": said of the item itself. */
export function isRelatedTo(view: SentenceView, { end, item }: NounPhrase, verb: number): boolean {
  if (!item.named || view.token(end)?.cyrillic === true) return false;
  const next = view.token(end)?.norm ?? '';
  if (CONTACT_PRONOUNS.has(next)) return verb === end + 1 || verb === end + 2;
  if (!RELATIVES.has(next)) return false;
  for (let at = end + 1; at < verb; at += 1) {
    if (view.phraseAt(at) !== undefined || view.isListMark(at)) return false;
    if (!view.isLightWord(at) && !view.is(at, 'auxiliary')) return false;
  }
  return true;
}

/** "the T-64 that Russia pressed into service has been recaptured". */
export function isRelativeBetween(view: SentenceView, from: number, to: number): boolean {
  if (!RELATIVES.has(view.token(from)?.norm ?? '') || !view.is(to - 1, 'auxiliary')) return false;
  for (let at = from; at < to; at += 1) {
    if (view.isListMark(at) || view.phraseAt(at) !== undefined) return false;
  }
  return true;
}

/** "the tank which the 90th Division captured": the side between the two did it. */
export function isRelativeObject(
  view: SentenceView,
  status: StatusMention,
  { phrases }: Found,
): boolean {
  const from = phrases.at(-1)?.end ?? status.start;
  const start = view.token(from)?.norm === ',' ? from + 1 : from;
  if (!view.is(start, 'relative') || view.is(status.start - 1, 'auxiliary')) return false;
  for (let at = start + 1; at < status.start; at += 1) if (view.scan.sideOver.has(at)) return true;
  return false;
}

/** "БТР, що його росіяни втопили": the pronoun after the relative is the item itself. */
export function hasResumedObject(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at += 1) {
    if (view.is(at, 'relative') && view.is(at + 1, 'object_pronoun')) return true;
  }
  return false;
}

/** Longest clause between a subject and its verb, in tokens. */
const CLAUSE_REACH = 16;

/** Where ", которая тащила машину," starts when it closes right before a verb; null where none does. */
export function relativeClauseBefore(view: SentenceView, verb: number): number | null {
  let at = verb - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  if (view.token(at)?.norm !== ',') return null;
  for (let back = at - 1; back > at - CLAUSE_REACH; back -= 1) {
    if (view.token(back)?.norm !== ',') continue;
    return view.is(back + 1, 'relative') ? back : null;
  }
  return null;
}
