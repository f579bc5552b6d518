import type { Token } from '../tokens/tokenize.ts';

/** Tokens before a name in which the fight for it is told. */
const REACH = 4;

/** "the battle for X", "штурм X", "оборони X": what a side fights for it fights at. */
const FIGHT =
  /^(?:battles?|fights?|fighting|assaults?|assaulting|assaulted|storm|storming|stormed|attacks?|attacking|offensive|defen[cs]e|defending|siege|push|raid|rolled|rolling|enter|entered|entering|retook|recaptured|break|broke|breaking|breakthrough|прорв\p{L}*|прорыв\p{L}*|прорива\p{L}*|штурм\p{L}*|оборон\p{L}*|б[іо]й|бо[йюєяїеи]|бою|боєм|боем|бої[вх]?|боям\p{L}*|боях|боев|боёв|наступ(?:|у|і|ом)|наступал\p{L}*|наступлен\p{L}*|атак\p{L}*|контратак\p{L}*|counterattack\p{L}*|битв\p{L}*|захист\p{L}*|увійш\p{L}*|ввійш\p{L}*|зайшл\p{L}*|вошл\p{L}*|зашл[аи]|звільн\p{L}*|освобо\p{L}*|защит\p{L}*|наско[кч]\p{L}*)$/u;
/** "the retreat from X", "выход из X", "came out of X", "на виїзді з X": by the road out of it. */
const EXIT =
  /^(?:retreat\p{L}*|withdr\p{L}*|pullback|pulled|pulling|evacuat\p{L}*|fled|flee\p{L}*|back|exit|відступ\p{L}*|відхо\p{L}*|відійш\p{L}*|вий\p{L}*|виїх\p{L}*|виїжд\p{L}*|виповз\p{L}*|вих[оі]д\p{L}*|тіка\p{L}*|втік\p{L}*|втекл\p{L}*|поверта\p{L}*|від'їха\p{L}*|отступ\p{L}*|отход\p{L}*|отош\p{L}*|выш\p{L}*|выход\p{L}*|выезж\p{L}*|выезд\p{L}*|выеха\p{L}*|выполз\p{L}*|выкат\p{L}*|драпа\p{L}*|бежа\p{L}*|бегств\p{L}*|уход\p{L}*|ушел|ушла|ушли|возвраща\p{L}*|эвакуац\p{L}*|евакуац\p{L}*)$/u;
const OUT_OF = new Set('from з із зі из с со від от out'.split(' '));
const FIGHTS_BEHIND = new Set('attack attacks assault assaults offensive battle'.split(' '));
const CLAUSE_MARKS = new Set('.,;:!?…('.split(''));

/**
 * Whether a name that is told as the aim of a fight, or as what was left, is where things of that
 * fight were lost: near it, for who fights for a town need not be in it.
 */
export function isFoughtOver(tokens: readonly Token[], start: number): boolean {
  let isOutOf = false;
  for (let at = start - 1; at >= start - REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || CLAUSE_MARKS.has(token.norm)) break;
    if (isOutOf ? isExit(tokens, at) : FIGHT.test(token.norm)) return true;
    isOutOf ||= OUT_OF.has(token.norm);
  }
  return false;
}

/** The same, and "the Vuhledar attacks". */
export function isPartOfFight(tokens: readonly Token[], start: number, end: number): boolean {
  return (
    isFoughtOver(tokens, start) ||
    isLeftBehind(tokens, start, end) ||
    FIGHTS_BEHIND.has(tokens[end]?.norm ?? '')
  );
}

const OVER = new Set('across over beyond behind за через'.split(' '));
const WATER_REACH = 6;

/** "pulled out across the Oskil", "відійшли за Оскіл" */
export function isRetreatOver(tokens: readonly Token[], from: number, name: number): boolean {
  let isOver = false;
  for (let at = from; at < name; at += 1) isOver ||= OVER.has(tokens[at]?.norm ?? '');
  if (!isOver) return false;
  for (let at = from - 1; at >= from - WATER_REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || CLAUSE_MARKS.has(token.norm)) break;
    if (EXIT.test(token.norm)) return true;
  }
  return false;
}

/** "came out of X", "the road out of X"; who came from X may have come long before. */
const WAY_OUT = new Set(
  'ran running came come coming comes drove driving rolled rolling crawled crept going went road way moving moved'.split(
    ' ',
  ),
);

function isExit(tokens: readonly Token[], at: number): boolean {
  const norm = tokens[at]?.norm ?? '';
  return EXIT.test(norm) || (WAY_OUT.has(norm) && tokens[at + 1]?.norm === 'out');
}

/** "Из Лимана ушли": the verb stands behind the name. */
function isLeftBehind(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[start]?.cyrillic !== true || !OUT_OF.has(tokens[start - 1]?.norm ?? '')) return false;
  return EXIT.test(tokens[end]?.norm ?? '') || EXIT.test(tokens[end + 1]?.norm ?? '');
}
