import type { Token } from '../tokens/tokenize.ts';
import type { TokenSpan } from './grammar-scan.ts';

/** Tokens between a list's mark and the item its entry names: "2. a Russian". */
const ENTRY_REACH = 4;
const BULLETS = new Set([...'•·*▪▫◾◽🔹🔸➖✅✔🔥💥']);

/**
 * Where the entry that a phrase opens begins: "1. BMP-2", "- BMP-2", "• a BMP-2"; null where it opens
 * none. Equal entries of one list are separate items, each written on its own line.
 */
export function entryOpenedBy(tokens: readonly Token[], { start }: TokenSpan): number | null {
  for (let at = start - 1; at >= start - ENTRY_REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline') return null;
    const line = tokens[at - 1];
    const opensLine = line === undefined || line.kind === 'newline';
    if (opensLine && isMark(tokens, at)) return at;
    if (token.kind === 'number' && !opensLine) return null;
  }
  return null;
}

/** "1.", "2)", "-", "•" at the head of a line. */
function isMark(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'hyphen' || BULLETS.has(token?.norm ?? '')) return true;
  const next = tokens[at + 1]?.norm;
  return token?.kind === 'number' && (next === '.' || next === ')');
}
