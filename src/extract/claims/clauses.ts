import type { TokenSpan } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of a clause that are looked over on either side of a word in it. */
const CLAUSE_REACH = 24;

/** Words that begin a clause with a subject of its own, in a language that sets no comma there. */
const CLAUSE_OPENERS = new Set('while whereas but before after when where as until'.split(' '));

/** The clause a stretch of tokens stands in: from mark to mark, or to "while", "before", "after". */
export function clauseAround(view: SentenceView, { start, end }: TokenSpan): TokenSpan {
  let first = start;
  while (first > start - CLAUSE_REACH && isInside(view, first - 1)) first -= 1;
  if (first > start - CLAUSE_REACH && opensClause(view, first - 1)) first -= 1;
  let last = end;
  while (last < end + CLAUSE_REACH && isInside(view, last)) last += 1;
  return { start: first, end: last };
}

/** Whether a stretch lies in a clause. */
export function isInClause(clause: TokenSpan, { start, end }: TokenSpan): boolean {
  return start >= clause.start && end <= clause.end;
}

function isInside(view: SentenceView, at: number): boolean {
  return view.token(at) !== undefined && !isMark(view, at) && !opensClause(view, at);
}

function isMark(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.kind === 'newline') return true;
  if (token?.kind === 'hyphen') return !token.glued;
  return token?.kind === 'punct' && ',;:()|'.includes(token.norm);
}

function opensClause(view: SentenceView, at: number): boolean {
  return CLAUSE_OPENERS.has(view.token(at)?.norm ?? '');
}
