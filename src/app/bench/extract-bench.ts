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
}

/** Reads claims out of synthetic posts of about 280 characters, on one core. */
export async function benchExtract(posts: number): Promise<ExtractFigures> {
  const reference = await loadReferenceData();
  const compiling = performance.now();
  const reader = await openClaimReader(reference, null);
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
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}
