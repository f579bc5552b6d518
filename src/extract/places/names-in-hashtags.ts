import type { PhraseMatch } from '../tokens/phrase-trie.ts';
import { type Token, tokenize } from '../tokens/tokenize.ts';
import type { PlaceEntry, PlaceLexicon } from './place-lexicon.ts';

/** Longer ones are slogans. */
const LONGEST_TAG = 40;
const MOST_TOKENS = 8;

/** Names of several words that a hashtag writes as one: "#ChasivYar", "#Часів_Яр", "#LuhanskOblast". */
export function hashtagNameAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  lexicon: PlaceLexicon,
): PhraseMatch<PlaceEntry> | null {
  const first = tokens[at];
  if (tokens[at - 1]?.norm !== '#' || first?.kind !== 'word' || !first.glued) return null;
  const end = tagEnd(tokens, at);
  const written = text.slice(first.start, tokens[end - 1]?.end ?? first.end);
  const parted = partsOf(written);
  if (written.length > LONGEST_TAG || parted === written) return null;
  const words = tokenize(parted);
  const match = lexicon.trie.matchesAt(words, 0).at(-1);
  return match === undefined || match.end !== words.length ? null : { ...match, start: at, end };
}

function tagEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end < at + MOST_TOKENS) {
    const token = tokens[end];
    if (token === undefined || !token.glued) break;
    if (token.kind !== 'word' && token.kind !== 'number' && token.norm !== '_') break;
    end += 1;
  }
  return end;
}

/** Parts a word at its underscores and inner capitals. */
function partsOf(tag: string): string {
  return tag.replaceAll('_', ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
}
