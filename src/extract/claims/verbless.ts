import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { DEAD, isDeath, MINUS } from './status-symbols.ts';

/** Tokens from the noun to the colon: "the price of that walk for the Russians:". */
const REACH = 12;

/** What a list behind its colon was lost in, though no verb says so. */
const SUMS = new Set(
  'losses losers loss price bill toll cost damages casualties scoreboard втрати ціна рахунок потери цена счет'.split(
    ' ',
  ),
);

const GONE = new Set(['down', 'minus', 'less', 'fewer']);

const LOST: StatusWord = {
  status: 'destroyed',
  voice: 'noun',
  scope: 'any',
  unsure: true,
  tag: 'lost',
};

/** Whether a text without a word of the grammar may still tell of a loss by a sum or a sign. */
export function mayBeVerbless(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, norm }) =>
    kind === 'symbol' ? isDeath(norm) : kind === 'word' && (SUMS.has(norm) || GONE.has(norm)),
  );
}

/** Losses a sentence tells without a verb: "Russian losses: one T-72B3", "T-72B3 💥 by FPV". */
export function verblessIn(
  tokens: readonly Token[],
  scan: GrammarScan,
  phrases: readonly NounPhrase[],
  from: number,
): readonly StatusMention[] {
  const found: StatusMention[] = [];
  for (const phrase of phrases) {
    const { start, end, item } = phrase;
    if (item.munition) continue;
    // "Втрати ворога: танк, два БТР-82А": a class opens the list where a model goes on with it.
    const opensList = item.named || (phrase.isCyrillic && phrases.some((each) => each.item.named));
    if (opensList && tokens[start - 1]?.norm === ':') {
      const sum = sumBefore(tokens, scan, Math.max(from, start - 1 - REACH), start - 1);
      if (sum !== null) found.push(sum);
    }
    if (!item.named) continue;
    if (opensWithDeath(tokens, scan, from, phrase))
      found.push({ start: from, end: from + 1, words: [MINUS] });
    if (isGone(tokens, phrase)) found.push({ start: end, end: end + 1, words: [DEAD] });
    if (tokens[end]?.kind === 'symbol' && isDeath(tokens[end]?.norm ?? '')) {
      if (isCaption(tokens, scan, from, start)) {
        found.push({ start: end, end: end + 1, words: [DEAD] });
      }
    }
  }
  return found;
}

const OPENING_SIGNS = new Set('💀 ☠ ⚰ 🪦'.split(' '));
/** Signs before the first item of a caption. */
const SIGNS = 4;

/** "🛻💀 2 x УАЗ, 1 x БТР-80": a skull among the signs that open a caption of counted items. */
function opensWithDeath(
  tokens: readonly Token[],
  scan: GrammarScan,
  from: number,
  { start, number, end }: NounPhrase,
): boolean {
  if (tokens[from]?.kind !== 'symbol' || number === null || start - from > SIGNS) return false;
  let isDead = false;
  for (let at = from; at < start; at += 1) {
    if (tokens[at]?.kind !== 'symbol' && !scan.is(at, 'times')) return false;
    isDead ||= OPENING_SIGNS.has(tokens[at]?.norm ?? '');
  }
  const next = tokens[end];
  return isDead && (next === undefined || next.kind !== 'word');
}

const AIRBORNE: ReadonlySet<string> = new Set(['Aircraft', 'Helicopters']);
const FEWER = new Set(['less', 'fewer']);

/** "Ka-52 down!", "another Su-34 minus", "one M777 fewer". */
function isGone(tokens: readonly Token[], { end, item, number, another }: NounPhrase): boolean {
  const norm = tokens[end]?.norm ?? '';
  const after = tokens[end + 1];
  const closes = after === undefined || after.kind === 'punct' || after.kind === 'newline';
  if (FEWER.has(norm)) return number !== null && after?.norm !== 'than';
  if (norm === 'minus') return closes && (another || number !== null);
  if (norm !== 'down' || !item.categories.some((category) => AIRBORNE.has(category))) return false;
  return closes || WHERE.has(after.norm);
}

const WHERE = new Set(
  'near over at in off by above outside west east north south this today tonight yesterday on since last during within'.split(
    ' ',
  ),
);

/** "Russian losses: one T-72B3, two BMP-2", "Price of the attack: …". */
function sumBefore(
  tokens: readonly Token[],
  scan: GrammarScan,
  from: number,
  colon: number,
): StatusMention | null {
  for (let at = colon - 1; at >= from; at -= 1) {
    if (scan.statusAt.has(at) || scan.is(at, 'negation')) return null;
    if (SUMS.has(tokens[at]?.norm ?? '')) return { start: at, end: colon, words: [LOST] };
  }
  return null;
}

/** "🇷🇺 1x Buk 💥": nothing but signs stands before the item. */
function isCaption(
  tokens: readonly Token[],
  scan: GrammarScan,
  from: number,
  start: number,
): boolean {
  for (let at = from; at < start; at += 1) {
    const isWord = tokens[at]?.kind === 'word';
    if (isWord && !scan.sideOver.has(at) && !scan.is(at, 'times')) return false;
  }
  return true;
}
