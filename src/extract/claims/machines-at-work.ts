import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens around an item in which its work is told. */
const WORK_BEFORE = 3;
const WORK_AFTER = 6;
const AT_WORK =
  /^(?:fir(?:es?|ed|ing)|shot|shoot(?:s|ing)?|shell(?:s|ed|ing)|вел|отстрел|відстріл|обстр|pound(?:s|ing)|doing|works?|working|strik(?:es|ing)|стреля|стріля|вед[её]т|веде|бь[её]т|б'є|работа|отработа|працю|відпрацю|вы?стрел|постріл|залп|гатит|накры?в)/;

/** "TOS-1A firing at positions; impact area burnt out": what it did, no fate of its own. */
export function isAtWork(view: SentenceView, { start, end }: NounPhrase): boolean {
  for (let at = start - WORK_BEFORE; at < end + WORK_AFTER; at += 1) {
    if (AT_WORK.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
