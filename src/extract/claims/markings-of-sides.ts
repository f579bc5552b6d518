import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const WITH = new Set(
  'with wearing bearing carrying flying in under з із с со в у під под'.split(' '),
);
const ARTICLES = new Set(['a', 'the', 'its']);
const MARKED_WITH = /^(?:with|marked|з|із|с|со)$/;
const MARKINGS =
  /^(?:plates?|markings?|marks|insignia|emblems?|roundels?|chevrons?|number|numbers|stencils?|stencilling|flags?|cross|crosses|colours?|colors?|camouflage|livery|номер(?:ами|ом|ними|и|а)?|знаками|маркуванням|маркировкой|позначками|прапор(?:ом|ами|и)?|флаг(?:ом|ами|и)?|хрест(?:ом|ами|и)?|крест(?:ом|ами|ы)?|тризуб(?:ом|ами)?|трезубц(?:ем|ами)|розпізнавальними|опознавательными)$/;
/** Tokens from an item to "with Russian plates", and from the side to the noun. */
const MARKINGS_REACH = 8;

/** "two burnt lorries with Russian plates", "a T-72B with a Z": by its marks. */
export function ownerByMarkings(view: SentenceView, { end }: NounPhrase): Owner | null {
  for (let at = end; at < end + MARKINGS_REACH; at += 1) {
    if (at > end && view.phraseAt(at) !== undefined) return null;
    const mention = view.scan.sideOver.get(at);
    if (mention === undefined || mention.side.role !== 'adjective') continue;
    // "with a Z": the mark itself tells the side.
    if (mention.end > at + 1 && MARKED_WITH.test(view.token(at)?.norm ?? ''))
      return isPartOfName(view, mention.end) ? null : ownerFrom(mention);
    const before = ARTICLES.has(view.token(at - 1)?.norm ?? '') ? at - 2 : at - 1;
    if (!WITH.has(view.token(before)?.norm ?? '')) return null;
    return isMarking(view, mention) ? ownerFrom(mention) : null;
  }
  return null;
}

/** "with a V-shaped hull", "with the V Corps emblem": no mark of a side. */
function isPartOfName(view: SentenceView, at: number): boolean {
  const next = view.token(at)?.kind === 'hyphen' ? at + 1 : at;
  const token = view.token(next);
  return (
    /^(?:hulls?|shaped?)$/.test(token?.norm ?? '') || (token?.kind === 'word' && token.capital)
  );
}

function isMarking(view: SentenceView, { end }: SideMention): boolean {
  return [end, end + 1].some((next) => MARKINGS.test(view.token(next)?.norm ?? ''));
}

/** Tokens of a sentence that tells of marks and nothing else. */
const LONGEST = 16;
/** "today it is seen with a fresh cross": marks of who took it. */
const REPAINTED =
  /^(?:now|today|fresh|freshly|new|newly|repainted|added|тепер|теперь|вже|уже|нов[аоуиіы]\p{L}{0,2}|св[іе]ж\p{L}{1,3}|перефарбован\p{L}{1,3}|перекрашен\p{L}{0,3})$/u;

/** "All three carried the V marking used by Russian forces.", "Літера Z на башті." */
export function ownerOfMarksSaid(view: SentenceView): Owner | null {
  const { start, end } = view.sentence;
  if (end - start > LONGEST || view.statuses.length > 0 || view.phrases.length > 0) return null;
  if (view.has('negation')) return null;
  let owner: Owner | null = null;
  let isOfMarks = false;
  for (let at = start; at < end; at += 1) {
    if (REPAINTED.test(view.token(at)?.norm ?? '')) return null;
    const mention = view.scan.sideOver.get(at);
    if (mention?.start !== at || mention.side.role === 'donor') continue;
    if (owner !== null && owner.code !== mention.side.code) return null;
    owner ??= ownerFrom(mention);
    isOfMarks ||= mention.side.role === 'adjective' && isOrTellsMarks(view, mention);
  }
  return isOfMarks ? owner : null;
}

function isOrTellsMarks(view: SentenceView, mention: SideMention): boolean {
  if (isMarking(view, mention)) return true;
  // "the V marking": a letter, with the words that make it a mark.
  for (let at = mention.start; at < mention.end; at += 1)
    if (mention.end > mention.start + 1 && view.token(at)?.norm.length === 1) return true;
  return false;
}
