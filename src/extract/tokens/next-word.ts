import type { Token } from './tokenize.ts';

/**
 * The token a phrase goes on with after `at`: hyphens, quotes and brackets written without a space
 * are passed over. A digit is not carried over a space to a letter that would begin a new word
 * ("2 S-300" is two of them).
 */
export function nextWord(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  let gap = false;
  for (let skipped = 0; skipped <= 2; skipped += 1) {
    const token = tokens[next];
    if (token === undefined) return -1;
    gap ||= !token.glued;
    if (token.kind === 'word' || token.kind === 'number') {
      const first = tokens[at];
      const leadsWithDigit = first?.kind === 'number' && (at === 0 || !isGluedWord(tokens, at));
      if (gap && first?.kind === 'number' && isLoneParticle(token)) return -1;
      return gap && leadsWithDigit && token.kind === 'word' ? -1 : next;
    }
    if (token.kind === 'hyphen' && token.glued) gap = false;
    else if (token.kind === 'quote') gap = gap || !token.glued;
    else if (token.norm === '/' && token.glued) gap = false;
    else if (token.norm === '.' && token.glued && isAbbreviation(tokens[at])) gap = false;
    else if ((token.norm === '(' || token.norm === ')') && token.glued) gap = false;
    else return -1;
    next += 1;
  }
  return -1;
}

/** "Obr. 2016", "vz. 77", "Mk. 3": words of names that are written with a full stop. */
const ABBREVIATIONS = new Set([
  'obr',
  'обр',
  'mod',
  'мод',
  'zr',
  'зр',
  'vz',
  'wz',
  'mk',
  'ausf',
  'пр',
]);

function isAbbreviation(token: Token | undefined): boolean {
  return token?.kind === 'word' && ABBREVIATIONS.has(token.norm);
}

/** "Т-72 в Бахмуте": a word of one letter is a preposition or "and", and no variant of the T-72. */
function isLoneParticle(token: Token): boolean {
  return token.cyrillic && token.norm.length === 1 && LONE_PARTICLES.has(token.norm);
}

const LONE_PARTICLES = new Set([...'вускоиазій']);

function isGluedWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return token?.glued === true && before !== undefined && before.kind !== 'punct';
}
