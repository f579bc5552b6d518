import { findPosts } from '../find-posts.ts';
import { readPostDocument } from '../post-documents/read-post-document.ts';
import type { DecodedDocument } from '../text/decode.ts';
import { pathBeside } from './beside-document.ts';
import { isRelative, type MediaBase, mediaAddress } from './media-address.ts';

/** A picture or video that a document names by a path, as one does that was exported or saved with it. */
export interface MediaBeside {
  /** Below the document's folder, with slashes. */
  readonly path: string;
  /** What it is known by. */
  readonly address: string;
}

/** The files beside a document that its posts show, each once, in its order. Throws what reading it throws. */
export function mediaBeside(
  document: DecodedDocument,
  base: MediaBase,
  name: string | null,
): readonly MediaBeside[] {
  const given = readPostDocument(document.text, name === null ? {} : { name });
  const posts =
    given === null
      ? findPosts(document, base.url === null ? {} : { url: base.url }).posts
      : [...given.posts, ...given.quoted];
  const found = new Map<string, MediaBeside>();
  for (const { url, poster_url } of posts.flatMap(({ media }) => media)) {
    for (const written of [url, poster_url ?? '']) {
      const path = isRelative(written) ? pathBeside(written) : null;
      const address = mediaAddress({ url: written }, base)?.address;
      if (path !== null && address !== undefined) found.set(path, { path, address });
    }
  }
  return [...found.values()];
}
