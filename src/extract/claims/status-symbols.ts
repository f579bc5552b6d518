import type { Token } from '../tokens/tokenize.ts';
import type { StatusWord } from './grammar-types.ts';

const ARROWS = new Set('➡ → ▶ ⏩ > ='.split(' '));
const DEATHS = new Set('💀 ☠ ⚰ 🪦 🔥 💥'.split(' '));
export const DEAD: StatusWord = {
  status: 'destroyed',
  voice: 'subject',
  scope: 'any',
  unsure: false,
  tag: null,
};

export function isDeath(norm: string): boolean {
  return DEATHS.has(norm);
}

/** "T-62 ➡️ 💀"; a skull alone may only be laughter. */
export function becomesDead(tokens: readonly Token[], at: number): boolean {
  return DEATHS.has(tokens[at]?.norm ?? '') && ARROWS.has(tokens[at - 1]?.norm ?? '');
}

export const MINUS: StatusWord = { ...DEAD, voice: 'passive' };

/** "-1 танк", "− три ворожі УАЗи": a minus before a count, not a list's dash or a range. */
export function subtracts(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.kind !== 'hyphen' || token.glued || next === undefined) return false;
  const before = tokens[at - 1];
  if (
    before !== undefined &&
    before.kind !== 'newline' &&
    before.kind !== 'symbol' &&
    before.kind !== 'punct'
  )
    return false;
  if (token.norm === '−') return true;
  if (token.norm !== '-') return false;
  const isCount = next.kind === 'number' && next.glued && next.norm.length <= 2;
  return isCount;
}

/** "2С19 «Мста-С» -1": a minus that closes a line, or stands before its place. */
export function closesEntry(tokens: readonly Token[], at: number): boolean {
  const count = tokens[at + 1];
  const before = tokens[at - 1];
  if (tokens[at]?.norm !== '-' || tokens[at]?.glued === true) return false;
  if (count?.kind !== 'number' || !count.glued) return false;
  const isNamed = before?.kind === 'word' || before?.kind === 'quote' || before?.kind === 'number';
  if (!isNamed || count.norm.length > 1) return false;
  const after = tokens[at + 2];
  if (after === undefined || after.kind === 'newline' || after.kind === 'symbol') return true;
  return after.norm === 'под' || after.norm === 'під' || after.norm === '#';
}
