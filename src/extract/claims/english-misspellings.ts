import { STATUS_PRECEDENCE } from '../../domain/vocabulary.ts';
import type { StatusWords } from './grammar-types.ts';

/** Long enough that one letter lost or two swapped make no other word. */
const OFTEN_TYPED: Readonly<Record<StatusWords['status'], string>> = {
  destroyed: 'distroyed, destroied, destroyd',
  damaged: 'dammaged, damadged',
  captured: 'captered',
  abandoned: 'abandonned, abandonded, abondoned, abandond',
};

/** Typed in haste: "destroed", "abandoend". */
export const ENGLISH_MISSPELT: readonly StatusWords[] = STATUS_PRECEDENCE.map((status) => ({
  status,
  voice: 'participle',
  words: [...slipsOf(status), OFTEN_TYPED[status]].join(', '),
}));

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
