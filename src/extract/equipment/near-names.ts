const MOST_NEAR = 5;
/** Names that share less are not alike: half of what they are made of. */
const LEAST_LIKENESS = 0.4;

/** Names spelt most like a text, the nearest first: for a person who mistyped one, never to choose by. */
export function nearNames(text: string, names: readonly string[]): readonly string[] {
  const wanted = pairsOf(text);
  return names
    .map((name) => ({ name, likeness: likenessOf(wanted, pairsOf(name)) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

/** Dice coefficient of pairs of letters and digits. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [
    ...` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `,
  ];
  return new Set(letters.slice(1).map((letter, n) => `${letters[n]}${letter}`));
}
