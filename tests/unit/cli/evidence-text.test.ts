import { describe, expect, it } from 'vitest';
import { evidenceLines } from '../../../src/cli/evidence-text.ts';
import type { LossEvidence } from '../../../src/store/queries/reporting.ts';

const POST: LossEvidence = {
  claim_id: 'claim_1',
  extractor: 'grammar/1',
  witness: 'post',
  platform: 'x',
  handle: 'notes',
  post_url: 'https://x.com/notes/status/1',
  posted: '2024-03-12',
  text: 'A T-72B3 was destroyed.',
  withheld: null,
  spans: [{ field: 'model', start: 2, end: 8 }],
  articles: [],
};
const bracketed = (words: string) => `[${words}]`;
const documented = (article: Partial<LossEvidence['articles'][number]>) =>
  evidenceLines({
    ...POST,
    articles: [{ title: null, url: null, name: null, sha256: 'abc', ...article }],
  }).at(-1);

describe('evidenceLines', () => {
  it('shows the sentence, and the words each field was read from', () => {
    expect(evidenceLines(POST, bracketed)).toEqual([
      'Evidence: post by @notes (x), 2024-03-12, read by grammar/1',
      '  https://x.com/notes/status/1',
      '  "A [T-72B3] was destroyed."',
      '    model      "T-72B3" [2, 8)',
    ]);
  });

  it("shows the sentence of an article's own prose too", () => {
    const article = { ...POST, witness: 'article' as const, platform: null, handle: null };
    const lines = evidenceLines(article, bracketed);
    expect(lines[0]).toContain('an article in its own words');
    expect(lines).toContain('  "A [T-72B3] was destroyed."');
  });

  it('marks the words of each field, overlapping ones as one, and nothing a text hides in itself', () => {
    const text = 'A \u001b[31mT-72B3\u001b[0m tank\nwas destroyed near Kreminna.';
    const spanOf = (field: string, words: string) => {
      const start = text.indexOf(words);
      return { field, start, end: start + words.length };
    };
    const spans = [
      spanOf('status', 'destroyed'),
      spanOf('model', 'T-72B3'),
      spanOf('place', 'near Kreminna'),
      spanOf('place_name', 'Kreminna'),
    ];
    const [, , line] = evidenceLines(
      { ...POST, text, spans },
      (words, { field }) => `<${field} ${words}>`,
    );
    expect(line).toBe(
      '  "A \ufffd[31m<model T-72B3>\ufffd[0m tank was <status destroyed> <place near Kreminna>."',
    );
  });

  it.each(['deleted', 'protected', 'withheld'])(
    'shows no word of a post that was %s, and where the words stood',
    (reason) => {
      const withheld = { reason, noticed: '2024-05-01T10:00:00Z' };
      const lines = evidenceLines({ ...POST, text: null, withheld });
      expect(lines.slice(2)).toEqual([
        `  text withheld: the post was ${reason} on its platform, noticed 2024-05-01`,
        '    model      [2, 8)',
      ]);
    },
  );

  it.each([
    [{ title: 'News', url: 'https://news.example/1' }, '  in: News https://news.example/1'],
    [{ url: 'https://news.example/1' }, '  in: untitled page https://news.example/1'],
    [{ title: 'News' }, '  in: News, capture abc'],
    [{ name: 'article.txt' }, '  in: article.txt, capture abc'],
    [{}, '  in: a supplied document'],
  ])('names the document %j as %s', (article, line) => {
    expect(documented(article)).toBe(line);
  });
});
