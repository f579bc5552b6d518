import type { StemCut } from './case-endings.ts';
import { nextWord } from './next-word.ts';
import { PhraseReader, type PhraseRest, type PhraseWord } from './phrase.ts';
import type { Token } from './tokenize.ts';
import { WordFilter } from './word-filter.ts';
import { WORD_SLOTS } from './word-forms.ts';

const NONE: readonly never[] = [];

type Children<Entry> = Map<string, Node<Entry>>;

/** Most nodes are leaves: their maps are made when a child comes. */
class Node<Entry> {
  exact: Children<Entry> | undefined;
  stems: Children<Entry> | undefined;
  entries: readonly Entry[] = NONE;
  /** Phrases that go on from here, in the order given, while no text has come as far. */
  unread: UnreadPhrase<Entry>[] | undefined;
}

interface UnreadPhrase<Entry> {
  readonly rest: PhraseRest;
  readonly entry: Entry;
}

/** From the root to the node of a first word. */
interface FirstStep<Entry> {
  readonly node: Node<Entry>;
  readonly plural: boolean;
  readonly ending: string;
}

export interface PhraseMatch<Entry> {
  /** Token indices [start, end). */
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  /** The last word carried an English plural ending. */
  readonly plural: boolean;
  /** Letters after the stem of the last word; empty for an exact match. */
  readonly ending: string;
}

/**
 * Phrases of several words, matched against tokens in one walk, whatever their number. A phrase is
 * read as far as texts have come along it: few need more than a hundredth of what is known, and a
 * command that reads one text would wait longest for the rest.
 */
export class PhraseTrie<Entry> {
  private readonly reader: PhraseReader;
  private readonly root = new Node<Entry>();
  /** What a phrase may start with: words, and stems of words. */
  private readonly firstWords = new WordFilter();
  private readonly firstStems = new WordFilter();
  private remembers = false;
  private readonly rememberedSerials = new Array<number>(WORD_SLOTS).fill(0);
  private readonly remembered = new Array<readonly FirstStep<Entry>[]>(WORD_SLOTS).fill(NONE);

  /** Lexicons of like names may share the reader of their aliases. */
  constructor(reader: PhraseReader = new PhraseReader()) {
    this.reader = reader;
  }

  insert(alias: string, entry: Entry, inflect = true): void {
    this.forget();
    for (const { forms, rest } of this.reader.next(this.reader.restOf(alias, inflect))) {
      for (const form of forms) {
        this.filterFor(form.kind).add(form.text);
        goOn(step(this.root, form), rest, entry);
      }
    }
  }

  /** Every phrase that starts at a token, shortest first. Empty for most tokens. */
  matchesAt(tokens: readonly Token[], start: number): readonly PhraseMatch<Entry>[] {
    const first = tokens[start];
    if (first === undefined || (first.kind !== 'word' && first.kind !== 'number')) return NONE;
    const steps = this.firstStepsOf(first);
    if (steps === NONE) return NONE;
    const search: Search<Entry> = { tokens, start, found: undefined };
    for (let i = 0; i < steps.length; i += 1) {
      const step = steps[i];
      if (step !== undefined) this.take(search, start, step.node, step.plural, step.ending);
    }
    const { found } = search;
    if (found === undefined) return NONE;
    return isEachLonger(found) ? found : mergeByEnd(found);
  }

  /** Words may lead elsewhere once a phrase is added. */
  private forget(): void {
    if (this.remembers) this.rememberedSerials.fill(0);
    this.remembers = false;
  }

  /** Where a word leads from the root; for a word that is remembered, worked out once. */
  private firstStepsOf(first: Token): readonly FirstStep<Entry>[] {
    const { slot, serial } = first;
    if (slot >= 0 && this.rememberedSerials[slot] === serial) return this.remembered[slot] ?? NONE;
    const steps = this.mayStartWith(first) ? this.stepsFromRoot(first) : NONE;
    if (slot >= 0) {
      this.remembers = true;
      this.remembered[slot] = steps;
      this.rememberedSerials[slot] = serial;
    }
    return steps;
  }

  private stepsFromRoot({
    norm,
    folded,
    singular,
    plural,
    cuts,
  }: Token): readonly FirstStep<Entry>[] {
    const { exact, stems } = this.root;
    const steps: FirstStep<Entry>[] = [];
    const add = (node: Node<Entry> | undefined, isPlural: boolean, ending: string): void => {
      if (node !== undefined) steps.push({ node, plural: isPlural, ending });
    };
    add(exact?.get(norm), plural, '');
    if (folded !== norm) add(exact?.get(folded), plural, '');
    if (singular !== null) add(exact?.get(singular), true, 's');
    if (stems !== undefined)
      for (const { stem, ending } of cuts) add(stems.get(stem), false, ending);
    return steps.length === 0 ? NONE : steps;
  }

  private readOn(node: Node<Entry>, unread: readonly UnreadPhrase<Entry>[]): void {
    node.unread = undefined;
    for (const { rest, entry } of unread) {
      for (const { forms, rest: behind } of this.reader.next(rest)) {
        for (const form of forms) goOn(step(node, form), behind, entry);
      }
    }
  }

  /** False is sure, and nearly always the answer. */
  private mayStartWith({ hash, foldedHash, singular, singularHash, cuts }: Token): boolean {
    const { firstWords, firstStems } = this;
    if (firstWords.mayHold(hash)) return true;
    if (foldedHash !== hash && firstWords.mayHold(foldedHash)) return true;
    if (singular !== null && firstWords.mayHold(singularHash)) return true;
    for (let at = 0; at < cuts.length; at += 1) {
      const cut = cuts[at];
      if (cut !== undefined && firstStems.mayHold(cut.hash)) return true;
    }
    return false;
  }

  private filterFor(kind: PhraseWord['kind']): WordFilter {
    return kind === 'exact' ? this.firstWords : this.firstStems;
  }

  private walk(search: Search<Entry>, at: number, node: Node<Entry>): void {
    const token = search.tokens[at];
    if (token === undefined) return;
    const { norm, folded } = token;
    const { exact } = node;
    if (exact !== undefined) {
      this.take(search, at, exact.get(norm), token.plural, '');
      if (folded !== norm) this.take(search, at, exact.get(folded), token.plural, '');
      const { singular } = token;
      if (singular !== null) this.take(search, at, exact.get(singular), true, 's');
    }
    if (node.stems !== undefined) this.walkStems(search, at, token.cuts, node.stems);
  }

  private walkStems(
    search: Search<Entry>,
    at: number,
    cuts: readonly StemCut[],
    stems: Children<Entry>,
  ): void {
    for (const { stem, ending } of cuts) this.take(search, at, stems.get(stem), false, ending);
  }

  private take(
    search: Search<Entry>,
    at: number,
    next: Node<Entry> | undefined,
    plural: boolean,
    ending: string,
  ): void {
    if (next === undefined) return;
    if (next.entries.length > 0) {
      const { entries } = next;
      const match = { start: search.start, end: at + 1, entries, plural, ending };
      if (search.found === undefined) search.found = [match];
      else search.found.push(match);
    }
    if (next.exact === undefined && next.stems === undefined && next.unread === undefined) return;
    const following = nextWord(search.tokens, at);
    if (following === -1) return;
    if (next.unread !== undefined) this.readOn(next, next.unread);
    this.walk(search, following, next);
  }
}

interface Search<Entry> {
  readonly tokens: readonly Token[];
  readonly start: number;
  found: PhraseMatch<Entry>[] | undefined;
}

/** Each than the one before, as nearly always: there is nothing to sort or to merge. */
function isEachLonger<Entry>(found: readonly PhraseMatch<Entry>[]): boolean {
  for (let i = 1; i < found.length; i += 1) {
    if ((found[i]?.end ?? 0) <= (found[i - 1]?.end ?? 0)) return false;
  }
  return true;
}

/** Matches of one length are one match, read as inflected where any of them is. */
function mergeByEnd<Entry>(found: PhraseMatch<Entry>[]): readonly PhraseMatch<Entry>[] {
  found.sort((a, b) => a.end - b.end);
  const merged: PhraseMatch<Entry>[] = [];
  for (const match of found) {
    const last = merged.at(-1);
    if (last === undefined || last.end !== match.end) merged.push(match);
    else {
      merged[merged.length - 1] = {
        ...last,
        entries: [...new Set([...last.entries, ...match.entries])],
        plural: last.plural || match.plural,
        ending: last.ending.length >= match.ending.length ? last.ending : match.ending,
      };
    }
  }
  return merged;
}

/** A phrase that ends at a node, or goes on from it. */
function goOn<Entry>(node: Node<Entry>, rest: PhraseRest | null, entry: Entry): void {
  if (rest !== null) {
    node.unread ??= [];
    node.unread.push({ rest, entry });
  } else if (!node.entries.includes(entry)) node.entries = [...node.entries, entry];
}

function step<Entry>(node: Node<Entry>, word: PhraseWord): Node<Entry> {
  let children = word.kind === 'exact' ? node.exact : node.stems;
  if (children === undefined) {
    children = new Map();
    if (word.kind === 'exact') node.exact = children;
    else node.stems = children;
  }
  let next = children.get(word.text);
  if (next === undefined) {
    next = new Node<Entry>();
    children.set(word.text, next);
  }
  return next;
}
