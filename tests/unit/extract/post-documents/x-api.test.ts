import { describe, expect, it } from 'vitest';
import { readPosts } from './reading.ts';

const ID = '1622983485286629376';
const CREATED = '2023-02-07T15:39:51.000Z';
const USERS = [
  { id: '7', username: 'tracker', name: 'Tracker 🇺🇦' },
  { id: '8', username: 'other', name: 'Other' },
];

function tweet(parts: object = {}): object {
  return {
    id: ID,
    text: 'A tank was lost.',
    author_id: '7',
    created_at: CREATED,
    lang: 'en',
    edit_history_tweet_ids: [ID],
    ...parts,
  };
}

describe('an answer of X API v2', () => {
  it('gives each post with its author, time and language', () => {
    const read = readPosts({
      data: [tweet()],
      includes: { users: USERS },
      meta: { result_count: 1 },
    });
    expect(read).toMatchObject({ format: 'x-api', leftOut: 0, withdrawn: [], quoted: [] });
    expect(read.posts).toEqual([
      {
        platform: 'x',
        post_id: ID,
        url: `https://x.com/tracker/status/${ID}`,
        handle: 'tracker',
        author_name: 'Tracker 🇺🇦',
        posted_at: '2023-02-07T15:39:51.124Z',
        posted_at_basis: 'snowflake',
        text: 'A tank was lost.',
        lang: 'en',
        media: [],
        resolved: true,
        position: 0,
        edit_ids: [ID],
        quotes: null,
        replies_to: null,
      },
    ]);
  });

  it('gives the one post of a look-up by id', () => {
    expect(readPosts({ data: tweet() }).posts).toMatchObject([{ post_id: ID, handle: null }]);
  });

  it('believes X where its time is not that of the id', () => {
    const created_at = '2023-03-01T00:00:00.000Z';
    expect(readPosts({ data: tweet({ created_at }) }).posts).toMatchObject([
      { posted_at: created_at, posted_at_basis: 'platform' },
    ]);
  });

  it('takes the whole text of a long post, and undoes the three escapes once', () => {
    const note_tweet = { text: 'T-72 &amp; BMP &lt;3 &amp;gt; &quot;x&quot; https://t.co/aB3' };
    const { posts } = readPosts({ data: [tweet({ note_tweet })] });
    expect(posts[0]?.text).toBe('T-72 & BMP <3 &gt; &quot;x&quot; https://t.co/aB3');
  });

  it('takes codes for no language as none', () => {
    for (const lang of ['und', 'zxx', 'qme', 'art']) {
      expect(readPosts({ data: [tweet({ lang })] }).posts[0]?.lang).toBeNull();
    }
  });

  it('gives pictures with their descriptions, and the best MP4 of a video', () => {
    const variants = [
      { content_type: 'application/x-mpegURL', url: 'https://video.example/v.m3u8' },
      { bit_rate: 632_000, content_type: 'video/mp4', url: 'https://video.example/low.mp4' },
      { bit_rate: 2_176_000, content_type: 'video/mp4', url: 'https://video.example/high.mp4' },
    ];
    const media = [
      { media_key: '3_1', type: 'photo', url: 'https://pbs.example/1.jpg', alt_text: 'a tank' },
      { media_key: '7_2', type: 'video', preview_image_url: 'https://pbs.example/2.jpg', variants },
      { media_key: '7_3', type: 'video', preview_image_url: 'https://pbs.example/3.jpg' },
    ];
    const attachments = { media_keys: ['3_1', '7_2', '7_3'] };
    const { posts } = readPosts({ data: [tweet({ attachments })], includes: { media } });
    expect(posts[0]?.media).toEqual([
      { url: 'https://pbs.example/1.jpg', kind: 'image', alt_text: 'a tank' },
      {
        url: 'https://video.example/high.mp4',
        kind: 'video',
        alt_text: null,
        poster_url: 'https://pbs.example/2.jpg',
      },
      { url: 'https://pbs.example/3.jpg', kind: 'image', alt_text: null },
    ]);
  });

  it('names media by their short links where the answer does not hold them', () => {
    const urls = [1, 2].map((n) => ({
      url: 'https://t.co/aB3',
      expanded_url: `https://twitter.com/tracker/status/${ID}/photo/${n}`,
      display_url: 'pic.twitter.com/aB3',
    }));
    const entities = {
      urls: [...urls, { url: 'https://t.co/c', expanded_url: 'https://a.example' }],
    };
    const attachments = { media_keys: ['3_1'] };
    expect(readPosts({ data: [tweet({ entities, attachments })] }).posts[0]?.media).toEqual([
      { url: 'https://pic.twitter.com/aB3', kind: 'image', alt_text: null },
    ]);
  });

  it('gives the original of a repost in full, and never the cut copy', () => {
    const original = tweet({ id: '1622983485286629377', author_id: '8', text: 'Whole text.' });
    const repost = tweet({
      text: 'RT @other: Whole t…',
      referenced_tweets: [{ type: 'retweeted', id: '1622983485286629377' }],
    });
    const given = readPosts({ data: [repost], includes: { users: USERS, tweets: [original] } });
    expect(given.posts).toMatchObject([
      { post_id: '1622983485286629377', handle: 'other', text: 'Whole text.' },
    ]);
    const without = readPosts({ data: [repost], includes: { users: USERS } });
    expect(without).toMatchObject({ posts: [], leftOut: 1 });
  });

  it('names what a post quotes and answers, and gives the quoted post beside it', () => {
    const quoted = tweet({ id: '1622983485286629377', author_id: '8', text: 'Quoted.' });
    const referenced_tweets = [
      { type: 'quoted', id: '1622983485286629377' },
      { type: 'replied_to', id: '1622983485286629378' },
    ];
    const read = readPosts({
      data: [tweet({ referenced_tweets })],
      includes: { users: USERS, tweets: [quoted] },
    });
    expect(read.posts).toMatchObject([
      { quotes: '1622983485286629377', replies_to: '1622983485286629378', position: 0 },
    ]);
    expect(read.quoted).toMatchObject([{ text: 'Quoted.', handle: 'other', position: 1 }]);
  });

  it('keeps the ids of all versions of an edited post', () => {
    const edit_history_tweet_ids = ['1622983485286629370', ID];
    const { posts } = readPosts({ data: [tweet({ edit_history_tweet_ids })] });
    expect(posts[0]?.edit_ids).toEqual(edit_history_tweet_ids);
  });

  it('tells deleted from protected posts in an answer without data', () => {
    const problem = (resource_id: string, tail: string) => ({
      resource_id,
      resource_type: 'tweet',
      value: resource_id,
      parameter: 'ids',
      type: `https://api.x.com/2/problems/${tail}`,
    });
    const errors = [
      problem('11', 'resource-not-found'),
      problem('12', 'not-authorized-for-resource'),
      { ...problem('13', 'resource-not-found'), resource_type: 'user' },
    ];
    expect(readPosts({ errors })).toMatchObject({
      posts: [],
      withdrawn: [
        { postId: '11', reason: 'deleted' },
        { postId: '12', reason: 'protected' },
      ],
    });
  });

  it('is recognised when it holds nothing', () => {
    expect(readPosts({ meta: { result_count: 0 } })).toMatchObject({ format: 'x-api', posts: [] });
  });

  it('leaves out a bad post and keeps the others', () => {
    const data = [tweet(), { id: 'x', text: 'y' }, null, { id: '12' }];
    expect(readPosts({ data })).toMatchObject({
      posts: [{ post_id: ID }],
      leftOut: 3,
      leftOutBecause: ['data[1] is no post', 'data[2] is no post', 'data[3] is no post'],
    });
  });
});
