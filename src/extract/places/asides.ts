import type { Token } from '../tokens/tokenize.ts';
import { ADVANCES, CREDITS, EDGES, OF_OTHER_TIMES, ON, RELATIVES, SITES } from './aside-words.ts';
import { isRetreatOver } from './fights.ts';
import {
  endsClause,
  type Governor,
  governorsEndingAt,
  governs,
  has,
  isBeyond,
  isContent,
} from './governors.ts';
import type { PlaceMention } from './place-mention.ts';
import { isSpeaker } from './speaking-places.ts';
import type { TokenFacts } from './token-facts.ts';

/** How far left of a name its governor is looked for, in tokens. */
const REACH = 8;
/** How near a word of each kind must stand to govern the name. */
const NEARNESS: Readonly<Partial<Record<Governor, number>>> = {
  speech: 5,
  display: 8,
  shown: 2,
  transfer: 3,
  made: 2,
  life: 3,
  elsewhere: 2,
  yard: 6,
};
/** Tokens of a name between "Photo:" and where its author is. */
const CREDIT_REACH = 14;
const BRACKET_REACH = 4;
const UNIT_REACH = 4;
const MOVEMENT_REACH = 5;
const UNIT_NAME_REACH = 3;

/** Whether a place is named for something else than where the loss happened. */
export function isAside(
  tokens: readonly Token[],
  mention: PlaceMention,
  facts: TokenFacts,
): boolean {
  const reader = new AsideReader(tokens, mention, facts);
  return (
    reader.namesUnit() ||
    reader.namesShip() ||
    reader.isOrigin() ||
    reader.isDestination() ||
    reader.isMaker() ||
    reader.isGoverned() ||
    isSpeaker(tokens, mention, facts) ||
    reader.isDisplayedAfter() ||
    reader.isCrossedInRetreat() ||
    reader.isDateline() ||
    reader.isCredit() ||
    reader.isTarget() ||
    reader.isInNameOfQuotes() ||
    reader.isBracketedAfterUnit()
  );
}

class AsideReader {
  private readonly tokens: readonly Token[];
  private readonly mention: PlaceMention;
  private readonly facts: TokenFacts;

  constructor(tokens: readonly Token[], mention: PlaceMention, facts: TokenFacts) {
    this.tokens = tokens;
    this.mention = mention;
    this.facts = facts;
  }

  /** "Kharkiv 92nd Brigade", "79-та Миколаївська бригада", "battalion «Donbas»". */
  namesUnit(): boolean {
    const { end, relation } = this.mention;
    // "під Білогорівкою артилеристи знищили …": who did it, not whose name it is.
    const isTold = relation !== null && this.isNoun(end - 1);
    if (!isTold && governs(this.tokens, end, 'unit')) return true;
    if (relation !== null) return false;
    const before = this.skipQuotes(this.mention.start - 1);
    if (governs(this.tokens, before, 'unit')) return true;
    const first = this.tokens[end]?.kind === 'quote' ? end + 1 : end;
    for (let at = first; at < first + UNIT_NAME_REACH; at += 1) {
      const token = this.tokens[at];
      const mayGoOn =
        token?.kind === 'number' || token?.kind === 'hyphen' || token?.kind === 'word';
      if (!mayGoOn || this.facts.isStatus(at)) return false;
      if (this.facts.isItem(at) && !governs(this.tokens, at + 1, 'unit')) return false;
      if (governs(this.tokens, at, 'unit')) return true;
    }
    return false;
  }

  /** "Білогорівкою", not the adjective "Бахмутською". */
  private isNoun(at: number): boolean {
    const token = this.tokens[at];
    return (
      token?.cyrillic === true &&
      !/(?:[сц]ьк(?:ий|а|ої|ій|ою|у|ого|ому|им)|[сц]к(?:ий|ая|ой|ую|ого|ому|им|ом|ое))$/.test(
        token.norm,
      )
    );
  }

  /** The landing ship "Novocherkassk". */
  namesShip(): boolean {
    if (this.mention.relation !== null) return false;
    return governs(this.tokens, this.skipQuotes(this.mention.start - 1), 'ship');
  }

  /** "fired from Crimea", "92nd brigade from Chuhuiv"; not "10 km from", "footage from". */
  isOrigin(): boolean {
    const { relation, distance, phraseStart } = this.mention;
    if (relation !== 'from' || distance !== null) return false;
    for (let at = phraseStart - 1; at >= phraseStart - REACH; at -= 1) {
      if (
        endsClause(this.tokens, at) ||
        has(this.tokens, at, 'transfer') ||
        has(this.tokens, at, 'unit')
      )
        return true;
      if (has(this.tokens, at, 'media') || has(this.tokens, at, 'booty')) return false;
    }
    return true;
  }

  /** "sent to Kyiv"; not "moving to Kyiv", where the way there is meant. */
  isDestination(): boolean {
    const { relation, phraseStart, start } = this.mention;
    if (relation !== 'toward') return false;
    if (this.tokens[phraseStart]?.norm.startsWith('toward') === true) return false;
    for (let at = start - 1; at >= phraseStart - MOVEMENT_REACH; at -= 1) {
      if (at < phraseStart && endsClause(this.tokens, at)) return true;
      if (has(this.tokens, at, 'transfer')) return true;
      if (has(this.tokens, at, 'movement')) return false;
    }
    return true;
  }

  /** "Kharkiv-made", "Kyiv's". */
  isMaker(): boolean {
    const { end, relation } = this.mention;
    const next = this.tokens[end];
    if (next?.kind === 'hyphen' && next.glued && governs(this.tokens, end + 1, 'made')) return true;
    if (EDGES.has(next?.norm ?? '')) return false;
    return relation === null && this.tokens[end - 1]?.possessive === true;
  }

  /** "exhibited in Kyiv", "said in Kyiv", "built in Kharkiv". */
  isGoverned(): boolean {
    const { relation, phraseStart } = this.mention;
    if (relation === null || relation === 'between') return false;
    let passedStatus = false;
    let passedItem = false;
    for (let at = phraseStart - 1; at >= phraseStart - REACH; at -= 1) {
      if (endsClause(this.tokens, at)) return false;
      if (this.facts.isStatus(at)) {
        if (!this.isAttribute(at)) return false;
        passedStatus = true;
      }
      passedItem ||= this.facts.isItem(at);
      if (has(this.tokens, at, 'media')) return false;
      if (has(this.tokens, at, 'based')) return this.isOfUnit(at);
      const governor = governorsEndingAt(this.tokens, at).find(
        (it) => phraseStart - at <= (NEARNESS[it] ?? 0),
      );
      if (governor === undefined) continue;
      if (passedItem && OF_OTHER_TIMES.has(governor)) continue;
      if (governor === 'yard' && isBeyond(this.tokens, at)) continue;
      if (governor === 'speech' && isContent(this.tokens, at + 1, phraseStart)) return false;
      if (governor === 'display' || governor === 'shown') return true;
      if (governor === 'transfer') return relation === 'in' && this.tokens[at]?.cyrillic === true;
      return !passedStatus;
    }
    return false;
  }

  /** "pulled out across the Oskil": where they went. */
  isCrossedInRetreat(): boolean {
    const { candidates, phraseStart, start } = this.mention;
    return candidates[0]?.kind === 'river' && isRetreatOver(this.tokens, phraseStart, start);
  }

  /** "in Kyiv, where it is displayed". */
  isDisplayedAfter(): boolean {
    const { end, relation } = this.mention;
    if (relation !== 'in' || !RELATIVES.has(this.tokens[end + 1]?.norm ?? '')) return false;
    for (let at = end + 2; at < end + 2 + UNIT_REACH; at += 1) {
      if (governs(this.tokens, at, 'display') || governs(this.tokens, at, 'shown')) return true;
    }
    return false;
  }

  /** "KYIV, Feb 7 (Agency) -" at the head of a line. */
  isDateline(): boolean {
    const { start, end, relation } = this.mention;
    if (relation !== null || !isLineStart(this.tokens, start)) return false;
    for (let at = end; at < end + REACH; at += 1) {
      const token = this.tokens[at];
      if (token === undefined || token.kind === 'newline') return false;
      if (token.norm === ')') return this.tokens[at + 1]?.kind === 'hyphen';
    }
    return false;
  }

  /** "Photo: Anton Petrenko / Kyiv": a name stands between the label and the place. */
  isCredit(): boolean {
    const { start, relation } = this.mention;
    if (relation !== null) return false;
    let sawName = false;
    for (let at = start - 1; at >= start - CREDIT_REACH; at -= 1) {
      const token = this.tokens[at];
      if (token === undefined || token.kind === 'newline' || token.norm === ';') return false;
      if (this.facts.isStatus(at) || this.facts.isItem(at)) return false;
      if (CREDITS.has(token.norm)) return sawName && this.opensCredit(at + 1);
      sawName ||= token.kind === 'word' && token.capital && !this.facts.isKnown(at);
      sawName ||= governs(this.tokens, at, 'unit');
    }
    return false;
  }

  private opensCredit(at: number): boolean {
    const norms = [this.tokens[at]?.norm ?? '', this.tokens[at + 1]?.norm ?? ''];
    return (
      norms.some((norm) => norm === ':' || norm === 'by') || this.tokens[at]?.kind === 'hyphen'
    );
  }

  /** "bombed Kharkiv", "the battle of Kyiv", "fighting for Bakhmut" */
  isTarget(): boolean {
    const { start, end, relation, kindWord } = this.mention;
    if (kindWord === 'site' || kindWord === 'front') return false;
    if (relation === null) {
      const noun = this.tokens[start - 1]?.norm === 'of' ? start - 2 : start - 1;
      if (has(this.tokens, noun, 'life')) return true;
      const isObject = has(this.tokens, start - 1, 'target');
      return isObject && !(this.tokens[start - 1]?.norm === 'hit' && this.facts.isItem(start - 2));
    }
    return (
      relation === 'in' &&
      ADVANCES.has(this.tokens[start - 2]?.norm ?? '') &&
      ON.has(this.tokens[start - 1]?.norm ?? '') &&
      end > start
    );
  }

  /** «Москва», "Kyiv": a ship, a battalion or a company that bears the name. */
  isInNameOfQuotes(): boolean {
    const { start, end, kindWord, relation } = this.mention;
    if (kindWord !== null || relation === 'in') return false;
    if (SITES.test(this.tokens[start - 2]?.norm ?? '')) return false;
    return this.tokens[start - 1]?.kind === 'quote' && this.tokens[end]?.kind === 'quote';
  }

  /** "204th Brigade (Lutsk)" */
  isBracketedAfterUnit(): boolean {
    const { start, relation } = this.mention;
    if (relation !== null || this.tokens[start - 1]?.norm !== '(') return false;
    for (let at = start - 2; at >= start - 2 - BRACKET_REACH; at -= 1) {
      if (endsClause(this.tokens, at) || this.facts.isItem(at) || this.facts.isStatus(at))
        return false;
      if (has(this.tokens, at, 'unit')) return true;
    }
    return false;
  }

  private isOfUnit(based: number): boolean {
    for (let at = based - 1; at >= based - UNIT_REACH; at -= 1) {
      if (this.facts.isItem(at) || endsClause(this.tokens, at)) return false;
      if (has(this.tokens, at, 'unit')) return true;
    }
    return false;
  }

  /** A status right before its item, "a captured T-72", tells nothing of where. */
  private isAttribute(status: number): boolean {
    for (let at = status + 1; at <= status + UNIT_REACH; at += 1) {
      if (at >= this.mention.phraseStart) return false;
      if (this.facts.isItem(at)) return true;
      if (this.tokens[at]?.kind === 'punct') return false;
    }
    return false;
  }

  private skipQuotes(at: number): number {
    return this.tokens[at]?.kind === 'quote' ? at - 1 : at;
  }
}

/** Nothing but marks and symbols stands between a token and the start of its line. */
export function isLineStart(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= 0; before -= 1) {
    const kind = tokens[before]?.kind;
    if (kind === 'newline') return true;
    if (kind === 'word' || kind === 'number' || kind === 'link' || kind === 'handle') return false;
    if (at - before > REACH) return false;
  }
  return true;
}
