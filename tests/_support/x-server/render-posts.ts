import { partialError } from './problems.ts';
import type { World, WorldMedia, WorldPost } from './world.ts';

interface Wanted {
  readonly expansions: ReadonlySet<string>;
  readonly tweetFields: ReadonlySet<string>;
  readonly mediaFields: ReadonlySet<string>;
  readonly userFields: ReadonlySet<string>;
}

export function wantedOf(query: URLSearchParams): Wanted {
  const list = (name: string) => new Set((query.get(name) ?? '').split(',').filter(Boolean));
  return {
    expansions: list('expansions'),
    tweetFields: list('tweet.fields'),
    mediaFields: list('media.fields'),
    userFields: list('user.fields'),
  };
}

/** The answer for some posts: only the fields and expansions asked for, as X does. */
export function renderPosts(world: World, posts: readonly WorldPost[], wanted: Wanted) {
  const included = new Map<string, WorldPost>();
  const errors: unknown[] = [];
  const referenced: WorldPost[] = [];
  const include = (id: string, parameter: string) => {
    if (world.isPublic(id)) {
      const post = world.find(id);
      if (post !== undefined) included.set(id, post);
      return post;
    }
    const kind = world.isThere(id) ? 'not-authorized-for-resource' : 'resource-not-found';
    errors.push(partialError(kind, 'tweet', parameter, id));
    return undefined;
  };
  if (wanted.expansions.has('referenced_tweets.id')) {
    for (const post of posts) {
      for (const { id } of referencesOf(post)) {
        const found = include(id, 'referenced_tweets.id');
        if (found !== undefined) referenced.push(found);
      }
    }
  }
  if (wanted.expansions.has('edit_history_tweet_ids')) {
    for (const post of posts) {
      for (const id of world.chainOf(post.id)) {
        if (id !== post.id) include(id, 'edit_history_tweet_ids');
      }
    }
  }
  const users = new Set<string>();
  if (wanted.expansions.has('author_id')) for (const post of posts) users.add(post.authorId);
  if (wanted.expansions.has('referenced_tweets.id.author_id')) {
    for (const post of referenced) users.add(post.authorId);
  }
  const pictured = [
    ...(wanted.expansions.has('attachments.media_keys') ? posts : []),
    ...(wanted.expansions.has('referenced_tweets.id.attachments.media_keys') ? referenced : []),
  ];
  const media = new Map(
    pictured.flatMap((post) =>
      post.media.map((item, index) => {
        const key = mediaKey(post, index);
        return [key, renderMedia(key, item, wanted.mediaFields)] as const;
      }),
    ),
  );
  const includes = {
    ...(included.size === 0
      ? {}
      : { tweets: [...included.values()].map((post) => renderPost(world, post, wanted)) }),
    ...(users.size === 0
      ? {}
      : { users: [...users].map((id) => renderUser(world, id, wanted.userFields)) }),
    ...(media.size === 0 ? {} : { media: [...media.values()] }),
  };
  return {
    billedPosts: [...posts.map(({ id }) => id), ...included.keys()],
    billedUsers: [...users],
    body: {
      ...(posts.length === 0 ? {} : { data: posts.map((post) => renderPost(world, post, wanted)) }),
      ...(Object.keys(includes).length === 0 ? {} : { includes }),
      ...(errors.length === 0 ? {} : { errors }),
    },
  };
}

export function renderUser(world: World, id: string, fields: ReadonlySet<string>) {
  const user = world.user(id);
  if (user === undefined) throw new Error(`no user ${id}`);
  return {
    id: user.id,
    name: user.name,
    username: user.username,
    ...(fields.has('protected') ? { protected: user.state === 'protected' } : {}),
  };
}

function referencesOf(post: WorldPost): { type: string; id: string }[] {
  return [
    ...(post.reposts === null ? [] : [{ type: 'retweeted', id: post.reposts }]),
    ...(post.quotes === null ? [] : [{ type: 'quoted', id: post.quotes }]),
    ...(post.repliesTo === null ? [] : [{ type: 'replied_to', id: post.repliesTo }]),
  ];
}

function renderPost(world: World, post: WorldPost, { tweetFields }: Wanted) {
  const optional: Record<string, unknown> = {
    author_id: post.authorId,
    created_at: post.createdAt.toISOString(),
    lang: post.lang,
    conversation_id: post.repliesTo ?? post.id,
    possibly_sensitive: false,
  };
  const references = referencesOf(post);
  if (references.length > 0) optional['referenced_tweets'] = references;
  if (post.note !== null) optional['note_tweet'] = { text: post.note };
  if (post.media.length > 0) {
    optional['attachments'] = { media_keys: post.media.map((_, index) => mediaKey(post, index)) };
  }
  const edits = world.editControls(post.id);
  optional['edit_controls'] = {
    edits_remaining: edits.remaining,
    is_edit_eligible: edits.eligible,
    editable_until: edits.until.toISOString(),
  };
  return {
    id: post.id,
    text: post.text,
    edit_history_tweet_ids: world.chainOf(post.id),
    ...Object.fromEntries(Object.entries(optional).filter(([field]) => tweetFields.has(field))),
  };
}

function mediaKey(post: WorldPost, index: number): string {
  return `${post.media[index]?.kind === 'photo' ? 3 : 7}_${BigInt(post.id) + BigInt(index)}`;
}

function renderMedia(key: string, media: WorldMedia, fields: ReadonlySet<string>) {
  const picture = `https://pbs.twimg.com/media/${key}.jpg`;
  const optional: Record<string, unknown> =
    media.kind === 'photo'
      ? { url: picture, width: 1200, height: 800 }
      : {
          preview_image_url: picture,
          duration_ms: 12_000,
          variants: [
            {
              content_type: 'application/x-mpegURL',
              url: `https://video.twimg.com/${key}/pl/playlist.m3u8`,
            },
            {
              bit_rate: 832_000,
              content_type: 'video/mp4',
              url: `https://video.twimg.com/${key}/vid/480x360/a.mp4`,
            },
            {
              bit_rate: 2_176_000,
              content_type: 'video/mp4',
              url: `https://video.twimg.com/${key}/vid/1280x720/a.mp4`,
            },
          ],
        };
  if (media.altText !== undefined) optional['alt_text'] = media.altText;
  return {
    media_key: key,
    type: media.kind,
    ...Object.fromEntries(Object.entries(optional).filter(([field]) => fields.has(field))),
  };
}
