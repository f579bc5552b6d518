import { expect, it } from 'vitest';
import { plainBlocks } from '../../../../src/extract/text/plain-blocks.ts';

function paragraphs(text: string): readonly string[] {
  return plainBlocks(text).map((block) => block.text);
}

it('parts paragraphs at blank lines and keeps their own line breaks', () => {
  expect(paragraphs('One.\r\n\r\nTwo\nlines.')).toEqual(['One.', 'Two\nlines.']);
});

it('takes each line for a paragraph where there are no blank lines', () => {
  expect(paragraphs('One sentence.\nAnother sentence.\nA third.')).toHaveLength(3);
});

it('joins lines that were wrapped at a width', () => {
  const words =
    'A column of vehicles was seen on the road to the north of the town this morning'.split(' ');
  const text = `${words.join(' ')} and turned back.`;
  const wrapped = text.replace(/(.{50,60}) /g, '$1\n');
  expect(wrapped).toContain('\n');
  expect(paragraphs(`First.\n\n${wrapped}`)).toEqual(['First.', text]);
});

it('keeps a byline and an address on lines of their own', () => {
  const text = 'Text above.\n\nhttps://x.com/a/status/1\nA tank was lost.\n— Name (@a)\n';
  expect(paragraphs(text)).toEqual([
    'Text above.',
    'https://x.com/a/status/1',
    'A tank was lost.\n— Name (@a)',
  ]);
});
