import type { FoundPost } from '../domain/post.ts';
import { toPgSafeDeep } from '../domain/text.ts';
import { proseOf } from './article-prose.ts';
import { mergeSightings } from './embeds/merge-sightings.ts';
import { PLATFORM_EMBEDS } from './embeds/platforms.ts';
import type { Sighting } from './embeds/sighting.ts';
import type { Block } from './text/blocks.ts';
import type { DecodedDocument } from './text/decode.ts';
import { htmlBlocks } from './text/html-blocks.ts';
import { type HtmlHead, readHtmlHead } from './text/html-head.ts';
import { type HtmlElement, parseHtml } from './text/html-tree.ts';
import { markdownBlocks } from './text/markdown-blocks.ts';
import { plainBlocks } from './text/plain-blocks.ts';

/** A document and the posts it embeds or quotes. */
export interface FoundDocument extends HtmlHead {
  readonly posts: readonly FoundPost[];
  /** The document's own words, title first: nothing of any post is in it. Empty where there are none. */
  readonly prose: string;
}

export interface FindPostsOptions {
  /** Where the document is from; the base of relative addresses. */
  readonly url?: string;
}

const NO_HEAD: HtmlHead = { title: null, lang: null, published_at: null, canonical_url: null };

/** The posts in a document, in its order, each once. Throws INPUT_TOO_DEEP for HTML beyond any page. */
export function findPosts(
  document: DecodedDocument,
  options: FindPostsOptions = {},
): FoundDocument {
  const { head, blocks } = readDocument(document, options);
  const inText = PLATFORM_EMBEDS.flatMap((platform) => platform.readBlocks(blocks, head.lang));
  const inElements = blocks.flatMap((block, index) =>
    block.type === 'embed' ? [{ block: index, taken: [index], sighting: block.embed }] : [],
  );
  const placed = [...inElements, ...inText].toSorted((a, b) => a.block - b.block);
  // Character references can spell what the decoded bytes did not hold.
  return toPgSafeDeep({
    ...head,
    posts: mergeSightings(placed.map((one) => one.sighting)),
    prose: proseOf(head.title, blocks, new Set(placed.flatMap((one) => one.taken))),
  });
}

interface ReadDocument {
  readonly head: HtmlHead;
  readonly blocks: readonly Block<Sighting>[];
}

function readDocument({ kind, text }: DecodedDocument, options: FindPostsOptions): ReadDocument {
  if (kind === 'text') return { head: NO_HEAD, blocks: plainBlocks(text) };
  if (kind === 'markdown') return { head: NO_HEAD, blocks: markdownBlocks(text, readEmbed) };
  const root = parseHtml(text);
  return { head: readHtmlHead(root, options.url), blocks: htmlBlocks(root, readEmbed) };
}

function readEmbed(element: HtmlElement): Sighting | null {
  for (const platform of PLATFORM_EMBEDS) {
    const sighting = platform.readElement(element);
    if (sighting !== null) return sighting;
  }
  return null;
}
