import type { Token } from '../tokens/tokenize.ts';
import { mayTellOfNewHands } from './changes-of-hands.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';

const TAKES_FROM = new Set('took taken take takes taking'.split(' '));

/** "left" of what an army went away without. */
const TELLS = new Set(['taken', 'took', 'left']);

/** Whether a text without a word of the grammar may still tell of a capture. */
export function mayTellOfTaking(tokens: readonly Token[]): boolean {
  return tokens.some((token) => TELLS.has(token.norm) || mayTellOfNewHands(token));
}

/** Tokens of a list between the verb and whom it was taken from. */
const FROM_REACH = 26;
const BY_REACH = 4;
const HOLDER_REACH = 6;

/** "had taken a BTR-82A from the paratroopers", "taken last October by the 28th Brigade" */
export function takenFrom(
  tokens: readonly Token[],
  scan: GrammarScan,
  phrase: NounPhrase,
): StatusMention | null {
  if (phrase.item.munition || phrase.item.everyday) return null;
  const verb = phrase.start - 1;
  if (TAKES_FROM.has(tokens[verb]?.norm ?? '') && !scan.is(verb - 1, 'irrealis')) {
    const from = fromAfter(tokens, scan, phrase.end);
    return from !== null && namesHolder(tokens, scan, from + 1) ? captured(verb, CAPTURES) : null;
  }
  return isShown(tokens, scan, phrase.start) ? null : takenBy(tokens, scan, phrase.end);
}

/** "took a T-72, two BMPs and a lorry from the marines": past a list, in the same clause. */
function fromAfter(tokens: readonly Token[], scan: GrammarScan, after: number): number | null {
  for (let at = after; at < after + FROM_REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || token.norm === '.') return null;
    if (token.norm === 'from' || token.norm === 'off') return at;
    if (scan.statusAt.has(at) || scan.is(at, 'auxiliary') || scan.is(at, 'relative')) return null;
    if (scan.is(at, 'pronoun') || token.norm === ':' || token.norm === ';') return null;
  }
  return null;
}

/** "Taken by our marines near Izium, it …": said of what was named before. */
export function takenFirst(
  tokens: readonly Token[],
  scan: GrammarScan,
  start: number,
): StatusMention | null {
  return tokens[start]?.norm === 'taken' ? takenBy(tokens, scan, start) : null;
}

const SHOWN_REACH = 6;

/** "a photo of a T-72 taken by soldiers": what they took is the photo. */
function isShown(tokens: readonly Token[], scan: GrammarScan, start: number): boolean {
  for (let at = start - 1; at > start - SHOWN_REACH && tokens[at]?.norm !== '.'; at -= 1) {
    if (scan.is(at, 'media')) return true;
  }
  return false;
}

function takenBy(tokens: readonly Token[], scan: GrammarScan, from: number): StatusMention | null {
  let at = from;
  while (at < from + BY_REACH && tokens[at]?.norm !== 'taken') {
    const mayStand = scan.is(at, 'auxiliary') || scan.is(at, 'adverb') || tokens[at]?.norm === ',';
    if (!mayStand) return null;
    at += 1;
  }
  if (tokens[at]?.norm !== 'taken') return null;
  for (let by = at + 1; by <= at + BY_REACH; by += 1) {
    if (tokens[by]?.norm === 'by')
      return namesHolder(tokens, scan, by + 1) ? captured(at, TAKEN) : null;
  }
  return null;
}

/** A side, a brigade, soldiers: who may hold or take a machine in war. */
function namesHolder(tokens: readonly Token[], scan: GrammarScan, from: number): boolean {
  for (let at = from; at < from + HOLDER_REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || token.norm === '.') return false;
    const side = scan.sideOver.get(at);
    if (side !== undefined && side.side.role !== 'donor') return true;
    if (scan.is(at, 'brigade') || scan.is(at, 'enemy') || scan.is(at, 'ours')) return true;
    if (scan.is(at, 'people') && !scan.is(at, 'preposition')) return true;
  }
  return false;
}

const CAPTURES = wordOf('active');
const TAKEN = wordOf('participle');

function wordOf(voice: StatusWord['voice']): StatusWord {
  return { status: 'captured', voice, scope: 'any', unsure: false, tag: null };
}

function captured(at: number, word: StatusWord): StatusMention {
  return { start: at, end: at + 1, words: [word] };
}
