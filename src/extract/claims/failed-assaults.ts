import type { Owner } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const FAILED =
  /^(?:failed|botched|abortive|aborted|repelled|repulsed|foiled|thwarted|unsuccessful|doomed|невдал\p{L}{1,3}|провальн\p{L}{1,3}|відбит\p{L}{1,3}|неудачн\p{L}{1,3}|отбит\p{L}{1,3}|неудавш\p{L}{2,4})$/u;
const ATTEMPT =
  /^(?:assault|attack|push|crossing|advance|attempt|offensive|counterattack|raid|thrust|landing|breakthrough|штурм\p{L}{0,2}|атак[иіауы]|атакою|наступ\p{L}{0,2}|спроб[иаі]|попытк[иае]|переправ[иаіы]|прорив\p{L}{0,2}|прорыв\p{L}{0,2}|наступлени[яе])$/u;
/** Tokens between "failed" and the side whose attempt it was, and from there to the noun. */
const REACH = 3;

/** "wrecked in the botched Russian crossing": who failed lost what was wrecked. */
export function ownerWhoFailed(view: SentenceView): Owner | null {
  if (!view.once('failed', () => tellsOfFailure(view))) return null;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention === undefined || mention.start !== at || mention.side.role === 'donor') continue;
    const { start, end, side } = mention;
    if (isNear(view, start - REACH, start, FAILED) && isNear(view, end, end + REACH, ATTEMPT))
      return { start, end, code: side.code, tag: side.tag };
  }
  return null;
}

function tellsOfFailure(view: SentenceView): boolean {
  return isNear(view, view.sentence.start, view.sentence.end, FAILED);
}

function isNear(view: SentenceView, from: number, to: number, words: RegExp): boolean {
  for (let at = from; at < to; at += 1) {
    if (words.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
