import { expect, it } from 'vitest';
import { readStatusLink } from '../../../../src/extract/embeds/x/status-link.ts';

it.each([
  ['https://twitter.com/a_b/status/123?ref_src=twsrc%5Etfw', 'https://twitter.com/a_b/status/123'],
  ['http://mobile.twitter.com/a_b/statuses/123/photo/1', 'https://twitter.com/a_b/status/123'],
  ['//x.com/a_b/status/123', 'https://x.com/a_b/status/123'],
  ['www.x.com/a_b/status/123', 'https://x.com/a_b/status/123'],
  ['https://nitter.example.net/a_b/status/123#m', 'https://x.com/a_b/status/123'],
  ['https://fxtwitter.com/a_b/status/123', 'https://x.com/a_b/status/123'],
])('reads %s', (address, url) => {
  expect(readStatusLink(address)).toEqual({ post_id: '123', handle: 'a_b', url });
});

it('reads addresses without a handle', () => {
  for (const path of ['i/web/status', 'i/status', 'i/videos', 'statuses']) {
    expect(readStatusLink(`https://twitter.com/${path}/123`)).toEqual({
      post_id: '123',
      handle: null,
      url: 'https://twitter.com/i/status/123',
    });
  }
});

it.each([
  'https://twitter.com/a_b',
  'https://twitter.com/a_b/status/',
  'https://example.com/a_b/status/123',
  'https://eviltwitter.com/a/status/123',
  'https://example.com/?u=https://twitter.com/a/status/123',
  'https://twitter.com/intent/tweet?url=x',
  `https://twitter.com/a/status/${'1'.repeat(30)}`,
  '',
])('sees no post in %s', (address) => {
  expect(readStatusLink(address)).toBeNull();
});
