import type { BelligerentsFile } from '../../domain/reference.ts';
import { PhraseTrie } from '../tokens/phrase-trie.ts';
import { type Token, tokenize } from '../tokens/tokenize.ts';
import { type Sentence, splitSentences } from './sentences.ts';

/** Who a sentence says claims it. */
export interface Attribution {
  /** ISO 3166 alpha-3 of the belligerent; null where the side is not told. */
  readonly side: string | null;
}

/** `attributed`, and `attributed_to:` with the side where it is known. */
export function attributionTags(attribution: Attribution | null): readonly string[] {
  if (attribution === null) return [];
  const { side } = attribution;
  return side === null ? ['attributed'] : ['attributed', `attributed_to:${side}`];
}

/**
 * What makes a sentence somebody's word.
 * - `source`: the speaker follows ("according to", "за даними").
 * - `verb`: the speaker is its subject ("said", "повідомили").
 * - `this`: opens a sentence that speaks of the one before ("Про це").
 */
type AttributionWord = 'source' | 'verb' | 'this';

const WORDS: Readonly<Record<AttributionWord, string>> = {
  source:
    'according to, as reported by, as claimed by, as stated by, reported by, confirmed by, claimed by, ' +
    'announced by, citing, in the words of, ' +
    'за даними, за словами, за інформацією, за повідомленням, за повідомленнями, за заявою, за твердженням, ' +
    'зі слів, з посиланням на, посилаючись на, на думку, ' +
    'по данным, по словам, по информации, по сообщению, по сообщениям, по заявлению, по утверждению, ' +
    'по версии, со слов, со ссылкой на, ссылаясь на, по мнению',
  verb:
    'said, says, say, told, tells, stated, states, claimed, claims, claim, reported, reports, announced, ' +
    'announces, confirmed, confirms, added, adds, wrote, writes, alleged, alleges, noted, notes, acknowledged, ' +
    'admitted, ' +
    'повідомив, повідомила, повідомило, повідомили, повідомляє, повідомляють, повідомляється, заявив, заявила, ' +
    'заявило, заявили, заявляє, заявляють, сказав, сказала, сказали, розповів, розповіла, розповіли, ' +
    'розповідає, розповідають, підтвердив, підтвердила, підтвердило, підтвердили, підтверджують, написав, ' +
    'написала, написали, пише, пишуть, стверджує, стверджують, стверджував, стверджували, зазначив, зазначила, ' +
    'зазначили, зазначають, зазначається, уточнили, доповіли, доповів, інформує, інформують, йдеться, ' +
    'сообщил, сообщила, сообщило, сообщили, сообщает, сообщают, сообщается, заявлял, заявил, заявило, ' +
    'заявляет, заявляют, сказал, сказало, рассказал, рассказала, рассказали, рассказывает, рассказывают, ' +
    'подтвердил, подтвердило, подтвердили, подтверждает, подтверждают, написал, написало, пишет, пишут, ' +
    'утверждает, утверждают, утверждал, утверждали, отметил, отметила, отметили, отмечает, отмечают, уточнил, ' +
    'уточнило, доложил, доложили, информирует, говорится',
  this: 'про це, це, об этом, это',
};

/** "was reported destroyed": nobody is named who reported it. */
const PASSIVE = new Set('was were is are been be being'.split(' '));
/** After a verb of saying: what follows is what was said, not who said it. */
const CONTENT = new Set('про о об обо щодо що что that about'.split(' '));
/** What may stand before a verb of saying without being its subject. */
const OPENERS = new Set('as як как'.split(' '));
/** Tokens in which the speaker's side is looked for. */
const REACH = 9;

const BREAKS = new Set([',', ';', ':', '(', ')', '|']);

/** Reads who claims what a text tells. Made once for the belligerents; keeps no state between texts. */
export class AttributionReader {
  private readonly words = new PhraseTrie<AttributionWord>();
  private readonly sides = new PhraseTrie<string>();

  constructor({ belligerents }: BelligerentsFile) {
    for (const word of ['source', 'verb', 'this'] as const) {
      for (const phrase of WORDS[word].split(',')) this.words.insert(phrase.trim(), word, false);
    }
    for (const { code, adjectives, forces, proxies } of belligerents) {
      const named = [adjectives, forces, ...proxies.map((proxy) => proxy.aliases)];
      for (const { en, uk, ru } of named) {
        for (const name of [...en, ...uk, ...ru]) this.sides.insert(name, code);
      }
    }
  }

  /** Who claims what stands at an offset of the text; null where it is the writer's own word. */
  of(text: string): (offset: number) => Attribution | null {
    const tokens = tokenize(text);
    const sentences = splitSentences(tokens);
    return (offset) => {
      const at = sentences.findIndex(({ end }) => (tokens[end - 1]?.end ?? 0) > offset);
      const sentence = sentences[at];
      if (sentence === undefined) return null;
      const next = sentences[at + 1];
      return (
        this.inSentence(tokens, sentence) ??
        (next !== undefined && this.speaksOfTheLast(tokens, next)
          ? this.inSentence(tokens, next)
          : null)
      );
    };
  }

  /** "Про це повідомили в Генштабі." */
  private speaksOfTheLast(tokens: readonly Token[], { start }: Sentence): boolean {
    return this.words
      .matchesAt(tokens, start)
      .some(({ entries, end }) => entries.includes('this') && this.isVerb(tokens, end));
  }

  private isVerb(tokens: readonly Token[], at: number): boolean {
    return this.words.matchesAt(tokens, at).some(({ entries }) => entries.includes('verb'));
  }

  private inSentence(tokens: readonly Token[], sentence: Sentence): Attribution | null {
    let found: Attribution | null = null;
    for (let at = sentence.start; at < sentence.end; at += 1) {
      const match = this.words.matchesAt(tokens, at).at(-1);
      if (match === undefined || match.end > sentence.end) continue;
      const attribution = match.entries.includes('source')
        ? { side: this.firstSide(tokens, match.end, sentence) }
        : this.ofVerb(tokens, at, sentence);
      if (attribution?.side != null) return attribution;
      found ??= attribution;
      at = match.end - 1;
    }
    return found;
  }

  private ofVerb(tokens: readonly Token[], verb: number, sentence: Sentence): Attribution | null {
    if (!this.isVerb(tokens, verb) || PASSIVE.has(tokens[verb - 1]?.norm ?? '')) return null;
    const start = clauseStart(tokens, verb, sentence);
    const says = tokens[verb + 1];
    const named = (): string | null => this.lastSide(tokens, start, verb);
    const isSubjectFirst = verb > start && tokens[verb]?.cyrillic !== true;
    if (isSubjectFirst || says === undefined || breaks(says) || CONTENT.has(says.norm)) {
      return { side: named() };
    }
    const after = this.firstSide(tokens, verb + 1, sentence);
    const startsWithContent = CONTENT.has(tokens[start]?.norm ?? '');
    return { side: after ?? (startsWithContent ? null : named()) };
  }

  /** The first side named from a token on, within the clause. */
  private firstSide(tokens: readonly Token[], from: number, { end }: Sentence): string | null {
    for (let at = from; at < Math.min(end, from + REACH); at += 1) {
      const token = tokens[at];
      if (token === undefined || breaks(token)) return null;
      const side = this.sideAt(tokens, at);
      if (side !== null) return side;
      if (CONTENT.has(token.norm)) return null;
    }
    return null;
  }

  /** The last side named before a token, not before `start`. */
  private lastSide(tokens: readonly Token[], start: number, end: number): string | null {
    for (let at = end - 1; at >= Math.max(start, end - REACH); at -= 1) {
      const side = this.sideAt(tokens, at);
      if (side !== null) return side;
    }
    return null;
  }

  private sideAt(tokens: readonly Token[], at: number): string | null {
    return this.sides.matchesAt(tokens, at).at(-1)?.entries[0] ?? null;
  }
}

/** The first token of the verb's clause that could be its subject. */
function clauseStart(tokens: readonly Token[], verb: number, sentence: Sentence): number {
  let start = verb;
  while (start > sentence.start && !breaks(tokens[start - 1])) start -= 1;
  while (start < verb && isOpener(tokens[start])) start += 1;
  return start;
}

function isOpener(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'quote' || OPENERS.has(token.norm);
}

function breaks(token: Token | undefined): boolean {
  if (token === undefined) return true;
  return BREAKS.has(token.norm) || token.kind === 'newline' || isDash(token);
}

function isDash({ kind, glued }: Token): boolean {
  return kind === 'hyphen' && !glued;
}
