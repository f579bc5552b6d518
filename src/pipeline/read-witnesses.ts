import { digestOf, sha256 } from '../domain/digest.ts';
import { asLossledgerError, type LossledgerError } from '../domain/errors.ts';
import type { FoundDocument } from '../extract/find-posts.ts';
import { readArticle } from '../extract/read-article.ts';
import { canonicalPostText } from '../extract/text/post-text.ts';
import type { ReadProse } from '../store/queries/article-witnesses.ts';
import type { ReadDocument } from '../store/queries/read-document.ts';
import type { Facilities } from './define-stage.ts';

/** A witness that could not be read; the others of its document go on. */
export interface FailedWitness {
  /** Which it is, within the document. */
  readonly part: string;
  readonly named: string;
  readonly error: LossledgerError;
}

interface ReadWitnesses {
  readonly posts: ReadDocument['posts'];
  readonly prose: ReadProse | null;
  readonly failed: readonly FailedWitness[];
}

type Reading = Pick<Facilities, 'reader' | 'facts'>;

/** Reads the claims out of each post of a document and out of its own prose. */
export function readWitnesses(found: FoundDocument, { reader, facts }: Reading): ReadWitnesses {
  const { posts, failed } = readPosts(found.posts, { reader, facts });
  try {
    return { posts, prose: readProse(found, { reader, facts }), failed };
  } catch (error) {
    const prose = { part: 'prose', named: 'the prose', error: asLossledgerError(error) };
    return { posts, prose: null, failed: [...failed, prose] };
  }
}

/** Reads the claims out of each post; one that cannot be read stays a post that claims nothing. */
export function readPosts(
  found: readonly ReadDocument['posts'][number]['post'][],
  { reader, facts }: Reading,
): Omit<ReadWitnesses, 'prose'> {
  const failed: FailedWitness[] = [];
  const posts = found.map((post) => {
    const textHash = sha256(canonicalPostText(post.text));
    const readAsOf = facts.conflictDay(post.posted_at);
    try {
      return { post, textHash, readAsOf, claims: reader.read(post) };
    } catch (error) {
      const { position } = post;
      const named = `post ${position + 1}`;
      failed.push({ part: String(position), named, error: asLossledgerError(error) });
      return { post, textHash, readAsOf, claims: [] };
    }
  });
  return { posts, failed };
}

/** Prose that claims nothing is no witness, but what it once claimed it takes back. */
function readProse(found: FoundDocument, { reader, facts }: Reading): ReadProse | null {
  const article = readArticle(found, reader);
  if (article === null) return null;
  const { text, lang, posted_at, claims } = article;
  const readAsOf = facts.conflictDay(posted_at);
  // Captures of the same words may state another day or language, and so be read otherwise.
  const textHash = digestOf(canonicalPostText(text), readAsOf, lang);
  return { text, textHash, lang, claims, readAsOf };
}
