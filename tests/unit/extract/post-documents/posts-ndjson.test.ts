import { describe, expect, it } from 'vitest';
import { readPosts } from './reading.ts';

const ID = '1622983485286629376';

function lines(...posts: readonly (object | string)[]): string {
  return posts.map((post) => (typeof post === 'string' ? post : JSON.stringify(post))).join('\n');
}

describe('NDJSON of posts', () => {
  it('gives one post a line', () => {
    const read = readPosts(
      lines(
        {
          platform: 'x',
          post_id: ID,
          handle: '@tracker',
          text: 'A tank.',
          lang: 'en',
          posted_at: '2023-02-08',
        },
        '',
        { platform: 'vk', text: 'Танк.', posted_at: '2023-02-07T15:41:41+03:00', author_name: 'A' },
      ),
    );
    expect(read).toMatchObject({
      format: 'posts-ndjson',
      posts: [
        {
          post_id: ID,
          handle: 'tracker',
          posted_at: '2023-02-07T15:39:51.124Z',
          posted_at_basis: 'snowflake',
          resolved: true,
        },
        { post_id: null, posted_at: '2023-02-07T12:41:41.000Z', resolved: false },
      ],
    });
  });

  it('takes what the address of a post says of it', () => {
    const { posts } = readPosts(
      lines(
        { url: `https://twitter.com/tracker/status/${ID}?s=20`, text: 'A' },
        { url: 'https://t.me/s/front_notes/12', text: 'B' },
        { url: 'https://bsky.app/profile/did:plc:aaaabbbbccccddddeeeeffff/post/3kabc', text: 'C' },
      ),
    );
    expect(posts).toMatchObject([
      { platform: 'x', post_id: ID, handle: 'tracker' },
      { platform: 'telegram', post_id: 'front_notes/12', handle: 'front_notes' },
      {
        platform: 'bluesky',
        post_id: 'at://did:plc:aaaabbbbccccddddeeeeffff/app.bsky.feed.post/3kabc',
        handle: null,
      },
    ]);
  });

  it('leaves out a post whose id a spreadsheet rounded, unless its address names it', () => {
    const rounded = { platform: 'x', post_id: '1.62298E+18', text: 'A' };
    const read = readPosts(
      lines(
        { platform: 'x', text: 'first' },
        rounded,
        { ...rounded, url: `https://x.com/i/status/${ID}` },
        '{"platform":"x","post_id":1622983485286629376,"text":"a number"}',
      ),
    );
    expect(read.posts.map((post) => post.post_id)).toEqual([null, ID]);
    expect(read.leftOutBecause).toEqual([
      'line 2 has a post_id that is none of x',
      'line 4 has a post_id that is none of x',
    ]);
  });

  it('names a message of Telegram by its channel', () => {
    const { posts } = readPosts(
      lines({ platform: 'telegram', handle: 'front_notes', post_id: 12, text: 'A' }),
    );
    expect(posts[0]?.post_id).toBe('front_notes/12');
  });

  it('leaves out bad lines by their number and keeps the others', () => {
    const read = readPosts(
      lines({ platform: 'x', text: 'A' }, '{"platform":', { platform: 'x' }, { text: 'B' }, '7', {
        left_out: 'line 9 has 3 cells, the first row 8',
      }),
    );
    expect(read).toMatchObject({
      posts: [{ text: 'A' }],
      leftOut: 5,
      leftOutBecause: [
        'line 2 has no text',
        'line 3 has no text',
        'line 4 does not say where it was posted',
        'line 5 has no text',
        'line 9 has 3 cells, the first row 8',
      ],
    });
  });

  it('reads a JSON list of posts, and one post alone', () => {
    const post = { platform: 'x', post_id: ID, text: 'A' };
    expect(readPosts([post, 7])).toMatchObject({ posts: [{ post_id: ID }], leftOut: 1 });
    expect(readPosts(post).posts).toMatchObject([{ post_id: ID }]);
  });

  it('reads an impossible date as none', () => {
    for (const posted_at of ['2023-02-30', '2999-01-01T00:00:00Z', '-271822-04-20', '7.2.23']) {
      const { posts } = readPosts(lines({ platform: 'vk', text: 'A', posted_at }));
      expect(posts[0]).toMatchObject({ posted_at: null, posted_at_basis: null });
    }
  });
});
