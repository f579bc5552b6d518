import type { Claim } from '../domain/claim.ts';
import { fullness, mayRetell } from '../domain/retelling.ts';
import type { FoundDocument } from './find-posts.ts';
import type { ClaimReader } from './read-claims.ts';

/** An article speaking for itself, in words that are none of its posts'. */
export interface ArticleWitness {
  readonly text: string;
  readonly lang: string | null;
  readonly posted_at: string | null;
  /** Each loss once, however often headline and body tell it; what its posts tell included. */
  readonly claims: readonly Claim[];
}

/** The document's own prose and what it claims; null where it has none. */
export function readArticle(
  document: Pick<FoundDocument, 'prose' | 'lang' | 'published_at'>,
  reader: Pick<ClaimReader, 'read' | 'attributionsIn'>,
): ArticleWitness | null {
  if (document.prose === '') return null;
  const { prose: text, lang, published_at: posted_at } = document;
  const told = reader.read({ text, lang, posted_at }).filter(namesWhatOrWhere);
  if (told.length === 0) return { text, lang, posted_at, claims: [] };
  const tagsAt = reader.attributionsIn(text);
  const claims = oncePerLoss(told).map((claim) => asArticleClaim(claim, tagsAt(startOf(claim))));
  return { text, lang, posted_at, claims };
}

/** What only the article tells: a loss that one of its posts tells is left to the post. */
export function untoldByPosts(
  claims: readonly Claim[],
  claimsOfPosts: readonly Claim[],
): readonly Claim[] {
  return claims.filter((claim) => !claimsOfPosts.some((told) => mayRetell(told, claim)));
}

/** "A ship was lost", of no known model at no known place, may be of any war and any century. */
function namesWhatOrWhere({ model, place }: Claim): boolean {
  return model !== null || place !== null;
}

/** Headline and body tell one loss: the fuller telling of it stays, where it stands in the text. */
function oncePerLoss(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const at = kept.findIndex((earlier) => mayRetell(earlier, claim));
    const earlier = kept[at];
    if (earlier === undefined) kept.push(claim);
    else if (fullness(claim) > fullness(earlier)) kept[at] = claim;
  }
  return kept.toSorted((a, b) => startOf(a) - startOf(b));
}

/** A reporter's summary is taken as it stands only where it names what, whose, how and where. */
function asArticleClaim(claim: Claim, attributed: readonly string[]): Claim {
  const { model, lost_by, place, needs_review, tags } = claim;
  const isComplete = model !== null && lost_by !== null && place !== null;
  return {
    ...claim,
    tags: [...new Set([...tags, ...attributed])],
    needs_review: needs_review || !isComplete,
  };
}

function startOf({ spans }: Claim): number {
  return (spans.status ?? spans.model ?? spans.category)?.[0] ?? 0;
}
