import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan } from './grammar-scan.ts';
import type { QuantityNumber } from './numbers.ts';

export interface CountBehind {
  readonly number: QuantityNumber;
  readonly end: number;
}

const OF_THEM: readonly (readonly [string, string])[] = [
  ['of', 'them'],
  ['of', 'these'],
  ['in', 'all'],
  ['in', 'total'],
];

/** "T-80BVM tanks, three of them", "BMP-2s, five in all,", "MT-LBs, four, and Urals, two." */
export function countBehind(
  tokens: readonly Token[],
  scan: GrammarScan,
  end: number,
  ceiling: number,
): CountBehind | null {
  const mark = tokens[end];
  if (mark?.norm !== ',' && !(mark?.kind === 'hyphen' && !mark.glued)) return null;
  const counted = countAt(tokens, scan, end + 1);
  if (counted === null || counted.end > ceiling) return null;
  const summed = OF_THEM.some(
    ([first, second]) =>
      tokens[counted.end]?.norm === first && tokens[counted.end + 1]?.norm === second,
  );
  const after = summed ? counted.end + 2 : counted.end;
  const closer = tokens[after];
  if (closer !== undefined && !isCloser(closer)) return null;
  return { number: counted, end: summed && closer?.norm === ',' ? after + 1 : after };
}

function countAt(
  tokens: readonly Token[],
  scan: GrammarScan,
  start: number,
): QuantityNumber | null {
  const word = scan.numberWordAt.get(start);
  if (word !== undefined) return { start, end: word.end, value: word.value };
  const token = tokens[start];
  const isCount = token?.kind === 'number' && /^\d{1,3}$/.test(token.norm);
  return isCount ? { start, end: start + 1, value: Number(token.norm) } : null;
}

function isCloser({ kind, norm }: Token): boolean {
  return kind === 'newline' || (kind === 'punct' && ',;.)'.includes(norm));
}
