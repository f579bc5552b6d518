/**
 * Keeps the engine neutral: who fights, makes and gives is data. In the pure rooms no string, pattern
 * or property may be the code of a country of data/conflicts, or name a belligerent in any language.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import house from './house.json' with { type: 'json' };
import { typescriptFilesUnder } from './source-files.ts';

export interface NamedCountry {
  readonly file: string;
  readonly line: number;
  /** The word that names it. */
  readonly word: string;
}

/** Only what is read of belligerents.json; its whole shape is the business of src/domain. */
const belligerentsFile = z.object({
  belligerents: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      adjectives: z.record(z.string(), z.array(z.string())),
    }),
  ),
  donors: z.array(z.object({ code: z.string() })),
});

export interface CountryWords {
  /** ISO 3166 alpha-3, found where they are the whole string. */
  readonly codes: ReadonlySet<string>;
  /** In small letters; found as a whole word of a string. */
  readonly words: ReadonlySet<string>;
  /** In small letters; found where a word begins with one. */
  readonly stems: readonly string[];
}

/** Shorter adjectives ("UA") are too often something else. */
const SHORTEST_WORD = 4;
const WORD = /\p{L}[\p{L}'’]*/gu;

export function countryWords(root: string): CountryWords {
  const codes = new Set<string>();
  const words = new Set<string>();
  const stems: string[] = [];
  const home = join(root, 'data', 'conflicts');
  for (const conflict of existsSync(home) ? readdirSync(home) : []) {
    const file = belligerentsFile.parse(
      JSON.parse(readFileSync(join(home, conflict, 'belligerents.json'), 'utf8')),
    );
    for (const { code } of [...file.belligerents, ...file.donors]) codes.add(code);
    for (const { name, adjectives } of file.belligerents) {
      for (const word of [name, ...Object.values(adjectives).flat()].map(inSmallLetters)) {
        if (word.length < SHORTEST_WORD || /\s/.test(word)) continue;
        if (word.endsWith('*')) stems.push(word.slice(0, -1));
        else words.add(word);
      }
    }
  }
  return { codes, words, stems };
}

export function countriesNamedIn(file: string, text: string, known: CountryWords): NamedCountry[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: NamedCountry[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const text = textOf(node);
    if (text !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      for (const word of wordsNaming(text, known)) found.push({ file, line: line + 1, word });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export function checkNeutrality(root: string): NamedCountry[] {
  const known = countryWords(root);
  return house.pureRooms
    .flatMap((room) => typescriptFilesUnder(root, `src/${room}`))
    .flatMap((file) => countriesNamedIn(file, readFileSync(join(root, file), 'utf8'), known));
}

/** What a node says beside code: a string, a pattern, the name of a property. */
function textOf(node: ts.Node): string | null {
  const isText =
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isRegularExpressionLiteral(node) ||
    (ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node);
  return isText ? node.text : null;
}

function wordsNaming(text: string, { codes, words, stems }: CountryWords): readonly string[] {
  if (codes.has(text)) return [text];
  return [...text.matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => {
      const small = inSmallLetters(word);
      return words.has(small) || stems.some((stem) => small.startsWith(stem));
    });
}

function inSmallLetters(word: string): string {
  return word.toLowerCase();
}
