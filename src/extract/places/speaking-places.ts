import type { Token } from '../tokens/tokenize.ts';
import { endsClause, governs, has } from './governors.ts';
import type { PlaceMention } from './place-mention.ts';
import type { TokenFacts } from './token-facts.ts';

/** Tokens behind "In Kyiv" in which the officials stand. */
const OFFICIAL_REACH = 3;

/** "Kyiv says", "In Kyiv, officials said", "the ministry in Moscow", "Moscow acknowledged". */
export function isSpeaker(
  tokens: readonly Token[],
  mention: PlaceMention,
  facts: TokenFacts,
): boolean {
  const { end, relation, phraseStart } = mention;
  if (relation === null) {
    const says = governs(tokens, end, 'speech') || governs(tokens, end + 1, 'speech');
    return says || governs(tokens, end, 'answer');
  }
  if (relation !== 'in') return false;
  if (has(tokens, phraseStart - 1, 'office')) return true;
  // "sources in Belgorod" may tell of what happened there; those in a capital seldom do.
  const isOfCapital = has(tokens, phraseStart - 1, 'official') || isAnswerBehind(tokens, end);
  if (mention.candidates[0]?.capital === true && isOfCapital) return true;
  return isBeforeOfficials(tokens, end) && !isToldOf(tokens, phraseStart, facts);
}

/** "В Москве признали", "У Києві заявили" */
function isAnswerBehind(tokens: readonly Token[], end: number): boolean {
  if (tokens[end]?.cyrillic !== true) return false;
  return governs(tokens, end, 'answer') || governs(tokens, end, 'speech');
}

function isBeforeOfficials(tokens: readonly Token[], end: number): boolean {
  const start = tokens[end]?.norm === ',' ? end + 1 : end;
  for (let at = start; at < start + OFFICIAL_REACH && !endsClause(tokens, at); at += 1)
    if (governs(tokens, at, 'official')) return true;
  return false;
}

/** "a ship was lost at Sevastopol, officials said": the place is that of the loss. */
function isToldOf(tokens: readonly Token[], from: number, facts: TokenFacts): boolean {
  for (let at = from - 1; !endsClause(tokens, at); at -= 1)
    if (facts.isStatus(at) || facts.isItem(at)) return true;
  return false;
}
