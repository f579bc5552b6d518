import type { TokenSpan } from './grammar-scan.ts';

/** Index of the first of the ordered spans that starts at or after a token; their number where none does. */
export function firstFrom(spans: readonly TokenSpan[], start: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The shortest span over both. */
export function hullOf(a: TokenSpan, b: TokenSpan): TokenSpan {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function spansOverlap(a: TokenSpan, b: TokenSpan): boolean {
  return a.start < b.end && b.start < a.end;
}
