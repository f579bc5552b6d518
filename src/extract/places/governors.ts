import type { Token } from '../tokens/tokenize.ts';
import { GOVERNORS, type Governor } from './aside-words.ts';

export type { Governor };

/** Whether a word of the kind ends at a token. */
export function has(tokens: readonly Token[], at: number, governor: Governor): boolean {
  return governorsEndingAt(tokens, at).includes(governor);
}

/** Whether a word of the kind starts at a token. */
export function governs(tokens: readonly Token[], start: number, governor: Governor): boolean {
  return GOVERNORS.matchesAt(tokens, start).some(({ entries }) => entries.includes(governor));
}

export function governorsEndingAt(tokens: readonly Token[], at: number): readonly Governor[] {
  for (const start of [at, at - 1]) {
    const match = GOVERNORS.matchesAt(tokens, start).find(({ end }) => end === at + 1);
    if (match !== undefined) return match.entries;
  }
  return [];
}

export function endsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'newline') return true;
  return token.kind === 'punct' && '.,;:!?…'.includes(token.norm);
}

const CONTENT = new Set(['of', 'about', 'про', 'о', 'об', 'that', 'що', 'что']);
const BEYOND = new Set(['beyond', 'past', 'without', 'без']);

/** "told of an assault near Terny", "розповів про спробу прориву біля Торського": what is told. */
export function isContent(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (CONTENT.has(tokens[at]?.norm ?? '')) return true;
  return false;
}

/** "damaged beyond quick repair in dock at Sevastopol" */
export function isBeyond(tokens: readonly Token[], at: number): boolean {
  return [at - 1, at - 2].some((before) => BEYOND.has(tokens[before]?.norm ?? ''));
}
