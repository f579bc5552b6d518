import { describe, expect, it } from 'vitest';
import { type FoundDocument, findPosts } from '../../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

const X = 'https://x.com/a/status/1622983485286629376';

function read(text: string, name = 'a.html'): FoundDocument {
  return findPosts(decodeDocument(new TextEncoder().encode(text), { name }));
}

function idsIn(html: string): readonly string[] {
  const { posts } = read(`<html><body>${html}</body></html>`);
  return posts.map(({ platform, post_id }) => `${platform}/${post_id}`);
}

describe('what is no embed', () => {
  it.each([
    ['a link in prose', `<p>As <a href="${X}">one post</a> says, it burnt.</p>`],
    ['an address in prose', `<p>See ${X} and https://t.me/a_channel/12 for more.</p>`],
    ['a link with words of its own', '<p><a href="https://youtu.be/aB3-dEf_9hI">Watch</a></p>'],
    ['a link that opens a film', '<a class="youtube" data-id="aB3-dEf_9hI" href="#">Play</a>'],
    ['a channel', '<p>https://t.me/a_channel</p><p>https://www.youtube.com/@someone</p>'],
    ['an invitation', '<p>https://t.me/joinchat/123</p><p>https://t.me/+abcdef</p>'],
    [
      'a share button',
      `<iframe src="https://www.facebook.com/plugins/like.php?href=${X}"></iframe>`,
    ],
    ['a post button', `<div data-src="https://x.com/intent/post?url=${X}"></div>`],
    ['a page plugin', '<div class="fb-page" data-href="https://www.facebook.com/apage"></div>'],
    ['a profile', '<p>https://bsky.app/profile/a.example.org</p><p>https://x.com/a</p>'],
    ['a picture', '<img data-src="https://youtu.be/aB3-dEf_9hI">'],
    ['a script', `<script>load("${X}", '<iframe src="https://youtu.be/aB3-dEf_9hI">')</script>`],
    ['an account of Mastodon', '<p>https://social.example/@tracker</p>'],
    ['a blog like Mastodon', '<p>https://blog.example/@writer/a-story-2ab45f</p>'],
    [
      'another page that names a post',
      '<p>https://evil.example/x.com/a/status/1622983485286629376</p>',
    ],
    ['another site by the name of one', '<p>https://notyoutube.com/watch?v=aB3-dEf_9hI</p>'],
  ])('is %s', (_, html) => {
    expect(idsIn(html)).toEqual([]);
  });
});

describe('an address that a page frames or stands for', () => {
  it('is read from its place, once, however often the page holds it', () => {
    const lazy = '<div data-src="https://youtu.be/aB3-dEf_9hI"></div>';
    const plain =
      '<noscript><iframe src="https://www.youtube.com/embed/aB3-dEf_9hI"></iframe></noscript>';
    expect(idsIn(`${lazy}${plain}`)).toEqual(['youtube/aB3-dEf_9hI']);
  });

  it('does not hide the embed inside, with its words', () => {
    const quote = `<blockquote class="twitter-tweet"><p>Lost.</p>&mdash; A (@a) <a href="${X}">February 7, 2023</a></blockquote>`;
    const { posts } = read(`<html><figure data-src="${X}">${quote}</figure></html>`);
    expect(posts).toMatchObject([{ text: 'Lost.', handle: 'a' }]);
  });

  it('does not swallow an article that is wrapped into it', () => {
    const prose = '<p>A paragraph of the article itself, which goes on for a while.</p>'.repeat(70);
    const { prose: own } = read(`<html><div data-src="${X}">${prose}</div></html>`);
    expect(own).toContain('A paragraph of the article itself');
  });

  it.each(['a.md', 'a.txt'])('stands on a line of its own in %s as well', (name) => {
    const { posts } = read(
      `It began on Tuesday.\n\nhttps://t.me/a_channel/12\n\nIt went on.\n\n${X}\n\nhttps://youtu.be/aB3-dEf_9hI\n`,
      name,
    );
    expect(posts.map((post) => post.platform)).toEqual(['telegram', 'x', 'youtube']);
  });
});

describe('the block quote of X', () => {
  it('never takes the id of a post that its text links', () => {
    const html = `<html><blockquote class="twitter-tweet"><p>Look: <a href="https://x.com/other/status/1111111111111111111">https://t.co/q</a></p>&mdash; A (@a) February 7, 2023</blockquote>`;
    expect(read(html).posts).toMatchObject([{ post_id: null, handle: 'a', resolved: false }]);
  });
});
