import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import { createWebFetcher } from '../../../../src/sources/web/create-web-fetcher.ts';
import type { WebFetcher } from '../../../../src/sources/web/web-fetcher.ts';
import { oembedOf } from '../../../../src/sources/x/oembed.ts';
import { syndicationOf } from '../../../../src/sources/x/syndication.ts';
import { type LocalHttpServer, startHttpServer } from '../../../_support/http-server.ts';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';

const clock = new HandClock('2023-02-07T12:00:00Z');
let server: XServer;
let syndication: LocalHttpServer;
let web: WebFetcher;
let answer: unknown;

beforeEach(async () => {
  server = await XServer.start(clock.now);
  syndication = await startHttpServer({
    '/tweet-result': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    },
  });
  web = createWebFetcher({
    version: '0',
    contact: null,
    allowHosts: [new URL(server.url).host, syndication.host],
    minimumGapMs: 0,
  });
});
afterEach(async () => {
  await web.close();
  await server.close();
  await syndication.close();
});

test('the embed of a known post is read without a key', async () => {
  const author = server.world.addUser('tracker', 'The Tracker').id;
  const { id } = server.world.post(author, { text: 'Знищено <танк> & БМП', lang: 'uk' });
  const document = await oembedOf(`https://x.com/tracker/status/${id}`, web, {
    oembedUrl: `${server.url}/oembed`,
  });
  expect(document.format).toBe('document');
  expect(Buffer.from(document.bytes).toString('utf8')).toContain('Знищено &lt;танк&gt; &amp; БМП');
  expect(JSON.parse(Buffer.from(document.wireBytes ?? []).toString('utf8'))).toMatchObject({
    author_name: 'The Tracker',
  });
  expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toContainEqual([
    '/oembed',
    undefined,
  ]);
});

test('a post that is gone has no embed', async () => {
  const gone = oembedOf('https://x.com/i/status/1', web, { oembedUrl: `${server.url}/oembed` });
  await expect(gone).rejects.toMatchObject({ code: 'HTTP_REFUSED' });
});

test("what X's own embeds ask gives a post with its pictures", async () => {
  answer = {
    __typename: 'Tweet',
    id_str: '1622968093524004864',
    text: 'Знищено танк &amp; БМП https://t.co/abc',
    created_at: '2023-02-07T14:39:28.000Z',
    lang: 'uk',
    user: { screen_name: 'tracker', name: 'The Tracker' },
    mediaDetails: [
      { type: 'photo', media_url_https: 'https://pbs.twimg.com/media/a.jpg', ext_alt_text: 'Танк' },
      {
        type: 'video',
        media_url_https: 'https://pbs.twimg.com/thumb/b.jpg',
        video_info: {
          variants: [
            { content_type: 'video/mp4', bitrate: 1, url: 'https://video.twimg.com/small.mp4' },
            { content_type: 'video/mp4', bitrate: 2, url: 'https://video.twimg.com/large.mp4' },
          ],
        },
      },
    ],
    quoted_tweet: { id_str: '1622968093524004000' },
  };
  const document = await syndicationOf('1622968093524004864', web, {
    syndicationUrl: syndication.url('/tweet-result'),
  });
  const read = readPostDocument(Buffer.from(document?.bytes ?? []).toString('utf8'), {
    format: 'posts-ndjson',
  });
  expect(read?.posts).toMatchObject([
    {
      post_id: '1622968093524004864',
      handle: 'tracker',
      text: 'Знищено танк & БМП https://t.co/abc',
      quotes: '1622968093524004000',
      media: [
        { kind: 'image', url: 'https://pbs.twimg.com/media/a.jpg', alt_text: 'Танк' },
        { kind: 'video', url: 'https://video.twimg.com/large.mp4' },
      ],
    },
  ]);
});

test.each([[{}], [{ __typename: 'TweetTombstone', tombstone: {} }]])(
  'a post it holds back is none: %j',
  async (body) => {
    answer = body;
    const document = await syndicationOf('1622968093524004864', web, {
      syndicationUrl: syndication.url('/tweet-result'),
    });
    expect(document).toBeNull();
  },
);
