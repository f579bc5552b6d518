import { describe, expect, it } from 'vitest';
import { mergeSightings } from '../../../../src/extract/embeds/merge-sightings.ts';
import type { Sighting } from '../../../../src/extract/embeds/sighting.ts';

const RESIDUE: Sighting = {
  platform: 'x',
  post_id: null,
  url: null,
  handle: 'abc',
  author_name: 'A',
  posted_at: '2023-02-07',
  posted_at_basis: 'printed',
  text: 'A tank was lost.',
  lang: null,
  media: [],
  resolved: false,
  printed_day: '2023-02-07',
};
const RESOLVED: Sighting = {
  ...RESIDUE,
  post_id: '1622983485286629376',
  url: 'https://x.com/abc/status/1622983485286629376',
  posted_at: '2023-02-07T15:39:51.124Z',
  posted_at_basis: 'snowflake',
  text: 'A tank  was lost. pic.twitter.com/aB3',
  lang: 'en',
  resolved: true,
};

describe('mergeSightings', () => {
  it('lists a post once, whichever of its forms comes first', () => {
    for (const order of [
      [RESIDUE, RESOLVED],
      [RESOLVED, RESIDUE],
      [RESOLVED, RESOLVED, RESIDUE, RESIDUE],
    ]) {
      expect(mergeSightings(order)).toMatchObject([{ post_id: RESOLVED.post_id }]);
    }
  });

  it('fills a skeleton with the text that is elsewhere', () => {
    const skeleton = { ...RESOLVED, text: '', author_name: null, lang: null, printed_day: null };
    expect(mergeSightings([skeleton, RESOLVED])).toMatchObject([
      { text: RESOLVED.text, author_name: 'A', lang: 'en' },
    ]);
  });

  it('keeps posts apart that differ in id, author, day or words', () => {
    const others: readonly Sighting[] = [
      { ...RESIDUE, handle: 'def' },
      { ...RESIDUE, printed_day: '2023-02-08', posted_at: '2023-02-08' },
      { ...RESIDUE, text: 'A truck was lost.' },
    ];
    expect(mergeSightings([RESIDUE, ...others])).toHaveLength(4);
    expect(
      mergeSightings([RESOLVED, { ...RESOLVED, post_id: '1622983485286629377' }]),
    ).toHaveLength(2);
  });

  it('keeps posts in the order in which they are seen first', () => {
    const posts = mergeSightings([
      RESIDUE,
      { ...RESIDUE, text: 'B' },
      RESOLVED,
      { ...RESIDUE, text: 'C' },
    ]);
    expect(posts.map((post) => post.text)).toEqual([RESOLVED.text, 'B', 'C']);
  });

  it("takes capital letters in a Telegram channel's name for small ones, and no other platform's", () => {
    const message = { ...RESOLVED, platform: 'telegram', post_id: 'Channel/1' } as const;
    expect(mergeSightings([message, { ...message, post_id: 'channel/1' }])).toHaveLength(1);
    const film = { ...message, platform: 'youtube', post_id: 'aBcdefghijk' } as const;
    expect(mergeSightings([film, { ...film, post_id: 'abcdefghijk' }])).toHaveLength(2);
  });
});
