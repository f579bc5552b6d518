import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';

/** What one side does to a machine of the other only once it has it: "recovered", "picked up". */
const GETS = new Set(
  (
    'acquired acquires recovered recovers retrieved retrieves secured secures salvaged salvages obtained obtains ' +
    'won collected inherited repurposed evacuated picked pulled towed dragged hauled dug fished'
  ).split(' '),
);
const PARTICLES = new Set('up out off back in away'.split(' '));
/** "is now in Ukrainian service", "pressed into Russian service", "joined the Ukrainian army". */
const SERVICE = new Set(
  'service hands ranks inventory arsenal possession custody use colours colors fleet army forces stocks markings'.split(
    ' ',
  ),
);
const INTO = new Set('in into to with under joined joins'.split(' '));
const MAY_LEAD_THERE = new Set(
  'now pressed put added back fighting serving serves used works taken brought gifted donated presented'.split(
    ' ',
  ),
);

/** Words without which no text tells of such a capture. */
const TELLING = new Set([
  ...GETS,
  ...'service hands ranks inventory arsenal possession joined joins'.split(' '),
]);

export function mayTellOfNewHands({ norm }: Token): boolean {
  return TELLING.has(norm);
}

const VERB_REACH = 8;
const BY_REACH = 5;
const SIDE_REACH = 4;

const TAKES: StatusWord = wordOf('active');
const TAKEN: StatusWord = wordOf('participle');
const SERVES: StatusWord = wordOf('subject');

function wordOf(voice: StatusWord['voice']): StatusWord {
  return { status: 'captured', voice, scope: 'any', unsure: false, tag: null };
}

/**
 * A capture told by two sides and a verb that alone says nothing of one: "Ukrainian troops recovered a
 * Russian T-72", "a Ukrainian M113 is now in Russian service".
 */
export function changedHands(
  tokens: readonly Token[],
  scan: GrammarScan,
  phrase: NounPhrase,
): StatusMention | null {
  const { owner, enemy, item, number } = phrase;
  if (owner === null && enemy === null) return null;
  if (item.munition || item.everyday || (item.plural && number === null)) return null;
  return (
    gotByOther(tokens, scan, phrase) ??
    givenToOther(tokens, scan, phrase) ??
    servesOther(tokens, scan, phrase)
  );
}

/** "Ukrainian soldiers picked up a Russian Orlan", no "acquired a Russian T-72 from Poland". */
function gotByOther(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, end, owner }: NounPhrase,
): StatusMention | null {
  const verb = PARTICLES.has(tokens[start - 1]?.norm ?? '') ? start - 2 : start - 1;
  if (!GETS.has(tokens[verb]?.norm ?? '') || isUnsaid(scan, verb - 1)) return null;
  if (tokens[end]?.norm === 'from') return null;
  for (let at = verb - 1; at >= verb - VERB_REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || endsClause(token)) return null;
    if (isOther(scan, at, owner?.code)) return { start: verb, end: verb + 1, words: [TAKES] };
  }
  return null;
}

/** "a Russian BMP-2 was recovered by Ukrainian troops" */
function givenToOther(
  tokens: readonly Token[],
  scan: GrammarScan,
  { end, owner }: NounPhrase,
): StatusMention | null {
  const verb = pastAuxiliaries(scan, end);
  if (!GETS.has(tokens[verb]?.norm ?? '') || isUnsaid(scan, verb - 1)) return null;
  for (let by = verb + 1; by <= verb + BY_REACH; by += 1) {
    const token = tokens[by];
    if (token === undefined || endsClause(token)) return null;
    if (token.norm !== 'by') continue;
    for (let at = by + 1; at <= by + SIDE_REACH; at += 1) {
      if (isOther(scan, at, owner?.code)) return { start: verb, end: verb + 1, words: [TAKEN] };
    }
    return null;
  }
  return null;
}

function servesOther(
  tokens: readonly Token[],
  scan: GrammarScan,
  { end, owner }: NounPhrase,
): StatusMention | null {
  if (owner === null) return null;
  let at = end;
  while (at < end + VERB_REACH && !INTO.has(tokens[at]?.norm ?? '')) {
    const norm = tokens[at]?.norm ?? '';
    if (!scan.is(at, 'auxiliary') && !scan.is(at, 'adverb') && !MAY_LEAD_THERE.has(norm))
      return null;
    at += 1;
  }
  if (at === end || at === end + VERB_REACH || isUnsaid(scan, at - 1)) {
    if (!/^join/.test(tokens[at]?.norm ?? '')) return null;
  }
  let side = at + 1;
  while (scan.is(side, 'determiner')) side += 1;
  const mention = scan.sideOver.get(side);
  if (mention === undefined || !isOther(scan, side, owner.code)) return null;
  const named = tokens[mention.end - 1]?.norm ?? '';
  const after = tokens[mention.end]?.norm ?? '';
  if (!SERVICE.has(after) && !SERVICE.has(named)) return null;
  return { start: at, end: at + 1, words: [SERVES] };
}

function pastAuxiliaries(scan: GrammarScan, from: number): number {
  let at = from;
  while (at < from + SIDE_REACH && (scan.is(at, 'auxiliary') || scan.is(at, 'adverb'))) at += 1;
  return at;
}

function isUnsaid(scan: GrammarScan, at: number): boolean {
  return scan.is(at, 'irrealis') || scan.is(at, 'negation') || scan.is(at, 'conditional');
}

function endsClause({ kind, norm }: Token): boolean {
  return kind === 'newline' || norm === '.' || norm === ';' || norm === ':';
}

/** A belligerent that is not the owner; beside "enemy", whoever writes. */
function isOther(scan: GrammarScan, at: number, owner: string | undefined): boolean {
  if (owner === undefined) return scan.is(at, 'ours') || scan.is(at, 'we');
  const mention = scan.sideOver.get(at);
  if (mention === undefined || mention.side.role === 'donor') return false;
  return mention.side.code !== owner;
}
