import type { Token } from '../tokens/tokenize.ts';
import { changedHands } from './changes-of-hands.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { leftByForce } from './left-by-forces.ts';
import { leftOf } from './left-of-items.ts';
import { meetingWithTool } from './meetings-with-tools.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { slavicEncountersOf } from './slavic-encounters.ts';
import { firstFrom } from './spans.ts';
import { takenFrom } from './takings.ts';

/** What a weapon does to what it struck, told as a meeting: "a Stugna found it". */
const FINDS = new Set(
  'found finds caught catches reached reaches got gets met meets claimed claims visited silenced silences'.split(
    ' ',
  ),
);
const ENDS = new Set(
  'finished finishes ended ends nailed smoked snuffed minced gutted shredded opened'.split(' '),
);
/** The same with the item first: "a T-90M met a Javelin", "it received an Iskander". */
const MEETS = new Set(
  'met meets received receives found finds caught catches encountered encounters ate eats'.split(
    ' ',
  ),
);
/** "was caught by an FPV", "reached by a Lancet on Friday". */
const CAUGHT = new Set('caught found reached met visited claimed finished taken sorted'.split(' '));
/** Hit, and nothing said of what came of it: "took a Lancet to the turret". */
const TAKES = new Set('took takes absorbed absorbs'.split(' '));
/** "put two mines under it", "planted a charge on the tank". */
const PUTS = new Set(
  'put puts putting placed places planted plants laid lays set carried carries delivered drove slid pushed'.split(
    ' ',
  ),
);
const UNDER = new Set('under beneath underneath'.split(' '));
const ONTO = new Set('on onto into inside in'.split(' '));
/** What is put on or into a machine so as to hit it; a mine is laid on a road too. */
const PUT_ON = new Set('put puts putting planted plants'.split(' '));

/** Weapons that may only have seen what they "found" or "met". */
const SEERS = new Set(['drone', 'armed drone', 'small arms', 'air defence', 'air strike']);
const MINES = new Set(['mine', 'scatterable mine', 'unmanned ground vehicle', 'sabotage']);
/** "received a TOW launcher": a weapon given, not one that came. */
const GIVEN = new Set(
  'launcher launchers system systems crew crews team teams training'.split(' '),
);

const VERB_REACH = 4;
const PUT_REACH = 6;

function wordOf(
  status: StatusWord['status'],
  voice: StatusWord['voice'],
  unsure: boolean,
): StatusWord {
  return { status, voice, scope: 'any', unsure, tag: null };
}

const FOUND = wordOf('destroyed', 'active', true);
const ENDED = wordOf('destroyed', 'active', false);
const WAS_CAUGHT = wordOf('destroyed', 'participle', true);
const MET = wordOf('destroyed', 'subject', true);
const TOOK = wordOf('damaged', 'subject', true);
const MINED = wordOf('destroyed', 'active', false);

/**
 * Verbs that say what became of an item only where a weapon stands beside them, in a language
 * without cases: "a Lancet found the gun", "met a Javelin", "put a mine under it".
 */
export function encountersIn(
  tokens: readonly Token[],
  scan: GrammarScan,
  phrases: readonly NounPhrase[],
  statuses: readonly StatusMention[],
): readonly StatusMention[] {
  const found: StatusMention[] = [];
  for (const phrase of phrases) {
    const taken =
      leftOf(tokens, phrase) ??
      (phrase.isCyrillic
        ? null
        : (takenFrom(tokens, scan, phrase) ??
          changedHands(tokens, scan, phrase) ??
          leftByForce(tokens, scan, phrase)));
    const merged = taken === null ? null : mergedWith(statuses, taken);
    if (merged !== null) found.push(merged);
  }
  for (const [order, weapon] of phrases.entries()) {
    if (weapon.item.weapon === null || weapon.negated) continue;
    const isEnglish = weapon.item.munition && !weapon.isCyrillic;
    const mentions = isEnglish ? encountersOf(tokens, scan, weapon) : [];
    const slavic = slavicEncountersOf(tokens, scan, weapon, phrases[order - 1]);
    const met = slavic.length === 0 ? meetingWithTool(tokens, scan, weapon) : null;
    for (const mention of [...mentions, ...slavic, ...(met === null ? [] : [met])]) {
      const merged = mergedWith(statuses, mention);
      if (merged !== null) found.push(merged);
    }
  }
  return found;
}

/** "caught" of a drone is a status by itself; of others only here. */
function mergedWith(
  statuses: readonly StatusMention[],
  mention: StatusMention,
): StatusMention | null {
  const order = firstFrom(statuses, mention.start);
  const [before, same] = [statuses[order - 1], statuses[order]];
  if (before !== undefined && before.end > mention.start) return null;
  if (same?.start !== mention.start) return mention;
  if (same.words.some(({ scope }) => scope === 'any')) return null;
  return { ...same, words: [...same.words, ...mention.words] };
}

function encountersOf(
  tokens: readonly Token[],
  scan: GrammarScan,
  weapon: NounPhrase,
): readonly StatusMention[] {
  const mentions = [struckBy(tokens, scan, weapon), metBy(tokens, scan, weapon)];
  mentions.push(caughtBy(tokens, scan, weapon), putUnder(tokens, scan, weapon));
  return mentions.filter((mention) => mention !== null);
}

/** "a Lancet found the M777", "a Kornet had got it", "a Lancet finished it" */
function struckBy(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, end, governor, item }: NounPhrase,
): StatusMention | null {
  if (governor === 'by' || governor === 'with') return null;
  let at = pastOrigin(tokens, scan, end);
  while (at < end + VERB_REACH && (scan.is(at, 'adverb') || scan.is(at, 'auxiliary'))) {
    // "a Lancet got the gun": the verb itself, not "got hit".
    if (FINDS.has(tokens[at]?.norm ?? '') && !scan.is(at + 1, 'auxiliary')) break;
    at += 1;
  }
  const norm = tokens[at]?.norm ?? '';
  if (norm === 'enough' && tokens[at + 1]?.norm === 'for' && WAS.has(tokens[at - 1]?.norm ?? ''))
    return { start: at - 1, end: at + 2, words: [FOUND] };
  const isEnd = ENDS.has(norm);
  if (!isEnd && (!FINDS.has(norm) || SEERS.has(item.weapon?.kind ?? ''))) return null;
  if (scan.is(at - 1, 'auxiliary') && PASSIVE.has(tokens[at - 1]?.norm ?? '')) return null;
  // "the M777 that a Lancet found": the object stands before.
  if (RELATIVES.has(tokens[start - 1]?.norm ?? ''))
    return { start: at, end: at + 1, words: [WAS_CAUGHT] };
  if (!hasObject(scan, at + 1, tokens)) return null;
  return { start: at, end: at + 1, words: [isEnd ? ENDED : FOUND] };
}

const WAS = new Set(['was', 'were', 'proved']);
const RELATIVES = new Set(['which', 'that']);
const ORIGIN =
  /^(?:fired|launched|guided|sent|flown|directed|dropped|steered|released|operated|piloted|from|of|off|belonging)$/;
const ORIGIN_REACH = 12;

/** "a Lancet launched from the left bank found …", "a Javelin of our infantry met …". */
function pastOrigin(tokens: readonly Token[], scan: GrammarScan, from: number): number {
  if (!ORIGIN.test(tokens[from]?.norm ?? '')) return from;
  for (let at = from + 1; at < from + ORIGIN_REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'punct' || token.kind === 'newline') return from;
    if (scan.is(at, 'auxiliary') || scan.is(at, 'relative')) return from;
    if (FINDS.has(token.norm) || ENDS.has(token.norm)) return at;
    if (scan.statusAt.has(at)) return from;
  }
  return from;
}

const PASSIVE = new Set('was were is are be been being'.split(' '));

/** "found it", "found the gun", "caught a BMP-2"; not "found its way", "met with". */
function hasObject(scan: GrammarScan, at: number, tokens: readonly Token[]): boolean {
  const norm = tokens[at]?.norm ?? '';
  if (norm === 'its' || norm === 'itself') return false;
  return scan.is(at, 'object_pronoun') || !scan.is(at, 'preposition');
}

/** "a T-90M met a Javelin", "took an RPG to the side" */
function metBy(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, end, item, number, article }: NounPhrase,
): StatusMention | null {
  const mine = MINES.has(item.weapon?.kind ?? '') ? verbOverMine(tokens, start - 1) : null;
  if (mine !== null) return { start: mine, end: start, words: [TOOK] };
  const at = start - 1;
  const norm = tokens[at]?.norm ?? '';
  const isMeeting = MEETS.has(norm);
  if (!isMeeting && !TAKES.has(norm)) return null;
  const maySee = SEERS.has(item.weapon?.kind ?? '') && (number === null || !EATS.has(norm));
  if (maySee || GIVEN.has(tokens[end]?.norm ?? '')) return null;
  if (item.plural && number === null) return null;
  if (article === null && number === null && isMeeting && !item.named && item.plural) return null;
  if (scan.is(at - 1, 'irrealis')) return null;
  return { start: at, end: at + 1, words: [isMeeting ? MET : TOOK] };
}

/** "caught two drones": so many did not come to look. */
const EATS = new Set('caught catches ate eats received receives'.split(' '));

const OVER = new Set('over onto on into across'.split(' '));
const DRIVES = new Set(
  'ran runs run running drove drives driving rolled rolls went goes rode strayed backed'.split(' '),
);
const HITS_MINE = new Set(
  'hit hits struck strikes triggered triggers tripped trips detonated detonates touched caught'.split(
    ' ',
  ),
);

/** "runs over a TM-62", "hit a RAAM mine": the verb that leads to a mine by its name. */
function verbOverMine(tokens: readonly Token[], at: number): number | null {
  const norm = tokens[at]?.norm ?? '';
  if (HITS_MINE.has(norm)) return at;
  return OVER.has(norm) && DRIVES.has(tokens[at - 1]?.norm ?? '') ? at - 1 : null;
}

/** "was caught by an FPV drone", "done in by a TM-62" */
function caughtBy(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, governor, item }: NounPhrase,
): StatusMention | null {
  if (governor !== 'by') return null;
  let by = start - 1;
  while (by > start - VERB_REACH && !scan.is(by, 'by')) by -= 1;
  if (tokens[by]?.norm !== 'by' || !CAUGHT.has(tokens[by - 1]?.norm ?? '')) return null;
  if (SEERS.has(item.weapon?.kind ?? '') && tokens[by - 1]?.norm !== 'caught') return null;
  return { start: by - 1, end: by, words: [WAS_CAUGHT] };
}

/** "put a TM-62 under the T-72", "put an Excalibur on a Giatsint" */
function putUnder(
  tokens: readonly Token[],
  scan: GrammarScan,
  { start, end, item }: NounPhrase,
): StatusMention | null {
  let verb = start - 1;
  while (verb > start - PUT_REACH && !PUTS.has(tokens[verb]?.norm ?? '')) {
    if (scan.is(verb, 'preposition') || tokens[verb]?.kind !== 'word') return null;
    verb -= 1;
  }
  const norm = tokens[verb]?.norm ?? '';
  if (!PUTS.has(norm) || scan.is(verb - 1, 'irrealis')) return null;
  const preposition = tokens[end]?.norm ?? '';
  const isMine = MINES.has(item.weapon?.kind ?? '');
  const isUnder = UNDER.has(preposition) && isMine;
  if (!isUnder && !(ONTO.has(preposition) && PUT_ON.has(norm) && !isMine)) return null;
  return { start: end, end: end + 1, words: [MINED] };
}
