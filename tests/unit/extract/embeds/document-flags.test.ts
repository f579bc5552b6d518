import { describe, expect, it } from 'vitest';
import { type FoundDocument, findPosts } from '../../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

function read(html: string): FoundDocument {
  return findPosts(decodeDocument(new TextEncoder().encode(html)));
}

function quote(printed: string, id = '1622983485286629376'): string {
  return `<blockquote class="twitter-tweet"><p>A tank was lost.</p>&mdash; A (@a) <a href="https://x.com/a/status/${id}">${printed}</a></blockquote>`;
}

describe('flags of a document', () => {
  it('name a post whose printed date is not that of its id', () => {
    const { flags, posts } = read(
      `<html>${quote('February 7, 2023')}${quote('8 Feb 2023', '1622983485286629377')}`,
    );
    expect(posts).toHaveLength(2);
    expect(flags).toEqual([
      {
        flag: 'printed_date_mismatch',
        position: 1,
        printed: '2023-02-08',
        posted_at: '2023-02-07T15:39:51.124Z',
      },
    ]);
  });

  it('are none where the id carries no time, or no date or an impossible one is printed', () => {
    for (const html of [quote('March 22, 2006', '20'), quote(''), quote('February 30, 2023')]) {
      expect(read(`<html>${html}`).flags).toEqual([]);
    }
  });

  it('leave Bluesky a day, for it prints the date of whoever made the embed', () => {
    const bluesky = (printed: string): string =>
      `<html><blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3lbqcx25oc23e"><p>A tank was lost.</p>&mdash; A (@a.example.org) <a href="https://bsky.app/profile/did:plc:abc/post/3lbqcx25oc23e">${printed}</a></blockquote>`;
    expect(read(bluesky('November 24, 2024 at 4:58 PM')).flags).toEqual([]);
    expect(read(bluesky('November 23, 2024 at 4:58 PM')).flags).toMatchObject([{ position: 0 }]);
  });
});
