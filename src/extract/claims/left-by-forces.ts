import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';

const LEFT: StatusWord = {
  status: 'abandoned',
  voice: 'loses',
  scope: 'any',
  unsure: false,
  tag: null,
};

const LEAVES = new Set(['left', 'leave', 'leaving']);
const PERFECT = new Set(['had', 'have', 'has']);
/** "left two tanks to guard the bridge", "left a T-72 in reserve": still theirs. */
const KEPT = new Set('to guarding covering waiting alone'.split(' '));
const RESERVES = new Set('reserve charge command place'.split(' '));

/** "The Russians had left four T-62s", "they left an Msta-B and its shells": what an army goes away without. */
export function leftByForce(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, end, item, article, number, uncounted, isCyrillic: it }: NounPhrase,
): StatusMention | null {
  if (it || item.munition || item.everyday || !LEAVES.has(tokens[start - 1]?.norm ?? ''))
    return null;
  if (article === null && number === null && uncounted === null) return null;
  if (KEPT.has(tokens[end]?.norm ?? '') || RESERVES.has(tokens[end + 1]?.norm ?? '')) return null;
  let at = start - 2;
  while (PERFECT.has(tokens[at]?.norm ?? '') || scan.is(at, 'adverb')) at -= 1;
  const side = scan.sideOver.get(at)?.side;
  const isForce = side !== undefined && side.role !== 'donor' && side.role !== 'flag';
  if (!isForce && !scan.is(at, 'enemy') && !isTroops(tokens, scan, at)) return null;
  return { start: start - 1, end: start, words: [LEFT] };
}

const TROOPS = new Set(
  'troops forces occupiers invaders soldiers paratroopers marines army'.split(' '),
);

/** "Russian troops left": theirs whoever tells it; not "volunteers left". */
function isTroops(tokens: readonly Token[], scan: GrammarScan, at: number): boolean {
  return TROOPS.has(tokens[at]?.norm ?? '') && scan.sideOver.has(at - 1);
}
