import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../../src/domain/errors.ts';
import {
  DOCUMENT_FORMATS,
  type PostDocument,
} from '../../../../src/extract/post-documents/format.ts';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

const DATA = process.env['LOSSLEDGER_EVAL_DATA'];
const PARSING = join(DATA ?? '', 'badinput/json/test_parsing');

/** Null for what is refused by name. */
function readOrRefused(
  text: string,
  format?: (typeof DOCUMENT_FORMATS)[number],
): PostDocument | null {
  try {
    return readPostDocument(text, format === undefined ? {} : { format });
  } catch (error) {
    expect(error).toBeInstanceOf(LossledgerError);
    return null;
  }
}

function tweetWith(text: string): string {
  return `{"data":[{"id":"12","text":${text}}]}`;
}

describe('documents meant to do harm', () => {
  it('refuses what is not of the format it is said to have', () => {
    for (const format of DOCUMENT_FORMATS.filter((one) => one !== 'document')) {
      expect(() =>
        readPostDocument('<html><p>Maintenance</p></html>', { format, name: 'page' }),
      ).toThrow(
        expect.objectContaining({
          code: 'UPSTREAM_CHANGED',
          message: expect.stringContaining('page'),
        }),
      );
    }
    expect(readPostDocument(tweetWith('"A"'), { format: 'document' })).toBeNull();
  });

  it('takes every other document for none of posts', () => {
    const others = [
      '',
      ' ',
      '{}',
      '[]',
      'null',
      '7',
      '"x"',
      'A tank was lost.',
      '[Link](https://a)',
    ];
    const shapes = [
      '{"data":[]}',
      '{"data":{"id":"1"}}',
      '{"messages":[]}',
      '{"text":"A"}',
      '{"posts":7}',
    ];
    for (const text of [...others, ...shapes]) expect(readPostDocument(text)).toBeNull();
  });

  it('replaces what escapes spell and Postgres refuses', () => {
    const read = readPostDocument(tweetWith('"a\\u0000b\\ud800c"'));
    expect(read?.posts[0]?.text).toBe('a\uFFFDb\uFFFDc');
  });

  it('reads documents of any depth and a million items, and changes no prototype', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(readPostDocument(deep)).toBeNull();
    expect(readPostDocument(tweetWith(`"A","attachments":${deep}`))?.posts).toHaveLength(1);
    const thread = '{"post":1,"replies":['.repeat(50_000) + ']}'.repeat(50_000);
    expect(readOrRefused(`{"thread":${thread}}`)).toBeNull();
    expect(readPostDocument(`[${'1,'.repeat(1_000_000)}1]`)).toBeNull();
    const polluted = tweetWith(
      '"A","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}',
    );
    expect(readPostDocument(polluted)?.posts).toHaveLength(1);
    expect(readPostDocument('{"__proto__":{"data":[{"id":"1","text":"A"}]}}')).toBeNull();
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it('reads a thread of any depth without running out of stack', () => {
    const view =
      '{"uri":"at://did:plc:a/app.bsky.feed.post/3k","author":{"did":"did:plc:a"},"record":{"text":"A"}}';
    const thread = `{"post":${view},"replies":[`.repeat(20_000) + ']}'.repeat(20_000);
    expect(readPostDocument(`{"thread":${thread}}`)?.posts).toHaveLength(1);
  });

  it('answers or refuses whatever is made of the pieces of real documents', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"data"',
        '"id"',
        '"12"',
        '"text"',
        '"A"',
        '"feed"',
        '"post"',
      ],
      ...[
        '"posts"',
        '"thread"',
        '"messages"',
        '"type"',
        '"chats"',
        '"list"',
        '"__proto__"',
        'null',
      ],
      ...[
        'window.YTD.tweets.part0 = ',
        '\n',
        '<div class="tgme_widget_message" data-post="a_b/1">',
      ],
      ...[
        '</div>',
        '<div class="tgme_widget_message_text">',
        '"platform"',
        '"x"',
        '"errors"',
        '1e999',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom(...DOCUMENT_FORMATS, undefined),
        (pieces, format) => {
          readOrRefused(pieces.join(''), format);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('answers or refuses a real document of which any part is another value', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const id = fc.oneof(fc.constant('12'), value);
    const bluesky = fc.record({
      uri: fc.oneof(fc.constant('at://did:plc:a/app.bsky.feed.post/3k'), value),
      author: value,
      record: fc.oneof(fc.constant({ text: 'A' }), value),
      embed: value,
      indexedAt: value,
    });
    const documents = fc.oneof(
      fc.record({
        data: fc.array(
          fc.record({
            id,
            text: fc.oneof(fc.string(), value),
            attachments: value,
            entities: value,
            referenced_tweets: value,
            note_tweet: value,
            edit_history_tweet_ids: value,
            created_at: value,
          }),
        ),
        includes: value,
        errors: value,
      }),
      fc.record({ feed: fc.array(fc.record({ post: bluesky, reason: value })) }),
      fc.record({ thread: fc.record({ post: bluesky, parent: value, replies: value }) }),
      fc.record({
        type: fc.constant('public_channel'),
        id,
        messages: fc.array(
          fc.record({
            id,
            type: value,
            text: value,
            photo: value,
            file: value,
            date_unixtime: value,
            date: value,
          }),
        ),
      }),
      fc.array(
        fc.record({
          platform: fc.oneof(fc.constant('x'), value),
          text: fc.oneof(fc.string(), value),
          post_id: value,
          url: value,
          media: value,
        }),
      ),
    );
    fc.assert(
      fc.property(documents, (document) => {
        const read = readOrRefused(JSON.stringify(document));
        for (const post of read?.posts ?? []) expect(typeof post.text).toBe('string');
      }),
      { numRuns: 1_000 },
    );
  });

  it.skipIf(DATA === undefined || !existsSync(PARSING))(
    'refuses or passes over every file of the JSON test suite',
    () => {
      const files = readdirSync(PARSING).filter((name) => name.endsWith('.json'));
      expect(files.length).toBeGreaterThanOrEqual(300);
      for (const name of files) {
        const bytes = readFileSync(join(PARSING, name));
        for (const format of [undefined, 'x-api', 'posts-ndjson'] as const) {
          let text: string;
          try {
            text = decodeDocument(bytes, { name }).text;
          } catch (error) {
            expect(error).toBeInstanceOf(LossledgerError);
            continue;
          }
          expect([name, readOrRefused(text, format)]).toEqual([name, null]);
        }
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});
