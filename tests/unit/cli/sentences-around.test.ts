import { describe, expect, it } from 'vitest';
import { sentencesAround } from '../../../src/cli/sentences-around.ts';

const FILLER = 'Nothing of note was said about that on the day in question. '.repeat(6);
const TOLD = 'A Russian T-90M tank was destroyed near Kupiansk.';

function spanOf(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe('sentencesAround', () => {
  it('shows a short text whole, on one line', () => {
    expect(sentencesAround(`Look:\n${TOLD}`, [])).toBe(`Look: ${TOLD}`);
  });

  it('shows of a long text the sentences that tell, with … for the rest', () => {
    const text = `${FILLER}${TOLD} ${FILLER}It was the second BMP-2. ${FILLER}`;
    const spans = [spanOf(text, 'T-90M'), spanOf(text, 'destroyed'), spanOf(text, 'BMP-2')];
    expect(sentencesAround(text, spans)).toBe(`… ${TOLD} … It was the second BMP-2. …`);
  });

  it('puts no … between sentences that follow one another', () => {
    const text = `${TOLD} Its crew fled on 7 May. ${FILLER}`;
    const spans = [spanOf(text, 'T-90M'), spanOf(text, '7 May')];
    expect(sentencesAround(text, spans)).toBe(`${TOLD} Its crew fled on 7 May. …`);
  });

  it('cuts a sentence that never ends around what it tells', () => {
    const text = `${'on and on '.repeat(500)}T-90M destroyed ${'and so forth '.repeat(500)}`;
    const shown = sentencesAround(text, [spanOf(text, 'T-90M')]);
    expect(shown).toContain('T-90M destroyed');
    expect(shown.length).toBeLessThan(500);
  });

  it('shows the beginning where no span is known', () => {
    const shown = sentencesAround(FILLER, []);
    expect(shown.startsWith('Nothing of note')).toBe(true);
    expect(shown.endsWith('…')).toBe(true);
  });
});
