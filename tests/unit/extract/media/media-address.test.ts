import { describe, expect, it } from 'vitest';
import { mediaAddress } from '../../../../src/extract/media/media-address.ts';

const best = (url: string) => mediaAddress({ url })?.address;
const ORIGINAL = 'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b?format=jpg&name=orig';

describe('a picture of X', () => {
  it.each([
    'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b.jpg',
    'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b.jpg:large',
    'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b?format=jpg&name=small',
    'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b?format=webp&name=900x900',
    'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b.jpg?name=orig#seen',
  ])('is one picture in every size it is shown in: %s', (url) => {
    expect(best(url)).toBe(ORIGINAL);
  });

  it('is asked for in its original size first, and as it was shown last', () => {
    const shown = 'https://pbs.twimg.com/media/FoXyZ1_aMAE-2b?format=jpg&name=small';
    expect(mediaAddress({ url: shown })?.tries).toEqual([
      ORIGINAL,
      ORIGINAL.replace('orig', '4096x4096'),
      ORIGINAL.replace('orig', 'large'),
      shown,
    ]);
  });

  it('stays a PNG where it is one', () => {
    expect(best('https://pbs.twimg.com/media/AbC.png')).toBe(
      'https://pbs.twimg.com/media/AbC?format=png&name=orig',
    );
  });

  it('may be the poster of a video', () => {
    expect(best('https://pbs.twimg.com/ext_tw_video_thumb/123/pu/img/AbC.jpg')).toBe(
      'https://pbs.twimg.com/ext_tw_video_thumb/123/pu/img/AbC?format=jpg&name=orig',
    );
  });

  it('has no sizes where the host keeps none of it', () => {
    const banner = 'https://pbs.twimg.com/profile_banners/1/2';
    expect(mediaAddress({ url: banner })?.tries).toEqual([banner]);
  });
});

describe('a picture elsewhere', () => {
  it('is whole on Bluesky, though a page shows it small', () => {
    expect(best('https://cdn.bsky.app/img/feed_thumbnail/plain/did:plc:abc/bafkrei@jpeg')).toBe(
      'https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:abc/bafkrei@jpeg',
    );
  });

  it('is taken from where Substack took it, and from Substack where that is refused', () => {
    const proxied =
      'https://substackcdn.com/image/fetch/w_600,c_limit,f_auto/https%3A%2F%2Fpbs.twimg.com%2Fmedia%2FFoXyZ1_aMAE-2b.jpg';
    const found = mediaAddress({ url: proxied });
    expect(found?.address).toBe(ORIGINAL);
    expect(found?.tries.at(-1)).toBe(proxied);
  });

  it('is asked for as it stands on Telegram', () => {
    const url = 'https://cdn4.telesco.pe/file/Q1w2.jpg?token=x';
    expect(mediaAddress({ url })).toEqual({ address: url, tries: [url] });
  });
});

describe('what has no bytes at an address', () => {
  it.each([
    'https://pic.twitter.com/AbC',
    'https://pic.x.com/AbC',
    'https://t.co/AbC',
    'https://t.me/channel/12',
    'https://video.bsky.app/watch/did/cid/playlist.m3u8',
    'photos/photo_1@01-01-2024.jpg',
    'data:image/png;base64,AAAA',
    `https://example.org/${'a'.repeat(3_000)}`,
    'https://',
  ])('is not asked for: %s', (url) => {
    expect(mediaAddress({ url })).toBeNull();
  });
});

describe('a picture whose address is relative', () => {
  const sha256 = 'ab'.repeat(32);
  const at = (url: string, page: string | null = null) =>
    mediaAddress({ url }, { url: page, sha256 })?.address ?? null;

  it('lies beside a document that nobody says the address of', () => {
    expect(at('photos/photo_1@01-01-2024.jpg')).toBe(
      `beside:${sha256}/photos/photo_1%4001-01-2024.jpg`,
    );
    expect(at('./Page%20one_files/a.jpg')).toBe(`beside:${sha256}/Page%20one_files/a.jpg`);
  });

  it('is asked for where the page is that shows it', () => {
    const page = 'https://news.example/2024/page.html';
    expect(at('../img/a.jpg', page)).toBe('https://news.example/img/a.jpg');
    expect(at('/img/a.jpg', page)).toBe('https://news.example/img/a.jpg');
    expect(at('//cdn.example/a.jpg', page)).toBe('https://cdn.example/a.jpg');
    expect(at('//cdn.example/a.jpg')).toBe('https://cdn.example/a.jpg');
  });

  it.each([
    '../../etc/passwd',
    'a/../../b.jpg',
    '%2e%2e/%2e%2e/etc/passwd',
    '/etc/passwd',
    '~/picture.jpg',
    'a\\..\\b.jpg',
    'C:/picture.jpg',
    'a//b.jpg',
    '#top',
    '',
    'data:image/png;base64,AAAA',
    'a\0.jpg',
    `${'a/'.repeat(600)}b.jpg`,
  ])('is nowhere where it would lead out of the folder: %j', (url) => {
    expect(at(url)).toBeNull();
  });
});
