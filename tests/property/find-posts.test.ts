import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../src/domain/errors.ts';
import type { FoundPost } from '../../src/domain/post.ts';
import { toPgSafeDeep } from '../../src/domain/text.ts';
import { readPrintedDate } from '../../src/extract/dates/printed-date.ts';
import { type FoundDocument, findPosts } from '../../src/extract/find-posts.ts';
import { decodeDocument } from '../../src/extract/text/decode.ts';
import { canonicalPostText } from '../../src/extract/text/post-text.ts';

function read(text: string): FoundDocument {
  return findPosts(decodeDocument(new TextEncoder().encode(text)));
}

function readOrRefused(bytes: Uint8Array): FoundDocument | null {
  try {
    return findPosts(decodeDocument(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(LossledgerError);
    return null;
  }
}

/** Pieces documents are made of, so that random ones come near the grammar. */
const fragment = fc.constantFrom(
  ...['<p>', '</p>', '<blockquote class="twitter-tweet">', '</blockquote>', '<br>', '<div>', '> '],
  ...[
    '— ',
    '—',
    '- ',
    '&mdash; ',
    '(@a_1)',
    '(@',
    ' February 7, 2023',
    ' 7 Feb 2023',
    '2018年3月21日',
  ],
  ...[
    '\n',
    '\n\n',
    '#Ukraine: ',
    'A tank was lost.',
    'x',
    '\0',
    '\uD800',
    '🇺🇦',
    '[a](',
    ')',
    ']',
    '[',
  ],
  ...[
    'https://x.com/a/status/1622983485286629376',
    '<a href="//x.com/a/status/1622983485286629376">',
  ],
  ...[
    '</a>',
    'pic.twitter.com/a',
    '&amp;',
    '&#xD800;',
    '**',
    '_',
    '\\',
    '```',
    '# ',
    '<iframe src="',
  ],
);
const nearGrammar = fc.array(fragment, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('findPosts, for any input', () => {
  it('throws nothing but errors of the table, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readOrRefused(bytes);
      }),
    );
  });

  it('gives safe text, plausible posts and rising positions', () => {
    fc.assert(
      fc.property(nearGrammar, (text) => {
        const found = readOrRefused(new TextEncoder().encode(text));
        if (found === null) return;
        expect(toPgSafeDeep(found)).toEqual(found);
        found.posts.forEach((post, index) => {
          expect(post.position).toBe(index);
          expect(post.resolved).toBe(post.post_id !== null);
          expect(post.posted_at === null).toBe(post.posted_at_basis === null);
        });
        const ids = found.posts.map((post) => post.post_id).filter((id) => id !== null);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives a canonical text that is its own canonical text', () => {
    fc.assert(
      fc.property(fc.oneof(nearGrammar, fc.string({ unit: 'grapheme' })), (text) => {
        const canonical = canonicalPostText(text);
        expect(canonicalPostText(canonical)).toBe(canonical);
      }),
      { numRuns: 1_000 },
    );
  });
});

interface SamplePost {
  readonly text: string;
  readonly name: string;
  readonly handle: string;
  readonly date: Date;
  readonly locale: string;
  readonly picture: boolean;
}

const sentence = fc
  .tuple(
    fc.constantFrom(
      'A Russian',
      'Ukrainian forces:',
      '#Ukraine: A',
      'Another',
      'Знищено',
      'Уничтожен',
    ),
    fc.constantFrom(
      'T-90M tank',
      '2S19 Msta-S',
      'БМП-2',
      'танк Т-72Б3',
      'Buk-M1 & its crew',
      '“Grad”',
    ),
    fc.constantFrom(
      'was lost near Robotyne.',
      'burnt out, #Donetsk!',
      'під Авдіївкою.',
      'под Работино…',
    ),
  )
  .map((words) => words.join(' '));
const samplePost: fc.Arbitrary<SamplePost> = fc.record({
  text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' ')),
  name: fc.constantFrom('Tracker', '🇺🇦 Field Tracker', 'Jean-Paul (OSINT)', 'Имя', '', 'A – B'),
  handle: fc.stringMatching(/^[A-Za-z0-9_]{1,15}$/),
  date: fc.date({
    min: new Date('2012-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  }),
  locale: fc.constantFrom(
    'en',
    'en-GB',
    'ru',
    'uk',
    'de',
    'fr',
    'es',
    'pl',
    'tr',
    'ja',
    'ko',
    'ar',
  ),
  picture: fc.boolean(),
});

function printedDate({ date, locale }: SamplePost): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

function idOf({ date }: SamplePost): string {
  return String((BigInt(date.getTime()) - 1288834974657n) << 22n);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const PROSE = 'The ministry did not comment on the reports of the day.';
const RENDERINGS: Readonly<Record<string, (post: SamplePost) => string>> = {
  flattened: (post) =>
    `${PROSE}\n\n${post.text}${post.picture ? ' pic.twitter.com/aB3' : ''}\n\n— ${post.name} (@${post.handle}) ${printedDate(post)}\n\n${PROSE}`,
  glued: (post) =>
    `${PROSE}\n\n${post.text}${post.picture ? ' pic.twitter.com/aB3' : ''}— ${post.name} (@${post.handle}) ${printedDate(post)}${PROSE}`,
  markdown: (post) =>
    `# Title\n\n${PROSE}\n\n> ${escapeHtml(post.text).replaceAll('#', '\\#')}${post.picture ? ' [pic.twitter.com/aB3](https://t.co/aB3)' : ''}\n>\n> — ${post.name} (@${post.handle.replaceAll('_', '\\_')}) [${printedDate(post)}](https://twitter.com/${post.handle}/status/${idOf(post)})\n\n${PROSE}`,
  blockquote: (post) =>
    `<html><p>${PROSE}</p><blockquote class="twitter-tweet" data-lang="${post.locale}"><p dir="ltr">${escapeHtml(post.text).replaceAll(/(#\p{L}+)/gu, '<a href="x">$1</a>')}${post.picture ? ' <a href="https://t.co/aB3">pic.twitter.com/aB3</a>' : ''}</p>&mdash; ${post.name} (@${post.handle}) <a href="https://twitter.com/${post.handle}/status/${idOf(post)}">${printedDate(post)}</a></blockquote><p>${PROSE}</p></html>`,
};

function onlyPost(text: string): FoundPost {
  const { posts } = read(text);
  expect(posts).toHaveLength(1);
  const [post] = posts;
  if (post === undefined) throw new Error('no post');
  return post;
}

describe('one post in every rendering', () => {
  it('has one canonical text, handle, name and day', () => {
    fc.assert(
      fc.property(samplePost, (post) => {
        const day = post.date.toISOString().slice(0, 10);
        expect(readPrintedDate(printedDate(post), 0)?.day).toBe(day);
        for (const [rendering, render] of Object.entries(RENDERINGS)) {
          const found = onlyPost(render(post));
          expect({
            rendering,
            text: canonicalPostText(found.text),
            handle: found.handle,
            name: found.author_name,
            day: found.posted_at?.slice(0, 10),
            media: found.media.length,
          }).toEqual({
            rendering,
            text: canonicalPostText(post.text),
            handle: post.handle,
            name: post.name === '' ? null : post.name,
            day,
            media: post.picture ? 1 : 0,
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
