import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words before the name that an identifying sentence may begin with. */
const REACH = 12;

const THIS = new Set('it this that'.split(' '));
const IS = new Set('is was s turned proved appears seems looks'.split(' '));
const BETWEEN =
  /^(?:turned|proved|appears|seems|looks|is|was|s|a|an|the|to|be|been|have|out|probably|likely|clearly|apparently|indeed|in|fact|actually|now|identified|as|like|one|of|our|their|its|thought|believed|said|here|confirmed|definitely|most|large|small|old|new|modern|named|called|by|look)$/;
const SAYS = new Set(
  'says said say says: think thinks reckon probably likely apparently'.split(' '),
);

/**
 * "It is a ship of project 23120.", "The tank turned out to be a T-72B3": the name, told after the
 * loss, of what was only called by its kind.
 */
export function identifiedIn(view: SentenceView): NounPhrase | null {
  const named = view.phrases.find(({ item }) => item.named && !item.munition);
  if (named === undefined || named.isCyrillic || named.barred || named.negated) return null;
  if (named.governor === 'by' || named.governor === 'with' || named.number !== null) return null;
  if (view.sentence.asks || view.has('unreal') || isWished(view)) return null;
  return isIdentity(view, named) ? named : null;
}

/** "It may be a Msta-B"; not "turned out to be". */
function isWished(view: SentenceView): boolean {
  const at = view.firstOf('irrealis');
  return at !== -1 && view.token(at)?.norm !== 'to';
}

function isIdentity(view: SentenceView, { item }: NounPhrase): boolean {
  const { start } = view.sentence;
  if (item.start - start > REACH) return false;
  const said = view.token(item.start - 1)?.norm ?? '';
  if (SAYS.has(said) && item.start - start <= 2) return true;
  let at = start;
  while (at < item.start && view.token(at)?.kind !== 'word') at += 1;
  const subject = view.phraseAt(at);
  const first = view.token(at)?.norm ?? '';
  if (subject !== undefined && !subject.item.named && subject.definite) at = subject.end;
  else if (THIS.has(first)) at += 1;
  else if (first === 'turned' || first === 'turns' || first === 'proved')
    return opensIdentity(view, at, item.start);
  else return false;
  if (!IS.has(view.token(at)?.norm ?? '') && !isContracted(view, at)) return false;
  return opensIdentity(view, at, item.start, item);
}

/** Only words of an identification between the copula and the name. */
function opensIdentity(
  view: SentenceView,
  from: number,
  to: number,
  item: NounPhrase['item'] | null = null,
): boolean {
  for (let next = from; next < to; next += 1) {
    const token = view.token(next);
    const mayStand =
      token?.kind === 'quote' ||
      token?.kind === 'hyphen' ||
      BETWEEN.test(token?.norm ?? '') ||
      view.scan.sideOver.has(next) ||
      view.is(next, 'adjective') ||
      (item !== null && view.phraseAt(next)?.item === item) ||
      view.is(next, 'military');
    if (!mayStand || view.is(next, 'negation')) return false;
  }
  return true;
}

/** "It's a Msta-B" */
function isContracted(view: SentenceView, at: number): boolean {
  return view.token(at - 1)?.possessive === true && view.is(at, 'determiner');
}
