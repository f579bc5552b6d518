import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of a place, a date or a remark between two "of": "at Kerch (13 September) and of". */
const GAP = 22;
const LONGEST_ASIDE = 6;

/** "the destruction of a Buk at Tokmak and of a T-90M": those behind every later "of". */
export function withFurtherOf(
  view: SentenceView,
  list: readonly NounPhrase[],
): readonly NounPhrase[] {
  const found = [...list];
  for (;;) {
    const last = found.at(-1);
    const next = last === undefined ? undefined : nextOf(view, last);
    if (next === undefined) return found;
    found.push(...listAfter(view, next));
  }
}

function nextOf(view: SentenceView, { end }: NounPhrase): NounPhrase | undefined {
  for (let at = end; at < end + GAP; at += 1) {
    if (view.is(at, 'of') && isJoined(view, at, end)) {
      const phrase = view.phraseAt(at + 1);
      return phrase?.governor === 'of' && phrase.start === at + 1 ? phrase : undefined;
    }
    if (endsNoun(view, at)) return undefined;
  }
  return undefined;
}

function endsNoun(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token === undefined || token.kind === 'newline' || token.norm === ':') return true;
  return (
    view.statusAt(at) !== undefined ||
    view.is(at, 'auxiliary') ||
    view.is(at, 'relative') ||
    view.is(at, 'pronoun') ||
    view.is(at, 'negation')
  );
}

/** "and of", ", of", "and, a day later, of" */
function isJoined(view: SentenceView, of: number, from: number): boolean {
  if (view.isListMark(of - 1) && view.token(of - 1)?.norm !== ',') return true;
  if (view.token(of - 1)?.norm !== ',')
    return view.is(of - 1, 'adverb') && view.is(of - 2, 'conjunction');
  for (let at = of - 2; at > Math.max(from, of - LONGEST_ASIDE) - 1; at -= 1) {
    if (view.token(at)?.norm === ',') return view.is(at - 1, 'conjunction');
  }
  return true;
}
