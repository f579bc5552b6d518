import type { ClaimReader } from '../../extract/read-claims.ts';
import { openClaimReader } from '../claim-reader.ts';
import { loadReferenceData } from '../reference-data.ts';
import { syntheticDay, syntheticText } from './synthetic-posts.ts';

export interface ExtractFigures {
  readonly posts: number;
  readonly claims: number;
  readonly seconds: number;
  readonly postsPerSecond: number;
  readonly lexiconMs: number;
  readonly peakRssMb: number;
  /** One text of so many characters, read in so long: 1, 10 and 100 times the shortest. */
  readonly lengths: readonly LengthFigure[];
}

interface LengthFigure {
  readonly characters: number;
  readonly ms: number;
}

const LENGTHS = [1_000, 10_000, 100_000];
/** Characters read for a figure, so that the shortest is measured as well as the longest. */
const CHARACTERS_MEASURED = 1_000_000;

/** Reads claims out of synthetic posts of about 280 characters, on one core. */
export async function benchExtract(posts: number): Promise<ExtractFigures> {
  const reference = await loadReferenceData();
  const compiling = performance.now();
  const reader = await openClaimReader(reference, null);
  // The lexicon is compiled for the first text.
  reader.read({ text: syntheticText(0), posted_at: null, lang: null });
  const lexiconMs = performance.now() - compiling;
  const witnesses = Array.from({ length: posts }, (_, n) => ({
    text: syntheticText(n),
    posted_at: syntheticDay(n).toISOString(),
    lang: 'en',
  }));
  const started = performance.now();
  let claims = 0;
  for (const witness of witnesses) claims += reader.read(witness).length;
  const seconds = (performance.now() - started) / 1000;
  return {
    posts,
    claims,
    seconds,
    postsPerSecond: posts / seconds,
    lexiconMs,
    lengths: LENGTHS.map((characters) => lengthFigure(reader, characters)),
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

function lengthFigure(reader: ClaimReader, characters: number): LengthFigure {
  const text = longText(characters);
  const witness = { text, posted_at: syntheticDay(0).toISOString(), lang: 'en' };
  const times = CHARACTERS_MEASURED / characters;
  const started = performance.now();
  for (let n = 0; n < times; n += 1) reader.read(witness);
  return { characters, ms: (performance.now() - started) / times };
}

/** Synthetic posts, a line each, cut to a length. */
function longText(characters: number): string {
  const lines: string[] = [];
  for (let n = 0, length = 0; length < characters; n += 1) {
    const line = syntheticText(n);
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n').slice(0, characters);
}
