import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../../src/domain/errors.ts';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import { type CsvOptions, ndjsonOfCsv } from '../../../../src/sources/files/csv-posts.ts';

const ID = '1622983485286629376';

function rowsOf(csv: string, options: CsvOptions = {}): unknown[] {
  const lines = ndjsonOfCsv(csv, options).split('\n');
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

describe('ndjsonOfCsv', () => {
  it('finds the columns by their usual headings', () => {
    const csv = `Tweet ID,Username,created_at,Full_Text,Likes\n${ID},@tracker,2023-02-07T15:39:51Z,A tank was lost.,7\n`;
    expect(rowsOf(csv, { platform: 'x' })).toEqual([
      {
        platform: 'x',
        post_id: ID,
        handle: '@tracker',
        posted_at: '2023-02-07T15:39:51Z',
        text: 'A tank was lost.',
      },
    ]);
  });

  it('finds them by the headings it is given', () => {
    const csv = `Посилання;Текст\nhttps://x.com/tracker/status/${ID};Знищено танк\n`;
    const columns = { url: 'посилання', text: 'Текст' };
    expect(rowsOf(csv, { columns })).toEqual([
      { url: `https://x.com/tracker/status/${ID}`, text: 'Знищено танк' },
    ]);
  });

  it.each([',', ';', '\t', '|'])('reads cells separated by %j, quoted ones whole', (separator) => {
    const csv = ['platform', 'text', 'lang'].join(separator);
    const row = ['x', `"one${separator} ""two""\nthree"`, 'en'].join(separator);
    expect(rowsOf(`\uFEFF${csv}\r\n${row}\r\n`)).toEqual([
      { platform: 'x', text: `one${separator} "two"\nthree`, lang: 'en' },
    ]);
  });

  it('keeps quotation marks that quote nothing', () => {
    expect(rowsOf('platform,text\nx,a 5" gun\nx,"A" tank\n')).toEqual([
      { platform: 'x', text: 'a 5" gun' },
      { platform: 'x', text: '"A" tank' },
    ]);
  });

  it('tells rows that cannot be read by their lines', () => {
    const csv = 'platform,text\nx,"A\nB"\nx\n\nx,C,D\nx,E\nx,"never closed\nx,F\n';
    expect(rowsOf(csv)).toEqual([
      { platform: 'x', text: 'A\nB' },
      { left_out: 'line 4 has 1 cell, the first row 2' },
      { left_out: 'line 6 has 3 cells, the first row 2' },
      { platform: 'x', text: 'E' },
      {
        left_out:
          'line 8 and what follows cannot be read: a quotation mark that is opened there is never closed',
      },
    ]);
    const read = readPostDocument(ndjsonOfCsv(csv), { format: 'posts-ndjson' });
    expect(read).toMatchObject({ posts: [{ text: 'A\nB' }, { text: 'E' }], leftOut: 3 });
  });

  it.each([
    ['2023-02-07 15:39:51', '2023-02-07'],
    ['2023-02-07 15:39:51 UTC', '2023-02-07T15:39:51Z'],
    ['2023-02-07 15:39+02:00', '2023-02-07T15:39+02:00'],
    ['07.02.2023 15:39', '2023-02-07'],
    ['2/7/2023', '2/7/2023'],
  ])('reads %j as %j, and invents no zone', (written, read) => {
    expect(rowsOf(`platform,text,date\nx,A,${written}\n`)).toMatchObject([{ posted_at: read }]);
  });

  it.each<[string, string, CsvOptions, string]>([
    ['a text', 'platform,words\nx,A\n', {}, 'call it `text`, or name it under `columns`'],
    ['a platform or address', '\ntext\nA\n', {}, 'Its first row, line 2, has "text".'],
    [
      'a heading it is given',
      'platform,text\nx,A\n',
      { columns: { handle: 'Account' } },
      'no column "Account", which `columns` of its source names',
    ],
    ['anything', '', {}, 'It has no row at all.'],
  ])('refuses a table without %s, and says what it has', (_, csv, options, told) => {
    const read = (): unknown => ndjsonOfCsv(csv, options);
    expect(read).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(read).toThrow(told);
  });

  it('gives a post or a reason for every row, whatever is in the cells', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'ї', '\\'),
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const quoted = cells.map((text) => `x,"${text.replaceAll('"', '""')}"\n`).join('');
        expect(rowsOf(`platform,text\n${quoted}`)).toEqual(
          cells.map((text) => ({ platform: 'x', text })),
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('x', '"', ',', ';', '\n', '\r', '\t') }),
        (text) => {
          try {
            rowsOf(`platform,text\n${text}`);
          } catch (error) {
            expect(error).toBeInstanceOf(LossledgerError);
          }
        },
      ),
    );
  });
});
