import { describe, expect, it } from 'vitest';
import { dangerOf, regexesOf } from '../../scripts/check-regexes.ts';

const dangersIn = (text: string) => Promise.all(regexesOf('src/x.ts', text).map(dangerOf));

describe('the check of regular expressions', () => {
  it('finds every expression a file writes', () => {
    const text = "const a = /a+/u;\nconst b = 'x'.replace(/b/gi, '');\nconst c = 4 / 2 / 1;";
    expect(regexesOf('src/x.ts', text)).toEqual([
      { file: 'src/x.ts', line: 1, source: 'a+', flags: 'u' },
      { file: 'src/x.ts', line: 2, source: 'b', flags: 'gi' },
    ]);
  });

  it('refuses one that takes more than linear time', async () => {
    const [exponential, polynomial] = await dangersIn('[/^(a+)+$/, /\\s+x\\s+$/]');
    expect(exponential).toMatch(/exponential/);
    expect(polynomial).toMatch(/polynomial/);
  });

  it('passes one whose repeats are bounded', async () => {
    expect(await dangersIn('/^\\s{0,8}x/')).toEqual([null]);
  });
});
