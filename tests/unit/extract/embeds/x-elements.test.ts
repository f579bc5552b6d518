import { describe, expect, it } from 'vitest';
import { readEmbed } from '../../../../src/extract/embeds/read-embed.ts';
import type { Sighting } from '../../../../src/extract/embeds/sighting.ts';
import { descendants, parseHtml } from '../../../../src/extract/text/html-tree.ts';

const ID = '1622983485286629376';
const INSTANT = '2023-02-07T15:39:51.124Z';
const BYLINE = `&mdash; Field Tracker (@tracker_1) <a href="https://twitter.com/tracker_1/status/${ID}?ref_src=x">February 7, 2023</a>`;

function read(html: string): Sighting | null {
  for (const element of descendants(parseHtml(html))) {
    const sighting = readEmbed(element);
    if (sighting !== null) return sighting;
  }
  return null;
}

describe("X's block quote", () => {
  it('gives all it holds', () => {
    const html = `<blockquote class="twitter-tweet" data-width="550"><p lang="en" dir="ltr">A tank &amp; a truck
      were lost in <a href="https://twitter.com/hashtag/Donetsk">#Donetsk</a>.<br><br>See <a href="#">@other</a>
      <a href="https://t.co/aB3">pic.twitter.com/aB3</a></p>${BYLINE}</blockquote>`;
    expect(read(html)).toEqual({
      platform: 'x',
      post_id: ID,
      url: `https://twitter.com/tracker_1/status/${ID}`,
      handle: 'tracker_1',
      author_name: 'Field Tracker',
      posted_at: INSTANT,
      posted_at_basis: 'snowflake',
      text: 'A tank & a truck were lost in #Donetsk.\n\nSee @other pic.twitter.com/aB3',
      lang: 'en',
      media: [{ url: 'https://pic.twitter.com/aB3', kind: 'unknown', alt_text: null }],
      resolved: true,
      printed_day: '2023-02-07',
    });
  });

  it('reads the form of 2012, with hashtags in two elements and a Japanese date', () => {
    const html = `<blockquote class="twitter-tweet tw-align-center" lang="ja"><p>テスト <a href="x"><s>#</s><b>tag</b></a></p>
      &mdash; 名前さん (@abc) <a href="//twitter.com/abc/statuses/220014393159712772">7月 3, 2012</a></blockquote>`;
    expect(read(html)).toMatchObject({
      text: 'テスト #tag',
      author_name: '名前さん',
      posted_at: '2012-07-03T04:41:33.656Z',
      printed_day: '2012-07-03',
      lang: null,
    });
  });

  it('reads twitter-video, a byline in its own paragraph and text in several', () => {
    const html = `<blockquote class="twitter-video"><p lang="uk">Один.</p><p>Два.</p><p>${BYLINE}</p></blockquote>`;
    expect(read(html)).toMatchObject({ text: 'Один.\n\nДва.', lang: 'uk', post_id: ID });
  });

  it('lists a skeleton without text', () => {
    const html = `<blockquote class="twitter-tweet"><a href="https://twitter.com/abc/status/${ID}"></a></blockquote>`;
    expect(read(html)).toMatchObject({ post_id: ID, handle: 'abc', text: '', posted_at: INSTANT });
    const empty = `<blockquote class="twitter-tweet">&mdash;  (@) <a href="https://x.com/i/web/status/${ID}"></a></blockquote>`;
    expect(read(empty)).toMatchObject({ post_id: ID, handle: null, author_name: null, text: '' });
  });

  it('takes the last address: quoted posts are linked earlier', () => {
    const html = `<blockquote class="twitter-tweet"><p>Look <a href="https://twitter.com/q/status/1111111111111111111">https://t.co/q</a></p>${BYLINE}</blockquote>`;
    expect(read(html)).toMatchObject({ post_id: ID, text: 'Look https://t.co/q' });
  });

  it('believes the printed handle before the one in the address', () => {
    const html = `<blockquote class="twitter-tweet"><p>x</p>&mdash; A (@right) <a href="https://twitter.com/wrong/status/${ID}">7 Feb 2023</a></blockquote>`;
    expect(read(html)?.handle).toBe('right');
  });

  it('takes the printed day where the id is older than times in ids', () => {
    const html =
      '<blockquote class="twitter-tweet"><p>setting up</p>&mdash; j (@j) <a href="https://twitter.com/j/status/20">March 21, 2006</a></blockquote>';
    expect(read(html)).toMatchObject({ posted_at: '2006-03-21', posted_at_basis: 'printed' });
  });

  it('reads a byline that lost its dash', () => {
    const html = `<blockquote class="twitter-tweet"><p>Lost.</p>Field Tracker (@tracker_1) <a href="https://x.com/tracker_1/status/${ID}">7 Feb 2023</a></blockquote>`;
    expect(read(html)).toMatchObject({
      text: 'Lost.',
      handle: 'tracker_1',
      author_name: 'Field Tracker',
      printed_day: '2023-02-07',
    });
  });

  it('reads a container that keeps the class and lost the element', () => {
    const html = `<div class="twitter-tweet"><p lang="en">Lost.</p><p>Two.</p>${BYLINE}</div>`;
    expect(read(html)).toMatchObject({ text: 'Lost.\n\nTwo.', post_id: ID, lang: 'en' });
  });

  it('shows emoji that are pictures as characters, other pictures as media', () => {
    const html = `<blockquote class="twitter-tweet"><p>Lost <img class="Emoji" alt="🔥" src="https://e/1.png"><img src="https://p.example/1.jpg" alt="a tank"></p>${BYLINE}</blockquote>`;
    expect(read(html)).toMatchObject({
      text: 'Lost 🔥',
      media: [{ url: 'https://p.example/1.jpg', kind: 'image', alt_text: 'a tank' }],
    });
  });

  it('is no other block quote and no share button', () => {
    expect(read(`<blockquote><p>x</p>${BYLINE}</blockquote>`)).toBeNull();
    expect(
      read('<a class="twitter-tweet" href="https://twitter.com/intent/tweet">x</a>'),
    ).toBeNull();
    expect(read('<blockquote class="twitter-tweet"></blockquote>')).toBeNull();
  });
});

describe('other embeds of X', () => {
  it.each([
    `<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=false&amp;id=${ID}&amp;lang=en"></iframe>`,
    `<iframe data-src="//platform.twitter.com/embed/index.html?id=${ID}"></iframe>`,
    `<div class="twitter-tweet twitter-tweet-rendered"><iframe data-tweet-id="${ID}"></iframe></div>`,
    `<twitter-widget data-tweet-id="${ID}"></twitter-widget>`,
    `<figure class="media"><oembed url="https://x.com/abc/status/${ID}"></oembed></figure>`,
    `<div data-oembed-url="https://twitter.com/abc/status/${ID}"></div>`,
    `<blockquote class="twitter-tweet"><p>https://twitter.com/abc/status/${ID}</p></blockquote>`,
    `<amp-twitter data-tweetid="${ID}" layout="responsive"></amp-twitter>`,
    `<iframe src="https://s9e.github.io/iframe/2/twitter.min.html#${ID}"></iframe>`,
    `<iframe src="https://twitframe.com/show?url=https%3A%2F%2Ftwitter.com%2Fabc%2Fstatus%2F${ID}"></iframe>`,
  ])('reads the id of %s', (html) => {
    expect(read(html)).toMatchObject({ post_id: ID, text: '', resolved: true });
  });

  it('reads the text an AMP page keeps in reserve', () => {
    const html = `<amp-twitter data-tweetid="${ID}"><blockquote placeholder><p>Lost.</p>${BYLINE}</blockquote></amp-twitter>`;
    expect(read(html)).toMatchObject({ post_id: ID, text: 'Lost.', handle: 'tracker_1' });
  });

  it("reads Substack's data", () => {
    const data = {
      url: `https://twitter.com/abc/status/${ID}`,
      full_text: 'A <b>tank</b> &amp; more',
      username: 'abc',
      name: 'A B',
      photos: [{ img_url: 'https://p.example/1.jpg', alt_text: '' }],
    };
    const attribute = JSON.stringify(data).replaceAll('"', '&quot;');
    expect(read(`<div class="tweet" data-attrs="${attribute}"></div>`)).toMatchObject({
      post_id: ID,
      handle: 'abc',
      author_name: 'A B',
      text: 'A tank & more',
      media: [{ url: 'https://p.example/1.jpg', kind: 'image', alt_text: null }],
    });
    expect(read('<div class="tweet" data-attrs="{&quot;url&quot;:1}"></div>')).toBeNull();
  });
});
