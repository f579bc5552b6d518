import type { Claim } from '../../../src/domain/claim.ts';
import { readArticle } from '../../../src/extract/read-article.ts';
import type { Facilities } from '../../../src/pipeline/define-stage.ts';
import type { Arrival, World, WorldPost } from './world.ts';
import { addressOf } from './world-pictures.ts';

/** A document as it is supplied. */
interface Supplied {
  readonly html: string;
  readonly url: string | null;
}

/** Milliseconds from the Unix epoch to X's own, and the bits of an id below its time. */
const X_EPOCH_MS = 1_288_834_974_657n;
const BITS_BELOW_TIME = 22n;
/** When an author edits what was posted, and posts it again. */
const EDITED_AFTER_MS = 20 * 60_000;
const TEXT = /of (?<post>(?:post|article)_\d+), version (?<version>\d+)/;

/** The id X gives a version of a post: its time, and a number of its own. */
export function nativeId({ id, postedAt }: WorldPost, version: number): string {
  const at = Date.parse(postedAt) + version * EDITED_AFTER_MS;
  const number = BigInt(id.replace(/\D/g, ''));
  return (((BigInt(at) - X_EPOCH_MS) << BITS_BELOW_TIME) + number).toString();
}

export function articleUrl({ id }: WorldPost): string {
  return `https://news.example/${id}`;
}

/**
 * What a poll brings of a world: the posts in one answer of X, with what is gone of them, and a page
 * for each article. X has one marker for what carries another post's words: a quote.
 */
export function documentsOf(world: World, arrivals: readonly Arrival[]): readonly Supplied[] {
  const byId = new Map(world.posts.map((post) => [post.id, post]));
  const pages = arrivals.flatMap((arrival) =>
    arrival.kind === 'wording' && arrival.post.kind === 'article'
      ? [pageOf(arrival.post, arrival.version)]
      : [],
  );
  const data = arrivals.flatMap((arrival) =>
    arrival.kind === 'wording' && arrival.post.kind === 'post'
      ? [tweetOf(byId, arrival.post, arrival.version)]
      : [],
  );
  const errors = arrivals.flatMap(({ kind, post }) =>
    kind === 'takedown' && post.kind === 'post' ? [goneOf(post)] : [],
  );
  if (data.length === 0 && errors.length === 0) return pages;
  return [{ html: JSON.stringify(answerOf(arrivals, data, errors)), url: null }, ...pages];
}

function answerOf(
  arrivals: readonly Arrival[],
  data: readonly object[],
  errors: readonly object[],
): object {
  const shown = arrivals.flatMap(({ post }) =>
    post.pictures.map((each) => addressOf(each, post.id)),
  );
  const posts = new Set(arrivals.map(({ post }) => post.id));
  return {
    data,
    includes: {
      users: [...posts].map((id) => ({ id, name: `Name of ${id}`, username: id })),
      media: [...new Set(shown)].map((url) => ({ media_key: url, type: 'photo', url })),
    },
    errors,
  };
}

function tweetOf(
  byId: ReadonlyMap<string, WorldPost>,
  post: WorldPost,
  version: number,
): Readonly<Record<string, unknown>> {
  const { id, retells, pictures } = post;
  const source = byId.get(retells?.post ?? '');
  return {
    id: nativeId(post, version),
    text: wordsOf(post, version),
    author_id: id,
    lang: 'en',
    edit_history_tweet_ids: Array.from({ length: version + 1 }, (_, n) => nativeId(post, n)),
    attachments: { media_keys: pictures.map((each) => addressOf(each, id)) },
    referenced_tweets:
      source === undefined
        ? []
        : [{ type: retells?.kind === 'reply' ? 'replied_to' : 'quoted', id: nativeId(source, 0) }],
  };
}

function goneOf(post: WorldPost): object {
  return {
    resource_type: 'tweet',
    resource_id: nativeId(post, 0),
    type: 'https://api.x.com/2/problems/resource-not-found',
  };
}

function pageOf(post: WorldPost, version: number): Supplied {
  return {
    html: `<!doctype html><html lang="en"><head><title>Report</title>
      <meta property="article:published_time" content="${post.postedAt}"></head>
      <body><article><h1>Report</h1><p>${wordsOf(post, version)}</p></article></body></html>`,
    url: articleUrl(post),
  };
}

/** Later wordings are the longer ones: of a page, nothing else says which is the later. */
function wordsOf({ id }: WorldPost, version: number): string {
  return `These are the words of ${id}, version ${version}${', once more'.repeat(version)}, of what was lost.`;
}

/** Reads the claims of a world out of its documents; `reread` is what a later extractor makes of them. */
export function worldReader(
  world: World,
  extractor = 'world/1',
  reread: (post: string, claims: readonly Claim[]) => readonly Claim[] = (_, claims) => claims,
): Facilities['reader'] {
  const byId = new Map(world.posts.map((post) => [post.id, post]));
  return {
    extractor,
    attributionsIn: () => () => [],
    read({ text }) {
      const { post = '', version = '' } = TEXT.exec(text)?.groups ?? {};
      const told = byId.get(post)?.versions[Number(version)] ?? [];
      return reread(
        post,
        told.map(({ claim }) => claim),
      ).map((claim) => ({ ...claim, extractor }));
    },
  };
}

/**
 * The world as the store can know it: under the ids that posts have there, every marker a quote, and of
 * articles what is taken from an article's own prose.
 */
export function asStored(world: World, idOf: ReadonlyMap<string, string>): World {
  const named = (id: string): string => idOf.get(id) ?? id;
  const reader = worldReader(world);
  const posts = new Map(
    world.posts.map((post): [string, WorldPost] => {
      const { id, retells, versions } = post;
      return [
        id,
        {
          ...post,
          id: named(id),
          retells:
            retells === null
              ? null
              : { kind: retells.kind === 'reply' ? 'reply' : 'quote', post: named(retells.post) },
          versions:
            post.kind === 'post'
              ? versions
              : versions.map((_, version) => articleClaims(post, version, reader)),
        },
      ];
    }),
  );
  const arrivals = world.arrivals.flatMap((arrival) => {
    const post = posts.get(arrival.post.id);
    return post === undefined ? [] : [{ ...arrival, post }];
  });
  return { ...world, posts: [...posts.values()], arrivals };
}

function articleClaims(
  post: WorldPost,
  version: number,
  reader: Facilities['reader'],
): WorldPost['versions'][number] {
  const document = { prose: wordsOf(post, version), lang: 'en', published_at: post.postedAt };
  return (readArticle(document, reader)?.claims ?? []).map((claim) => ({ claim, items: [] }));
}
