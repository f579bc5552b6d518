import type { StatusWords } from './grammar-types.ts';

/** Long enough that one letter lost or two swapped make no other word. */
const OFTEN_TYPED: readonly (readonly [StatusWords['status'], string, string])[] = [
  ['destroyed', 'destroyed', 'distroyed, destroied, destroyd, detroyed'],
  ['damaged', 'damaged', 'damged, dammaged, damadged'],
  ['captured', 'captured', 'caputred, capured, captued, captered'],
  ['abandoned', 'abandoned', 'abandonned, abandonded, abondoned, abandond'],
];

/** Typed in haste: "destroed", "abandoend". */
export const ENGLISH_MISSPELT: readonly StatusWords[] = OFTEN_TYPED.map(
  ([status, word, others]) => ({
    status,
    voice: 'participle',
    words: [...new Set([...slipsOf(word), ...others.split(', ')])].join(', '),
  }),
);

/** The first letter and the last two are seldom mistyped, and tell one form of the verb from others. */
function slipsOf(word: string): readonly string[] {
  const slips: string[] = [];
  for (let at = 1; at < word.length - 2; at += 1) {
    const before = word.slice(0, at);
    slips.push(before + word.slice(at + 1));
    slips.push(before + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }
  return slips.filter((slip) => slip !== word);
}
