import { describe, expect, it } from 'vitest';
import { readPosts } from './reading.ts';

const DID = 'did:plc:aaaabbbbccccddddeeeeffff';
const OTHER = 'did:plc:zzzzyyyyxxxxwwwwvvvvuuuu';

function uri(key: string, did = DID): string {
  return `at://${did}/app.bsky.feed.post/${key}`;
}

function view(
  key: string,
  parts: { did?: string; record?: object; embed?: object; indexedAt?: string } = {},
) {
  const { did = DID, record = {}, embed, indexedAt = '2024-11-25T08:00:05.000Z' } = parts;
  return {
    uri: uri(key, did),
    cid: 'bafyreib',
    author: {
      did,
      handle: did === DID ? 'tracker.example.com' : 'other.example.com',
      displayName: 'T',
    },
    record: {
      $type: 'app.bsky.feed.post',
      text: `Post ${key}`,
      createdAt: '2024-11-25T08:00:00.000Z',
      langs: ['uk', 'en'],
      ...record,
    },
    indexedAt,
    ...(embed === undefined ? {} : { embed }),
  };
}

describe("an answer of Bluesky's AppView", () => {
  it('gives the posts of a feed, and of reposts the original', () => {
    const reason = { $type: 'app.bsky.feed.defs#reasonRepost', by: { did: DID }, indexedAt: '' };
    const feed = [{ post: view('3ka') }, { post: view('3kb', { did: OTHER }), reason }];
    const read = readPosts({ feed, cursor: 'x' });
    expect(read).toMatchObject({ format: 'bluesky-api', leftOut: 0 });
    expect(read.posts[0]).toEqual({
      platform: 'bluesky',
      post_id: uri('3ka'),
      url: `https://bsky.app/profile/${DID}/post/3ka`,
      handle: 'tracker.example.com',
      author_name: 'T',
      posted_at: '2024-11-25T08:00:00.000Z',
      posted_at_basis: 'platform',
      text: 'Post 3ka',
      lang: 'uk',
      media: [],
      resolved: true,
      position: 0,
      edit_ids: [],
      quotes: null,
      replies_to: null,
    });
    expect(read.posts[1]).toMatchObject({
      post_id: uri('3kb', OTHER),
      handle: 'other.example.com',
    });
  });

  it.each([
    ['later than it was seen', '2030-01-01T00:00:00Z', '2024-11-25T08:00:05.000Z'],
    ['before there were posts', '1970-01-01T00:00:00Z', '2024-11-25T08:00:05.000Z'],
    ['on no day of the calendar', '2024-02-30T00:00:00Z', '2024-11-25T08:00:05.000Z'],
    ['earlier, as imported posts do', '2013-05-01T10:00:00+02:00', '2013-05-01T08:00:00.000Z'],
  ])('takes the time of a post that claims to be %s', (_, createdAt, posted_at) => {
    expect(readPosts({ posts: [view('3ka', { record: { createdAt } })] }).posts).toMatchObject([
      { posted_at },
    ]);
  });

  it('gives pictures and videos with their descriptions', () => {
    const images = [
      { thumb: 'https://cdn.example/t.jpg', fullsize: 'https://cdn.example/f.jpg', alt: 'a tank' },
      { thumb: 'https://cdn.example/t2.jpg', alt: '' },
    ];
    const video = {
      $type: 'app.bsky.embed.video#view',
      playlist: 'https://video.example/playlist.m3u8',
      thumbnail: 'https://video.example/t.jpg',
    };
    const posts = [
      view('3ka', { embed: { $type: 'app.bsky.embed.images#view', images } }),
      view('3kb', { embed: video }),
    ];
    expect(readPosts({ posts }).posts.map((post) => post.media)).toEqual([
      [
        { url: 'https://cdn.example/f.jpg', kind: 'image', alt_text: 'a tank' },
        { url: 'https://cdn.example/t2.jpg', kind: 'image', alt_text: null },
      ],
      [
        {
          url: 'https://video.example/playlist.m3u8',
          kind: 'video',
          alt_text: null,
          poster_url: 'https://video.example/t.jpg',
        },
      ],
    ]);
  });

  it('gives a quoted post beside the one that quotes it, pictures of each to each', () => {
    const { record: value, ...quoted } = view('3kq', { did: OTHER });
    const record = {
      $type: 'app.bsky.embed.record#view',
      record: { $type: 'app.bsky.embed.record#viewRecord', ...quoted, value, embeds: [] },
    };
    const images = [{ fullsize: 'https://cdn.example/own.jpg', alt: '' }];
    const media = { $type: 'app.bsky.embed.images#view', images };
    const read = readPosts({
      posts: [
        view('3ka', { embed: record }),
        view('3kb', { embed: { $type: 'app.bsky.embed.recordWithMedia#view', record, media } }),
      ],
    });
    expect(read.posts).toMatchObject([
      { quotes: uri('3kq', OTHER), media: [] },
      { quotes: uri('3kq', OTHER), media: [{ url: 'https://cdn.example/own.jpg' }] },
    ]);
    expect(read.quoted).toMatchObject([{ post_id: uri('3kq', OTHER), text: 'Post 3kq' }]);
  });

  it('reads of a thread what its author wrote, and what is gone', () => {
    const thread = {
      $type: 'app.bsky.feed.defs#threadViewPost',
      post: view('3kb', { record: { reply: { parent: { uri: uri('3ka') } } } }),
      parent: { post: view('3ka') },
      replies: [
        { post: view('3kc', { did: OTHER }), replies: [{ post: view('3kd') }] },
        { uri: uri('3ke'), notFound: true },
      ],
    };
    const read = readPosts({ thread });
    expect(read.posts.map((post) => post.post_id)).toEqual(
      expect.arrayContaining([uri('3kb'), uri('3ka'), uri('3kd')]),
    );
    expect(read.posts).toHaveLength(3);
    expect(read.posts[0]).toMatchObject({ post_id: uri('3kb'), replies_to: uri('3ka') });
    expect(read.withdrawn).toEqual([{ postId: uri('3ke'), reason: 'deleted' }]);
  });

  it('says that a post asked for is gone', () => {
    const thread = { $type: 'app.bsky.feed.defs#notFoundPost', uri: uri('3ka'), notFound: true };
    expect(readPosts({ thread })).toMatchObject({
      posts: [],
      withdrawn: [{ postId: uri('3ka'), reason: 'deleted' }],
    });
  });

  it('leaves out what is no post, and a handle that is no longer one', () => {
    const feed = [{ post: view('3ka') }, { post: { uri: 'at://x' } }, 7];
    expect(readPosts({ feed })).toMatchObject({ posts: [{}], leftOut: 2 });
    const invalid = { ...view('3ka'), author: { did: DID, handle: 'handle.invalid' } };
    expect(readPosts({ posts: [invalid] }).posts[0]?.handle).toBeNull();
  });
});
