import type { PhraseTrie } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Mention extends Stretch {
  /** Empty for what only strikes. */
  readonly categories: readonly unknown[];
}

/** Most tokens between an item and what is said of it: "T-72B3 tank, with a cope cage". */
const FARTHEST = 8;

/** What the text says is fitted to each item, or missing from it, by the item's place in the list. */
export function tagsByMention(
  tokens: readonly Token[],
  tags: PhraseTrie<string>,
  mentions: readonly Mention[],
): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  if (mentions.length === 0) return found;
  for (let at = 0; at < tokens.length; at += 1) {
    const match = tags.matchesAt(tokens, at).at(-1);
    if (match === undefined) continue;
    const nearest = nearestMention(tokens, mentions, match);
    if (nearest !== null) found.set(nearest, [...(found.get(nearest) ?? []), ...match.entries]);
    at = match.end - 1;
  }
  return found;
}

function nearestMention(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  phrase: Stretch,
): number | null {
  let nearest: number | null = null;
  let shortest = FARTHEST + 1;
  for (const [order, mention] of mentions.entries()) {
    if (mention.categories.length === 0) continue;
    if (mention.start >= phrase.start && mention.end <= phrase.end) {
      // "Turtle tank" also names the item; "mine roller" is nothing but what is fitted to another.
      if (mention.end - mention.start < phrase.end - phrase.start) return order;
      continue;
    }
    const before = mention.end <= phrase.start;
    const gap = before ? phrase.start - mention.end : mention.start - phrase.end;
    const [from, to] = before ? [mention.end, phrase.start] : [phrase.end, mention.start];
    if (gap < shortest && !endsBetween(tokens, from, to)) {
      nearest = order;
      shortest = gap;
    }
  }
  return nearest;
}

function endsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'newline' || token?.norm === '.' || token?.norm === ';') return true;
  }
  return false;
}
