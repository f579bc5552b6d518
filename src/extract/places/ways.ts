import type { Token } from '../tokens/tokenize.ts';

const WAYS =
  /^(?:road|lane|track|path|route|highway|causeway|railway|turnoff|дорог[аиуіе]|дорозі|дорогою|трас[аиуіе]|трасс[аыуе]|шлях|шляху|стежк[аиу]|стежці|грунтовк[аиуе]|грунтовці|ґрунтовк[аиу]|ґрунтовці|поворот[іе]?)$/u;
/** Tokens of a locative phrase that may hold the way itself: "on the road to". */
const LONGEST_PHRASE = 4;

/** "the lane to", "on the road to", "дорога на": a way that leads from or to what is named next. */
export function isOfWay(tokens: readonly Token[], start: number, end: number): boolean {
  const last = Math.min(end, start + LONGEST_PHRASE);
  for (let at = start - 1; at < last; at += 1) {
    if (WAYS.test(tokens[at]?.norm ?? '')) return true;
  }
  return false;
}
