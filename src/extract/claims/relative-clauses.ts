import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Found } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

const RELATIVES = new Set(['that', 'which']);

const CONTACT_PRONOUNS = new Set(['it', 'they', 'we', 'he', 'she', 'i']);

/** "the ring of a BMP-2 that got vaporised", "with a BTR-82A it seized": said of the item itself. */
export function isRelatedTo(view: SentenceView, { end, item }: NounPhrase, verb: number): boolean {
  if (!item.named) return false;
  if (view.token(end)?.norm === ',') {
    return isCyrillicRelative(view, end + 1, verb) || isEnglishAside(view, end + 1, verb);
  }
  if (view.token(end)?.cyrillic === true) return false;
  const next = view.token(end)?.norm ?? '';
  if (CONTACT_PRONOUNS.has(next)) return verb === end + 1 || verb === end + 2;
  if (!RELATIVES.has(next)) return isContactClause(view, end, verb);
  for (let at = end + 1; at < verb; at += 1) {
    if (view.isListMark(at)) return false;
    if (mayAct(view, at)) continue;
    if (view.phraseAt(at) !== undefined) return false;
    if (!view.isLightWord(at) && !view.is(at, 'auxiliary')) return false;
  }
  return true;
}

/** "with a Tigr the Russians had abandoned": a side and its verb, no relative between. */
function isContactClause(view: SentenceView, from: number, verb: number): boolean {
  let hasSide = false;
  let hasPerfect = false;
  for (let at = from; at < verb; at += 1) {
    if (view.phraseAt(at) !== undefined) return false;
    if (view.scan.sideOver.has(at)) hasSide = true;
    else if (HAD.has(view.token(at)?.norm ?? '')) hasPerfect = true;
    else if (!mayAct(view, at) && !view.isLightWord(at)) return false;
  }
  return hasSide && hasPerfect;
}

const HAD = new Set(['had', 'have', 'has']);

/** "fired at the school, which burned": said of a noun that is no item. */
export function isRelatedToOther(view: SentenceView, verb: number): boolean {
  if (!view.has('relative')) return false;
  let at = verb - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  if (!RELATIVES.has(view.token(at)?.norm ?? '')) return false;
  if (view.token(at - 1)?.norm === ',') at -= 1;
  const noun = at - 1;
  if (view.phraseAt(noun)?.item.munition === true) return true;
  const determiner = view.is(noun - 1, 'adjective') ? noun - 2 : noun - 1;
  return (
    view.isUnknownWord(noun) &&
    view.token(noun)?.capital === false &&
    view.is(determiner, 'determiner') &&
    view.phraseAt(determiner) === undefined
  );
}

/** "fired at a BTR-4, which burst into flames": said of the item right before the comma. */
function isEnglishAside(view: SentenceView, from: number, verb: number): boolean {
  if (view.token(from)?.norm !== 'which') return false;
  for (let at = from + 1; at < verb; at += 1)
    if (!view.isLightWord(at) && !view.is(at, 'auxiliary')) return false;
  return true;
}

/** "з танка Т-90М, який лишили": said of the item, whatever rules it. */
function isCyrillicRelative(view: SentenceView, from: number, verb: number): boolean {
  if (!view.is(from, 'relative') || view.token(from)?.cyrillic !== true) return false;
  for (let at = from + 1; at < verb; at += 1) {
    if (view.phraseAt(at) !== undefined || view.isListMark(at)) return false;
  }
  return true;
}

/** "that our drone burned", "which Ukrainian gunners hit": words of who did it. */
function mayAct(view: SentenceView, at: number): boolean {
  if (view.phraseAt(at)?.item.munition === true || view.scan.sideOver.has(at)) return true;
  return (
    view.is(at, 'ours') || view.is(at, 'we') || view.is(at, 'people') || view.is(at, 'determiner')
  );
}

/** "the T-64 that Russia pressed into service has been recaptured". */
export function isRelativeBetween(view: SentenceView, from: number, to: number): boolean {
  if (
    !RELATIVES.has(view.token(from)?.norm ?? '') ||
    !(view.is(to - 1, 'auxiliary') || view.is(to, 'auxiliary'))
  )
    return false;
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
  // ", яку росіяни ховали, спалили": the clause is over before the verb.
  const isCyrillic = view.token(start)?.cyrillic === true;
  if (isCyrillic && hasCommaWithin(view, start, status.start)) return false;
  for (let at = start + 1; at < status.start; at += 1) {
    if (view.scan.sideOver.has(at) || view.is(at, 'we')) return true;
    if (view.phraseAt(at)?.item.munition === true) return true;
  }
  return false;
}

/** "БТР, що його росіяни втопили": the pronoun after the relative is the item itself. */
export function hasResumedObject(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at += 1) {
    if (view.is(at, 'relative') && view.is(at + 1, 'object_pronoun')) return true;
  }
  return false;
}

/** Longest clauses between a subject and its verb, in tokens. */
const CLAUSE_REACH = 40;
const OWNER_REACH = 9;

/** "поднявшийся", "спущене", "застрявшую": a participle that opens its own clause. */
const PARTICIPLE =
  /(?:вш|[юуая]щ|[ае]нн|[аи]н|ен|ит|ут)(?:ий|ый|ая|ое|ее|ые|ие|его|ого|ую|ой|ей|ых|их|им|ым|а|е|і|у|ої)(?:ся)?$/;

/**
 * Where ", которая тащила машину," starts when it closes right before a verb, other clauses inside
 * it or not; null where none does.
 */
export function relativeClauseBefore(view: SentenceView, verb: number): number | null {
  let at = verb - 1;
  while (mayStandBeforeVerb(view, at)) at -= 1;
  if (view.token(at)?.norm !== ',') return null;
  let plain: number | null = null;
  let outermost: number | null = null;
  for (let back = at - 1; back > at - CLAUSE_REACH; back -= 1) {
    if (view.token(back) === undefined) break;
    if (view.token(back)?.norm !== ',') continue;
    const isRelative = opensRelative(view, back + 1);
    const isAttribute = isRelative || PARTICIPLE.test(view.token(back + 1)?.norm ?? '');
    if (isAttribute && isBehindItem(view, back)) outermost = back;
    if (isRelative && back > at - PLAIN_REACH && !hasCommaWithin(view, back, at)) plain = back;
    if (!isAttribute && !mayOpenInside(view, back + 1)) break;
  }
  return outermost ?? plain;
}

/** "що", "за который", "про втрату якого" */
function opensRelative(view: SentenceView, at: number): boolean {
  if (view.is(at, 'relative')) return true;
  if (!view.is(at, 'preposition') && !view.is(at, 'with')) return false;
  return view.is(at + 1, 'relative') || view.is(at + 2, 'relative');
}

/** A clause with no other inside it needs no item right before it. */
const PLAIN_REACH = 16;

function hasCommaWithin(view: SentenceView, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (view.token(at)?.norm === ',') return true;
  return false;
}

const ITSELF = new Set('сам сама само сами самі саму самого'.split(' '));

/** "…, сама згоріла", "…, 17 червня пішов на дно", "…, вночі наші бійці спалили": what parts the clause from the verb. */
function mayStandBeforeVerb(view: SentenceView, at: number): boolean {
  if (ITSELF.has(view.token(at)?.norm ?? '')) return true;
  if (view.isLightWord(at) || view.is(at, 'auxiliary') || view.isPlaceOrDateAt(at)) return true;
  if (view.token(at)?.cyrillic === true && namesDoer(view, at)) return true;
  return view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1);
}

function namesDoer(view: SentenceView, at: number): boolean {
  if (view.is(at, 'people') || view.is(at, 'ours') || view.is(at, 'we')) return true;
  return view.scan.sideOver.get(at)?.side.role === 'force';
}

/** "«Василь Бех», що", "Су-25 росіян, що" */
function isBehindItem(view: SentenceView, comma: number): boolean {
  for (let at = comma - 1; at > comma - OWNER_REACH; at -= 1) {
    if (view.phraseAt(at) !== undefined) return true;
    if (view.token(at) === undefined || view.isListMark(at) || view.statusAt(at)) return false;
  }
  return false;
}

/** "чтобы", "по сведениям", "як кажуть": goes on with the clause it stands in. */
function mayOpenInside(view: SentenceView, at: number): boolean {
  return (
    view.is(at, 'irrealis') ||
    view.is(at, 'preposition') ||
    view.is(at, 'with') ||
    view.is(at, 'relative') ||
    view.is(at, 'hedge') ||
    view.is(at, 'adverb')
  );
}
