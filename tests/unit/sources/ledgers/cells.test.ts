import { describe, expect, it } from 'vitest';
import { unescapedCell } from '../../../../src/sources/ledgers/cells.ts';

describe('unescapedCell', () => {
  it.each([
    ["'=1+1", '=1+1'],
    ["'-2", '-2'],
    ["'+380", '+380'],
    ["'@name", '@name'],
    ["'Parol'", "'Parol'"],
    ['="0123"', '0123'],
    ['="say ""yes"""', 'say "yes"'],
    ['=HYPERLINK("https://x.com/a/status/1","link")', 'https://x.com/a/status/1'],
    ['=HYPERLINK("https://x.com/a/status/1";"link")', 'https://x.com/a/status/1'],
    ['  plain ', 'plain'],
  ])('reads %j as it was meant', (cell, meant) => {
    expect(unescapedCell(cell)).toBe(meant);
  });
});
