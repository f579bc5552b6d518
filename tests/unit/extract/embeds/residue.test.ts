import { describe, expect, it } from 'vitest';
import type { FoundPost } from '../../../../src/domain/post.ts';
import { findPosts } from '../../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

const POST =
  '#Ukraine: A Russian T-90M tank was destroyed by an FPV drone near Robotyne, #Zaporizhzhia Oblast.';
const BYLINE = '— 🇺🇦 Field Tracker (@tracker_1) February 7, 2023';
const BEFORE = 'The minister spoke of 178 tanks on Monday. Talks will go on.';
const AFTER = 'Officials in the capital declined to comment on the report.';
const ADDRESS = 'https://twitter.com/tracker_1/status/1622983485286629376';

function postsIn(text: string): readonly FoundPost[] {
  return findPosts(decodeDocument(new TextEncoder().encode(text))).posts;
}
function textsIn(text: string): readonly string[] {
  return postsIn(text).map((post) => post.text);
}

describe('a post flattened to text', () => {
  it('is found with all that is printed, and nothing else', () => {
    expect(postsIn(`${BEFORE}\n\n${POST}\n\n${BYLINE}\n\n${AFTER}`)).toEqual([
      {
        platform: 'x',
        post_id: null,
        url: null,
        handle: 'tracker_1',
        author_name: '🇺🇦 Field Tracker',
        posted_at: '2023-02-07',
        posted_at_basis: 'printed',
        text: POST,
        lang: null,
        media: [],
        resolved: false,
        position: 0,
      },
    ]);
  });

  it.each([
    ['in one paragraph with its byline', `${BEFORE}\n\n${POST} ${BYLINE}\n\n${AFTER}`],
    ['in a text of lines', `${BEFORE}\n${POST}\n${BYLINE}\n${AFTER}`],
    ['glued to the paragraphs around', `${BEFORE}${POST}${BYLINE}${AFTER}`],
    ['with the date on the next line', `${POST}\n\n${BYLINE.replace(' Feb', '\nFeb')}\n\n${AFTER}`],
    [
      'with the date in the next paragraph',
      `${POST}\n\n${BYLINE.replace(' Feb', '\n\nFeb')}\n\n${AFTER}`,
    ],
    ['run into one line', `${`${AFTER} `.repeat(8)}${POST} ${BYLINE} ${AFTER}`],
    ['wrapped', `${BEFORE}\n\n${`${POST} ${BYLINE}`.replace(/(.{60,70}) /g, '$1\n')}\n\n${AFTER}`],
    ['in paragraphs of HTML', `<p>${BEFORE}</p><p>${POST}</p><p>${BYLINE}</p><p>${AFTER}</p>`],
    ['in one paragraph of HTML', `<p>${BEFORE}</p><p>${POST}<br>${BYLINE}</p><p>${AFTER}</p>`],
  ])('is found %s', (_, text) => {
    expect(textsIn(text)).toEqual([POST]);
  });

  it('takes in the link of its picture above the byline', () => {
    const [post] = postsIn(`${BEFORE}\n\n${POST}\n\npic.twitter.com/aB3\n\n${BYLINE}`);
    expect(post).toMatchObject({
      text: `${POST}\n\npic.twitter.com/aB3`,
      media: [{ url: 'https://pic.twitter.com/aB3', kind: 'unknown', alt_text: null }],
    });
  });

  it('takes in the list it ends with and the start of its quotation', () => {
    expect(textsIn(`${BEFORE}\n\nLost today:\n\n- 2 T-72B3\n\n- 1 BMP-2\n\n${BYLINE}`)).toEqual([
      'Lost today:\n\n- 2 T-72B3\n\n- 1 BMP-2',
    ]);
    expect(textsIn(`${BEFORE}\n\n“One.\n\nTwo.”\n\n${BYLINE}`)).toEqual(['“One.\n\nTwo.”']);
  });

  it('reaches up to the paragraph that begins as posts do, if both could be one post', () => {
    expect(textsIn(`${BEFORE}\n\n${POST}\n\nThe crew fled.\n\n${BYLINE}`)).toEqual([
      `${POST}\n\nThe crew fled.`,
    ]);
    const long = `#Kyiv: ${'The talks went on and on. '.repeat(12)}`;
    expect(textsIn(`${long}\n\nThe crew fled.\n\n${BYLINE}`)).toEqual(['The crew fled.']);
  });

  it('is read through the character references left in it', () => {
    expect(
      postsIn('A tank &amp; a truck.&nbsp;&mdash; A &amp; B (@ab) February 7, 2023'),
    ).toMatchObject([{ text: 'A tank & a truck.', author_name: 'A & B' }]);
  });

  it('keeps apart posts in a row', () => {
    const second = 'Second vehicle. — (@b_2) 8 Feb 2023';
    expect(
      textsIn(`${BEFORE}\n\n${POST} ${BYLINE}\n\n${second}\n\nThird. - C (@c) 9 Feb 2023`),
    ).toEqual([POST, 'Second vehicle.', 'Third.']);
    expect(textsIn(`${BEFORE}\n\n${POST}${BYLINE}${second}`)).toEqual([POST, 'Second vehicle.']);
  });

  it('is kept without a time where the printed date cannot be', () => {
    for (const date of ['February 30, 2023', 'February 7, 2999']) {
      expect(postsIn(`${POST} — A (@a) ${date}`)).toMatchObject([
        { text: POST, posted_at: null, posted_at_basis: null },
      ]);
    }
  });

  it('does not reach across a heading', () => {
    expect(textsIn(`# Title\n\n${BEFORE}\n\n## Reactions\n\n${BYLINE}`)).toEqual(['']);
  });

  it('has its id where its address follows', () => {
    for (const text of [`${POST}\n\n${BYLINE}\n\n${ADDRESS}`, `${POST} ${BYLINE} (${ADDRESS})`]) {
      expect(postsIn(text)).toMatchObject([
        {
          text: POST,
          post_id: '1622983485286629376',
          posted_at_basis: 'snowflake',
          resolved: true,
        },
      ]);
    }
  });

  it("does not take another post's address for its own", () => {
    const other = ADDRESS.replace('tracker_1', 'somebody');
    expect(postsIn(`${POST}\n\n${BYLINE}\n\n${other}`).map((post) => post.post_id)).toEqual([
      null,
      '1622983485286629376',
    ]);
    const later = ADDRESS.replace('1622', '1722');
    expect(postsIn(`${POST}\n\n${BYLINE}\n\n${later}`)).toHaveLength(2);
  });
});

describe('a post quoted in Markdown', () => {
  it('is all of the quote, with the id of its date link', () => {
    const text = `# T\n\n${BEFORE}\n\n> ${POST.replace('#Z', '\\#Z')} [pic.twitter.com/aB3](https://t.co/aB3)\n>\n> Second paragraph.\n>\n> — Field Tracker (@tracker\\_1) [February 7, 2023](${ADDRESS}?ref_src=x)\n\n${AFTER}`;
    expect(postsIn(text)).toMatchObject([
      {
        text: `${POST} pic.twitter.com/aB3\n\nSecond paragraph.`,
        handle: 'tracker_1',
        post_id: '1622983485286629376',
        url: ADDRESS,
        posted_at: '2023-02-07T15:39:51.124Z',
      },
    ]);
  });

  it('is found with its byline below the quote', () => {
    expect(textsIn(`${BEFORE}\n\n> ${POST}\n\n${BYLINE}\n\n**${AFTER}**`)).toEqual([POST]);
    expect(textsIn(`${BEFORE}\n\n> ${POST}\n${BYLINE}\n\n**${AFTER}**`)).toEqual([POST]);
  });

  it('is found with reference links', () => {
    const text = `> ${POST}\n>\n> — A (@a) [February 7, 2023][1]\n\n[1]: ${ADDRESS}\n`;
    expect(postsIn(text)).toMatchObject([{ text: POST, post_id: '1622983485286629376' }]);
  });

  it('is found as HTML inside the Markdown', () => {
    const text = `# T\n\n${BEFORE}\n\n<blockquote class="twitter-tweet">\n<p>${POST}</p>\n\n${BYLINE.replace('February', `<a href="${ADDRESS}">February`)}</a></blockquote>\n\n${AFTER}`;
    expect(postsIn(text)).toMatchObject([{ text: POST, post_id: '1622983485286629376' }]);
  });
});

describe('a post of Bluesky or Mastodon flattened to text', () => {
  it.each([
    ['bluesky', '(@tracker.bsky.social) February 7, 2023 at 1:02 PM'],
    ['bluesky', '(@tracker.example.org) 7 February 2023 at 13:02'],
    ['bluesky', '(@tracker.example.org) 7 de febrero de 2023 a las 13:02'],
    ['bluesky', '(@tracker.example.org) 2023-02-07T13:02:00.000Z'],
    ['mastodon', '(@tracker@social.example) Feb 7, 2023, 13:02'],
  ])('is found on %s, its time of day with it: %s', (platform, signed) => {
    const { posts, prose } = findPosts(
      decodeDocument(
        new TextEncoder().encode(`${BEFORE}\n\n${POST} — Field Tracker ${signed}\n\n${AFTER}`),
      ),
    );
    expect(posts).toMatchObject([
      { platform, text: POST, author_name: 'Field Tracker', posted_at: '2023-02-07' },
    ]);
    expect(prose).not.toMatch(/13:02|1:02/);
  });

  it('is kept apart from those of X around it', () => {
    const both = `${POST} ${BYLINE}\n\nSecond. — B (@b.bsky.social) 8 Feb 2023 at 1:02 PM\n\nThird. — C (@c) 9 Feb 2023`;
    expect(postsIn(both).map(({ platform, text }) => [platform, text])).toEqual([
      ['x', POST],
      ['bluesky', 'Second.'],
      ['x', 'Third.'],
    ]);
  });
});

describe('the address of a post', () => {
  it('is a post where it stands on a line of its own', () => {
    for (const line of [ADDRESS, `<${ADDRESS}>`, `[a post](${ADDRESS})`]) {
      expect(postsIn(`# T\n\n${BEFORE}\n\n${line}\n\n${AFTER}`)).toMatchObject([
        { post_id: '1622983485286629376', text: '', resolved: true },
      ]);
    }
    expect(postsIn(`<figure><div>\n${ADDRESS}\n</div></figure>`)).toHaveLength(1);
  });

  it('is only a mention inside a sentence, a list of links or code', () => {
    expect(postsIn(`# T\n\nAs he [wrote](${ADDRESS}), and at ${ADDRESS} too.`)).toEqual([]);
    expect(postsIn(`<ul><li><a href="${ADDRESS}">Twitter</a></li></ul>`)).toEqual([]);
    expect(postsIn(`# T\n\n\`\`\`\n${ADDRESS}\n\`\`\`\n`)).toEqual([]);
  });
});

describe('what is no post', () => {
  it.each([
    'Follow Field Tracker (@tracker.bsky.social) for more. The tank — a T-72 — was lost on February 7, 2023.',
    'By Jane Doe (@jane.bsky.social) February 7, 2023\n\nThe war goes on.',
    'The account — Field Tracker (@tracker.bsky.social) — showed it on February 7, 2023.',
    'A day at the sea — at last. A post shared by Jane (@jane.doe) on Feb 7, 2023 at 1:02pm PST',
    'Analysts — among them Jane Doe (@jane@social.example) — agree. February 7, 2023 was cold.',
    '* Title of a talk - Jane Doe (@jane.bsky.social) - February 7, 2023',
    'She wrote that the post by @jane@social.example was wrong; view on Mastodon.',
    'Post by @jane@social.example View on Mastodon',
    'Follow Field Tracker (@tracker_1) for more. The tank — a T-72 — was lost on February 7, 2023.',
    'By Jane Doe (@jane_doe) February 7, 2023\n\nThe war goes on.',
    'The account — Field Tracker (@tracker_1) — showed it on February 7, 2023.',
    'Analysts — among them Jane Doe (@jane_doe) — agree. February 7, 2023 was cold.',
    'KYIV — February 7, 2023 — A tank was lost.',
    '"We will win" — the president, February 7, 2023',
    '* Title of a talk - Jane Doe (@jane_doe) - February 7, 2023',
    'Write to us (press@example.com) — February 7, 2023',
  ])('%s', (text) => {
    expect(postsIn(text)).toEqual([]);
  });
});
