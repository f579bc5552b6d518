import type { Claim } from '../domain/claim.ts';
import { mayRetell } from './claims/retelling.ts';
import type { FoundDocument } from './find-posts.ts';
import type { ClaimReader } from './read-claims.ts';

/** An article speaking for itself, in words that are none of its posts'. */
export interface ArticleWitness {
  readonly text: string;
  readonly lang: string | null;
  readonly posted_at: string | null;
  /** What only the article tells: a loss that one of its posts tells is left to the post. */
  readonly claims: readonly Claim[];
}

/** The document's own prose and what it claims; null where it has none. */
export function readArticle(
  document: Pick<FoundDocument, 'prose' | 'lang' | 'published_at'>,
  claimsOfPosts: readonly Claim[],
  reader: ClaimReader,
): ArticleWitness | null {
  if (document.prose === '') return null;
  const { prose: text, lang, published_at: posted_at } = document;
  const told = [...claimsOfPosts];
  const claims: Claim[] = [];
  for (const claim of reader.read({ text, lang, posted_at })) {
    if (!isTold(claim) || told.some((earlier) => mayRetell(earlier, claim))) continue;
    told.push(claim);
    claims.push(asArticleClaim(claim));
  }
  return { text, lang, posted_at, claims };
}

/** "A ship was lost", of no known model at no known place, may be of any war and any century. */
function isTold({ model, place }: Claim): boolean {
  return model !== null || place !== null;
}

/** A reporter's summary is taken as it stands only where it names what, whose, how and where. */
function asArticleClaim(claim: Claim): Claim {
  const { model, lost_by, place } = claim;
  const isComplete = model !== null && lost_by !== null && place !== null;
  return isComplete ? claim : { ...claim, needs_review: true };
}
