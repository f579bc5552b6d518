import { describe, expect, it } from 'vitest';
import { readPosts } from './reading.ts';

const ID = '1622983485286629376';

function archive(tweets: readonly object[], notes: readonly object[] = []): string {
  const entries = JSON.stringify(
    tweets.map((tweet) => ({ tweet })),
    null,
    2,
  );
  const tail = `window.YTD.note_tweet.part0 = ${JSON.stringify(notes.map((noteTweet) => ({ noteTweet })))}`;
  return `window.YTD.tweets.part0 = ${entries}${notes.length === 0 ? '' : `\n${tail}`}`;
}

function tweet(parts: object = {}): object {
  const created_at = 'Tue Feb 07 15:39:51 +0000 2023';
  return { id_str: ID, full_text: 'One T-72 &amp; one BMP.', created_at, lang: 'en', ...parts };
}

describe("the tweets.js of X's archive", () => {
  it('gives the posts, named by the addresses of their own media', () => {
    const media = [
      {
        media_url_https: 'https://pbs.example/1.jpg',
        expanded_url: `https://x.com/tracker/status/${ID}/photo/1`,
        ext_alt_text: 'a tank',
      },
    ];
    const other = tweet({ id_str: '1622983485286629377', quoted_status_id_str: '12' });
    const read = readPosts(archive([tweet({ entities: { media } }), other]));
    expect(read).toMatchObject({
      format: 'x-archive',
      posts: [
        {
          post_id: ID,
          handle: 'tracker',
          url: `https://x.com/tracker/status/${ID}`,
          text: 'One T-72 & one BMP.',
          posted_at: '2023-02-07T15:39:51.124Z',
          media: [{ url: 'https://pbs.example/1.jpg', kind: 'image', alt_text: 'a tank' }],
        },
        { handle: 'tracker', quotes: '12' },
      ],
    });
  });

  it('never takes the handle of another whose picture was shared', () => {
    const media = [{ expanded_url: 'https://x.com/other/status/99/photo/1' }];
    expect(readPosts(archive([tweet({ entities: { media } })])).posts[0]?.handle).toBeNull();
  });

  it('gives the whole text of a long post from the notes behind it', () => {
    const start = 'A Russian T-90M tank was destroyed. '.repeat(8).slice(0, 270);
    const whole = `${start} And a second one.`;
    const cut = tweet({ full_text: `${start}… https://t.co/aB3` });
    const notes = [{ noteTweetId: '5', core: { text: whole } }, { core: {} }];
    expect(readPosts(archive([cut], notes)).posts[0]?.text).toBe(whole);
    expect(readPosts(archive([cut])).posts[0]?.text).toContain('…');
  });

  it('passes over reposts, which it holds only cut', () => {
    const read = readPosts(archive([tweet({ full_text: 'RT @other: A tank…' })]));
    expect(read).toMatchObject({ posts: [], leftOut: 0 });
  });

  it('gives the best MP4 of a video, and the ids of edits', () => {
    const variants = [
      { bitrate: '832000', content_type: 'video/mp4', url: 'https://video.example/low.mp4' },
      { bitrate: '2176000', content_type: 'video/mp4', url: 'https://video.example/high.mp4' },
    ];
    const media = [{ media_url_https: 'https://pbs.example/1.jpg', video_info: { variants } }];
    const edit_info = { initial: { editTweetIds: ['1', ID] } };
    expect(
      readPosts(archive([tweet({ extended_entities: { media }, edit_info })])).posts,
    ).toMatchObject([
      { media: [{ url: 'https://video.example/high.mp4', kind: 'video' }], edit_ids: ['1', ID] },
    ]);
  });
});
