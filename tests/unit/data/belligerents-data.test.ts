import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { type BelligerentsFile, belligerentsFile } from '../../../src/domain/reference.ts';
import { mixedScriptWords, repeated } from './reference-checks.ts';

const { belligerents: file } = await loadReferenceData();

type Words = { readonly en: readonly string[]; uk: readonly string[]; ru: readonly string[] };
const wordsOf = ({ en, uk, ru }: Words): readonly string[] => [...en, ...uk, ...ru];

/** Names of forces and proxies that two belligerents claim. */
function claimedByBoth(belligerents: BelligerentsFile['belligerents']): readonly string[] {
  const names = belligerents.flatMap(({ adjectives, forces, proxies }) => {
    const own = [adjectives, forces, ...proxies.map(({ aliases }) => aliases)].flatMap(wordsOf);
    return [...new Set(own.map((name) => name.toLowerCase()))];
  });
  return repeated(names);
}

describe('the belligerents of a conflict', () => {
  it('names the two belligerents as each other’s opponents', () => {
    const opponents = file.belligerents.map(({ code, opponents }) => [code, opponents]);
    expect(Object.fromEntries(opponents)).toEqual({ UKR: ['RUS'], RUS: ['UKR'] });
  });

  it('gives every name to one belligerent', () => {
    expect(claimedByBoth(file.belligerents)).toEqual([]);
  });

  it('lists at least 35 donors, each with adjectives in three languages, none a belligerent', () => {
    expect(file.donors.length).toBeGreaterThanOrEqual(35);
    const codes = file.donors.map(({ code }) => code);
    expect(repeated(codes)).toEqual([]);
    expect(codes.filter((code) => code === 'UKR' || code === 'RUS')).toEqual([]);
    const wordless = file.donors.filter(({ adjectives: { en, uk, ru } }) =>
      [en, uk, ru].some((words) => words.length === 0),
    );
    expect(wordless.map(({ name }) => name)).toEqual([]);
  });

  it('keeps to one script within a word', () => {
    const words = file.belligerents.flatMap(({ adjectives, forces, proxies }) =>
      [adjectives, forces, ...proxies.map(({ aliases }) => aliases)].flatMap(wordsOf),
    );
    const donors = file.donors.flatMap(({ adjectives }) => wordsOf(adjectives));
    expect([...words, ...donors].flatMap(mixedScriptWords)).toEqual([]);
  });

  it('keeps the name of every proxy as a tag', () => {
    const tags = file.belligerents.flatMap(({ proxies }) => proxies.map(({ tag }) => tag));
    expect(tags).toEqual(expect.arrayContaining(['DPR', 'LPR', 'Wagner', 'Azov']));
    expect(repeated(tags)).toEqual([]);
  });
});

describe('the check of belligerents', () => {
  it('refuses a name that both claim', () => {
    const side = (code: string, ru: readonly string[]): unknown => ({
      code,
      name: code,
      adjectives: {},
      forces: { ru },
      proxies: [],
      flags: [],
    });
    const { belligerents } = belligerentsFile.parse({
      source: 'made up for this test',
      belligerents: [side('UKR', ['ВСУ', 'наши войска']), side('RUS', ['Наши войска'])],
      donors: [],
    });
    expect(claimedByBoth(belligerents)).toEqual(['наши войска']);
  });
});
