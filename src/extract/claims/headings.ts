import { type Agent, agentOf } from './agents.ts';
import type { Owner, StatusMention } from './grammar-scan.ts';
import type { StatusWord, Whose } from './grammar-types.ts';
import { ownerOfLosses } from './labels-of-sides.ts';
import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

interface Heading {
  readonly paragraph: number;
  readonly owner: Owner | null;
  /** "Ми:", "Вони:": whose losses, by who writes. */
  readonly whose: Whose | null;
  readonly status: { readonly mention: StatusMention; readonly word: StatusWord } | null;
  readonly agent: Agent;
}

/** How far into a line its first item stands when the line is a list entry. */
const ENTRY_REACH = 4;
const PLACED_ENTRY_REACH = 14;
const NO_AGENT: Agent = { cause: null, attacker: null, loser: null };

/** Lines such as "Russian losses:" or "Destroyed:" that speak for the list below them. */
export class Headings {
  private current: Heading | null = null;

  note(view: SentenceView): void {
    if (!(view.sentence.isHeading || isLineApart(view)) || view.phrases.some(isEntry)) return;
    const mention = view.statuses[0];
    const word = mention?.words.find(({ voice }) => MAY_HEAD.has(voice));
    const own = mention === undefined || word === undefined ? lossesOf(view) : { mention, word };
    const whose = whoseAlone(view);
    const isPart = own === null && (whose !== null || sideAlone(view) !== null);
    // "Втрати за тиждень" above "Вони:" and "Ми:"
    const status = isPart ? (this.near(view)?.status ?? null) : own;
    const owner = ownerOfLosses(view) ?? (status === null ? sideAlone(view) : anySide(view));
    const agent = status === null ? NO_AGENT : agentOfHeading(view, status.mention, status.word);
    this.current = { paragraph: view.sentence.paragraph, owner, whose, status, agent };
  }

  ownerFor(view: SentenceView): Owner | null {
    return this.covering(view)?.owner ?? null;
  }

  whoseFor(view: SentenceView): Whose | null {
    return this.covering(view)?.whose ?? null;
  }

  /** A list entry without a status of its own has the heading's. */
  readingsFor(view: SentenceView): readonly Reading[] {
    const heading = this.covering(view);
    const status = heading?.status ?? null;
    const first = view.phrases[0];
    if (heading === null || status === null || first === undefined) return [];
    // "Потери противника:" above, and below the list "Наш «Козак» …".
    if (first.ours && heading.owner !== null) return [];
    if (first.start > view.sentence.start + entryReach(view, first)) return [];
    if (status.word.tag === 'lost' && !first.item.named) return [];
    return listAfter(view, first)
      .filter(
        ({ barred, everyday, negated, item }) => !barred && !everyday && !negated && !item.munition,
      )
      .map((phrase) => ({
        phrase,
        status: status.mention,
        word: status.word,
        agent: { ...heading.agent, attacker: null },
        hedged: false,
        part: false,
        active: false,
        view,
      }));
  }

  private covering(view: SentenceView): Heading | null {
    const { current } = this;
    if (current === null || view.sentence.isHeading) return null;
    return this.near(view);
  }

  private near({ sentence }: SentenceView): Heading | null {
    const { current } = this;
    return current !== null && sentence.paragraph - current.paragraph <= 1 ? current : null;
  }
}

const WE = /^(?:ми|мы|наші|наши|свої|свои)$/;
const THEY = /^(?:вони|они|їхні|ихние|їх|их|ворог|противник|враг)$/;

/** "Ми:", "У них:" */
function whoseAlone(view: SentenceView): Whose | null {
  const words: string[] = [];
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const token = view.token(at);
    if (token?.kind === 'word' && !/^[ув]$/.test(token.norm)) words.push(token.norm);
  }
  const [word, ...others] = words;
  if (word === undefined || others.length > 0) return null;
  if (WE.test(word) || word === 'нас') return 'we';
  return THEY.test(word) || word === 'них' ? 'they' : null;
}

/** "🇷🇺", "Втрати за тиждень, околиці Торецька": a line that heads those below with no colon. */
function isLineApart(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  const before = view.tokens[start - 1];
  if (view.tokens[end]?.kind !== 'newline' || (before !== undefined && before.kind !== 'newline'))
    return false;
  if (view.phrases.length > 0) return false;
  if (view.statuses.length > 0) return isStatusAlone(view);
  return view.has('losses') || sideAlone(view) !== null;
}

/** "🔥 destroyed", "Знищено", "Equipment lost at Terny (8 May)": one status, signs and a place. */
function isStatusAlone(view: SentenceView): boolean {
  const [status, ...others] = view.statuses;
  if (status === undefined || others.length > 0) return false;
  let depth = 0;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const token = view.token(at);
    if (token?.norm === '(') depth += 1;
    else if (token?.norm === ')') depth -= 1;
    const isOfStatus = at >= status.start && at < status.end;
    if (isOfStatus || depth > 0 || token?.kind !== 'word') continue;
    if (token.cyrillic || !isSetting(view, at)) return false;
  }
  return true;
}

/** Where, when or whose: "Russian equipment … near Terny today". */
function isSetting(view: SentenceView, at: number): boolean {
  if (view.isPlaceOrDateAt(at) || view.is(at, 'preposition') || view.is(at, 'materiel'))
    return true;
  return view.is(at, 'adverb') || view.scan.sideOver.has(at);
}

/** "— Чугуев, у кинотеатра: 2С3 «Акация»": a place may come first, up to a colon. */
function entryReach(view: SentenceView, { start }: NounPhrase): number {
  const mark = view.token(start - 1);
  return mark?.norm === ':' ? PLACED_ENTRY_REACH : ENTRY_REACH;
}

/** "By artillery of the 17th Brigade destroyed:" */
function agentOfHeading(view: SentenceView, mention: StatusMention, word: StatusWord): Agent {
  const patients = { word, phrases: [], active: false, part: false };
  return agentOf(view, mention, patients, view.sentence);
}

const MAY_HEAD: ReadonlySet<string> = new Set(['participle', 'passive', 'free', 'noun']);

/** A named or counted item: the line tells of it, not of a list below. */
function isEntry({ item, number, barred }: NounPhrase): boolean {
  return !barred && !item.munition && (item.named || number !== null);
}

/** "Losses at the crossing:" says what the items below it are, though not how. */
function lossesOf(view: SentenceView): Heading['status'] {
  if (!view.has('losses')) return null;
  const start = view.firstOf('losses');
  const word: StatusWord = {
    status: 'destroyed',
    voice: 'noun',
    scope: 'any',
    unsure: true,
    tag: 'lost',
  };
  return { mention: { start, end: start + 1, words: [word] }, word };
}

/** "Росія:", "🇺🇦 Ukraine:": a line that names a side and nothing else. */
function sideAlone(view: SentenceView): Owner | null {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const kind = view.token(at)?.kind;
    if ((kind === 'word' || kind === 'number') && !view.scan.sideOver.has(at)) return null;
  }
  return anySide(view);
}

function anySide(view: SentenceView): Owner | null {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const side = view.scan.sideOver.get(at);
    if (side !== undefined && side.side.role !== 'donor' && !side.side.unit) {
      return { start: side.start, end: side.end, code: side.side.code, tag: side.side.tag };
    }
  }
  return null;
}
