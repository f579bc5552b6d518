import { describe, expect, it } from 'vitest';
import { counted, printable, table } from '../../../src/cli/output.ts';

describe('printable', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred\u001b[0m', '\uFFFD[31mred\uFFFD[0m'],
    ['a title change', '\u001b]0;owned\u0007', '\uFFFD]0;owned\uFFFD'],
    ['a one-byte escape', '\u009b31m', '\uFFFD31m'],
    ['a carriage return', 'real\rforged', 'real\uFFFDforged'],
    ['a backspace', 'abc\b\b\b', 'abc\uFFFD\uFFFD\uFFFD'],
    ['a right-to-left override', 'file\u202Etxt.exe', 'file\uFFFDtxt.exe'],
    ['an isolate', '\u2066a\u2069', '\uFFFDa\uFFFD'],
    ['a direction mark', 'a\u200Fb', 'a\uFFFDb'],
    ['an Arabic letter mark', 'a\u061Cb', 'a\uFFFDb'],
    ['NUL and DEL', '\0\u007f', '\uFFFD\uFFFD'],
    ['a line separator', 'a\u2028b\u2029c', 'a\uFFFDb\uFFFDc'],
  ])('takes the power out of %s', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('keeps one line one line', () => {
    expect(printable('a\nb\tc')).toBe('a b c');
  });

  it('leaves words of any language as they are', () => {
    expect(printable('Кремінна 🇺🇦 «танк»')).toBe('Кремінна 🇺🇦 «танк»');
  });
});

describe('table', () => {
  const plain = (text: string): string =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the heading may be bold
    text.replace(/\u001b\[\d+m/g, '');

  it('lines columns up and shows what is empty as a dash', () => {
    const lines = plain(
      table(
        ['A', 'LONG'],
        [
          ['x', 1],
          ['Кремінна', null],
        ],
      ),
    ).split('\n');
    expect(lines).toEqual(['A         LONG', 'x         1', 'Кремінна  -']);
  });

  it('lets no cell start a line of its own or steer the terminal', () => {
    const text = plain(table(['A'], [['x\ny\u001b[2J']]));
    expect(text).toBe('A\nx y\uFFFD[2J');
  });
});

describe('counted', () => {
  it.each([
    [0, '0 losses'],
    [1, '1 loss'],
    [2, '2 losses'],
  ])('puts %i into words', (number, words) => {
    expect(counted(number, 'loss', 'losses')).toBe(words);
  });
});
