import type { Claim } from '../../domain/claim.ts';
import type { FoundPost, SourcedPost } from '../../domain/post.ts';
import type { Witness } from '../../domain/vocabulary.ts';
import type { MediaBase } from '../../extract/media/media-address.ts';
import type { ReadProse } from './article-witnesses.ts';
import type { ShownMedia } from './media-sightings.ts';

export interface ReadDocument {
  readonly captureId: string;
  readonly capturedAt: Date;
  /** What addresses of pictures may be relative to. */
  readonly mediaBase: MediaBase;
  readonly extractor: string;
  readonly posts: readonly {
    readonly post: FoundPost & Partial<Pick<SourcedPost, 'edit_ids' | 'quotes' | 'replies_to'>>;
    /** SHA-256 of the post's canonical text. */
    readonly textHash: string;
    readonly claims: readonly Claim[];
    /** The day its reader took for the post's own. */
    readonly readAsOf: string | null;
  }[];
  /** The article it is; null where the posts' own platform gave them and nobody embeds them. */
  readonly article: ReadArticle | null;
}

export interface ReadArticle {
  readonly articleKey: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly lang: string | null;
  readonly publishedAt: string | null;
  /** Its own prose, where that claims anything. */
  readonly prose: ReadProse | null;
}

/** A witness whose losses are to be told anew. */
export interface WrittenWitness {
  readonly witness: Witness;
  readonly postId: string;
  /** Why it is: a wording, or what else came to be known. The same reason is the same work. */
  readonly postRevisionId: string;
  readonly handle: string | null;
  /** The best known time of the witness: an instant, else a day, else null. */
  readonly postedAt: string | null;
}

/** What comes of a document that was put on record. */
export interface WrittenDocument {
  /** The witnesses whose losses may have changed by it. */
  readonly witnesses: readonly WrittenWitness[];
  /** The pictures and videos of its posts, and whether the post tells of a loss. */
  readonly shown: readonly (ShownMedia & { readonly ofLoss: boolean })[];
}
