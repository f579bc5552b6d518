import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words of an identifying clause up to the name. */
const REACH = 9;
/** Words before the clause within its sentence: "знищили танк, це був …". */
const CLAUSE_REACH = 24;

const THIS = new Set('це то это він вона он она оно воно'.split(' '));
const IS =
  /^(?:був|була|було|был|была|было|вия?вив?ся|вияви(?:лася|лась|лося|лось)|оказал(?:ся|ась|ось))$/;
const SURELY = new Set(
  (
    'саме именно ймовірно імовірно вероятно видимо очевидно схоже похоже скоріш скорее за всього всего швидше судячи ' +
    'судя з из по усе всему точніше точнее начебто вроде наче звичайно конечно якраз як раз как ж же и й таки ще еще ещё'
  ).split(' '),
);

/** What names, in a clause of its own, the one lost before. */
export interface SlavicIdentity {
  readonly named: NounPhrase;
  /** "Втратили танк. Т-80БВ, три влучання.": the name alone, nothing says that it is one. */
  readonly bare: boolean;
}

/** "Це був Т-90М.", "Машина виявилася Т-72Б3.", "…, это «Леопард 2А6»": the name of what was lost. */
export function slavicIdentityIn(view: SentenceView, from: number): SlavicIdentity | null {
  const named = view.phrases.find(
    ({ start, item }) => start >= from && item.named && !item.munition,
  );
  if (named === undefined || !mayName(view, named)) return null;
  if (view.sentence.asks || view.has('unreal') || !closes(view, named)) return null;
  const opener = clauseStart(view, from, named);
  if (opener === null) return null;
  const pointing = pastPointing(view, opener);
  if (pointing !== null) return isSure(view, pointing, named) ? { named, bare: false } : null;
  const bare = opener === view.sentence.start && isSure(view, opener, named);
  return bare && isAlone(view, named) ? { named, bare } : null;
}

function mayName(
  view: SentenceView,
  { barred, negated, governor, number, isCyrillic: it, start }: NounPhrase,
): boolean {
  if (barred || negated || number !== null) return false;
  const isPlain = governor === 'none' || governor === 'by' || governor === 'with';
  return isPlain && (it || view.token(start - 1)?.cyrillic !== false);
}

/** Where the clause that may identify begins: with its sentence, or behind its last comma or dash. */
function clauseStart(view: SentenceView, from: number, { start }: NounPhrase): number | null {
  if (from === view.sentence.start) return start - from > REACH ? null : from;
  if (start - from > CLAUSE_REACH) return null;
  for (let at = start - 1; at >= from && start - at <= REACH; at -= 1) {
    const token = view.token(at);
    const isMark = token?.norm === ',' || (token?.kind === 'hyphen' && !token.glued);
    if (isMark && pastPointing(view, at + 1) !== null) return at + 1;
  }
  return null;
}

/** Past "це був", "это", "машина виявилася"; null where nothing points at what was named before. */
function pastPointing(view: SentenceView, start: number): number | null {
  let at = start;
  while (SURELY.has(view.token(at)?.norm ?? '') || view.token(at)?.norm === ',') at += 1;
  const noun = view.phraseAt(at);
  const isNoun =
    noun !== undefined && !noun.item.named && noun.number === null && noun.governor === 'none';
  const isThis = THIS.has(view.token(at)?.norm ?? '');
  if (isNoun) at = noun.end;
  else if (isThis) at += 1;
  const isSaid = IS.test(view.token(at)?.norm ?? '');
  if (isSaid) at += 1;
  // "Оказалось, это …"
  if (isSaid && !isThis && view.token(at)?.norm === ',') return pastPointing(view, at + 1);
  if (isSaid) return at;
  const isDash = view.token(at)?.kind === 'hyphen';
  return isThis || (isNoun && isDash) ? at : null;
}

/** Nothing but "саме", a dash or a quote up to the name. */
function isSure(view: SentenceView, from: number, { start }: NounPhrase): boolean {
  for (let at = from; at < start; at += 1) {
    const token = view.token(at);
    const mayStand =
      token?.kind === 'quote' ||
      token?.kind === 'hyphen' ||
      token?.norm === ',' ||
      SURELY.has(token?.norm ?? '') ||
      view.is(at, 'hedge') ||
      view.is(at, 'adjective') ||
      view.scan.sideOver.has(at) ||
      view.phraseAt(at)?.item.named === false;
    if (!mayStand || view.is(at, 'negation')) return false;
  }
  return true;
}

/** "F-16, перша перемога!", "М777, снаряд «Екскалібур»", "…, который вёл огонь": who struck. */
function praises(view: SentenceView, from: number): boolean {
  for (let at = from; at < view.sentence.end; at += 1)
    if (PRAISE.test(view.token(at)?.norm ?? '')) return true;
  return false;
}

const PRAISE =
  /^(?:перемог|победа|победы|снаряд|ракет|вел$|вёл$|вела$|веде$|ведет$|робот|работ|влуч|попал|дякуємо|спасибо)/;
const IN_ACTION = /^(?:дії|действии|роботі|работе|ділі|деле)$/;

/** The clause ends behind the name, or tells whose it was and where. */
function closes(view: SentenceView, { end }: NounPhrase): boolean {
  const at = view.token(end)?.kind === 'quote' ? end + 1 : end;
  const token = view.token(at);
  if (token?.norm === ',' || token?.kind === 'symbol') return !praises(view, at);
  if (token === undefined || (token.kind === 'punct' && token.norm !== ':')) return true;
  if (IN_ACTION.test(view.token(at + 1)?.norm ?? '')) return false;
  return (
    view.is(at, 'preposition') ||
    view.is(at, 'with') ||
    view.is(at, 'of') ||
    view.is(at, 'made') ||
    token.kind === 'number'
  );
}

/** No other item stands beside it, and nothing happens in its sentence. */
function isAlone(view: SentenceView, { item, start }: NounPhrase): boolean {
  if (item.plural || start - view.sentence.start > 1) return false;
  return view.phrases.every((each) => each.item === item || each.item.munition);
}
