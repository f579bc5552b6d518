import type { FoundPost } from '../domain/post.ts';
import { toPgSafeDeep } from '../domain/text.ts';
import { proseOf } from './article-prose.ts';
import { type DocumentFlag, flagsOf } from './embeds/document-flags.ts';
import { readLoneAddresses } from './embeds/lone-address.ts';
import { mergeSightings } from './embeds/merge-sightings.ts';
import type { PlacedSighting } from './embeds/platform-embed.ts';
import { PLATFORM_EMBEDS } from './embeds/platforms.ts';
import { readAddress, readEmbed } from './embeds/read-embed.ts';
import { readResidue } from './embeds/residue/read-residue.ts';
import type { Sighting } from './embeds/sighting.ts';
import { articleBody } from './text/article-body.ts';
import type { Block } from './text/blocks.ts';
import type { DecodedDocument } from './text/decode.ts';
import { type OutlinedBlocks, outlineHtml } from './text/html-blocks.ts';
import { type HtmlHead, readHtmlHead } from './text/html-head.ts';
import { parseHtml } from './text/html-tree.ts';
import { isJsonText } from './text/json-text.ts';
import { markdownBlocks } from './text/markdown-blocks.ts';
import { plainBlocks } from './text/plain-blocks.ts';

/** A document and the posts it embeds or quotes. */
export interface FoundDocument extends HtmlHead {
  readonly posts: readonly FoundPost[];
  /** The document's own words, title first: nothing of any post is in it. Empty where there are none. */
  readonly prose: string;
  /** What is doubtful of a post as it is shown. */
  readonly flags: readonly DocumentFlag[];
}

export interface FindPostsOptions {
  /** Where the document is from; the base of relative addresses. */
  readonly url?: string;
}

const NO_HEAD: HtmlHead = {
  title: null,
  byline: null,
  lang: null,
  published_at: null,
  canonical_url: null,
};

/** The posts in a document, in its order, each once. Throws INPUT_TOO_DEEP for HTML beyond any page. */
export function findPosts(
  document: DecodedDocument,
  options: FindPostsOptions = {},
): FoundDocument {
  const { head, blocks, page } = readDocument(document, options);
  const placed = placedSightings(blocks, head.lang);
  const taken = new Set(placed.flatMap((one) => one.taken));
  const merged = mergeSightings(placed.map((one) => one.sighting));
  const body = page === null ? null : articleBody(page, head.title);
  // Character references can spell what the decoded bytes did not hold.
  return toPgSafeDeep({
    ...head,
    posts: merged.map(({ printed_day: _, ...post }, position) => ({ ...post, position })),
    prose: proseOf(head.title, blocks, { taken, body }),
    flags: flagsOf(merged),
  });
}

/** Every sighting of a post, in the order of the document. */
function placedSightings(
  blocks: readonly Block<Sighting>[],
  lang: string | null,
): readonly PlacedSighting[] {
  const inElements = blocks.flatMap((block, index) =>
    block.type === 'embed' ? [{ block: index, taken: [index], sighting: block.embed }] : [],
  );
  const rules = PLATFORM_EMBEDS.flatMap((platform) => platform.residue ?? []);
  const residue = readResidue(blocks, lang, rules);
  const ofResidue = new Set(residue.flatMap((one) => one.taken));
  const alone = readLoneAddresses(blocks, ofResidue, readAddress);
  return [...inElements, ...residue, ...alone].toSorted((a, b) => a.block - b.block);
}

interface ReadDocument {
  readonly head: HtmlHead;
  readonly blocks: readonly Block<Sighting>[];
  /** Null for documents that have no containers. */
  readonly page: OutlinedBlocks<Sighting> | null;
}

function readDocument({ kind, text }: DecodedDocument, options: FindPostsOptions): ReadDocument {
  if (kind === 'text' && isJsonText(text)) return { head: NO_HEAD, blocks: [], page: null };
  if (kind === 'text') return { head: NO_HEAD, blocks: plainBlocks(text), page: null };
  if (kind === 'markdown') {
    return { head: NO_HEAD, blocks: markdownBlocks(text, readEmbed), page: null };
  }
  const root = parseHtml(text);
  const page = outlineHtml(root, readEmbed);
  return { head: readHtmlHead(root, options.url), blocks: page.blocks, page };
}
