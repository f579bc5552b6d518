import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';

/** Tokens of "а з російського боку" before the dash. */
export const GAP_REACH = 5;

/**
 * "Українці втратили два М113, росіяни — сім МТ-ЛБ": the dash stands for the verb before, which
 * has another side for its subject.
 */
export function gappedIn(
  tokens: readonly Token[],
  scan: GrammarScan,
  phrases: readonly NounPhrase[],
  statuses: readonly StatusMention[],
  sentenceEnd: number,
): readonly StatusMention[] {
  if (statuses.length === 0) return [];
  const next = ofTheNext(tokens, scan, statuses, sentenceEnd);
  const ofOthers = phrases.flatMap((phrase) => {
    const dash = phrase.start - 1;
    const mark = tokens[dash];
    if (mark?.kind !== 'hyphen' || mark.glued) return [];
    const clause = clauseStart(tokens, scan, phrases, dash);
    if (clause === null) return [];
    const verb = statuses.findLast(({ end }) => end <= clause);
    if (verb === undefined || tokens[verb.start]?.cyrillic !== true) return [];
    return [{ start: dash, end: dash + 1, words: verb.words.map(withSideForSubject) }];
  });
  return next.length === 0 ? ofOthers : [...ofOthers, ...next];
}

const ORDINAL =
  /^(?:друг(?:ий|а|у|ого|ої)|втор(?:ой|ая|ую|ого)|треті?й|трет(?:я|ю|ього|ья|ью|ьего)|інш(?:ий|а|у|ого)|друг(?:ой|ая|ую|ого))$/;

/** "Первый «Абрамс» сожгли в феврале, второй — в марте": the verb before, of the next one. */
function ofTheNext(
  tokens: readonly Token[],
  scan: GrammarScan,
  statuses: readonly StatusMention[],
  to: number,
): readonly StatusMention[] {
  const first = statuses[0]?.end ?? to;
  const found: StatusMention[] = [];
  for (let at = first + 2; at < to; at += 1) {
    const mark = tokens[at];
    if (mark?.kind !== 'hyphen' || mark.glued || tokens[at - 2]?.norm !== ',') continue;
    if (!ORDINAL.test(tokens[at - 1]?.norm ?? '')) continue;
    if (!scan.is(at + 1, 'preposition') && tokens[at + 1]?.kind !== 'number') continue;
    const verb = statuses.findLast(({ end }) => end < at - 1);
    if (verb !== undefined) found.push({ start: at, end: at + 1, words: verb.words });
  }
  return found;
}

/** "з російського — Т-80": the side named is who lost it, whatever the verb's subject was. */
function withSideForSubject(word: StatusWord): StatusWord {
  if (word.voice === 'loses') return word;
  return { ...word, voice: word.voice === 'free' ? 'active' : 'loses' };
}

/** The comma before the other side's name; null where none is named between it and the dash. */
function clauseStart(
  tokens: readonly Token[],
  scan: GrammarScan,
  phrases: readonly NounPhrase[],
  dash: number,
): number | null {
  let namesSide = false;
  for (let at = dash - 1; at >= Math.max(0, dash - GAP_REACH); at -= 1) {
    const token = tokens[at];
    if (token?.norm === ',' || token?.norm === ';') return namesSide ? at : null;
    if (token?.kind !== 'word' || scan.statusAt.has(at)) return null;
    if (phrases.some(({ item }) => at >= item.start && at < item.end)) return null;
    namesSide ||= namesASide(scan, at);
  }
  return null;
}

function namesASide(scan: GrammarScan, at: number): boolean {
  const side = scan.sideOver.get(at)?.side;
  if (side !== undefined && side.role !== 'donor') return true;
  return scan.is(at, 'we') || scan.is(at, 'enemy') || scan.is(at, 'plural_pronoun');
}
